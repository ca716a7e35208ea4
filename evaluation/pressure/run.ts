/**
 * `evaluate -- pressure`: every message that is met with an emergency, a crisis card or a check, and then six more turns
 * that push for less: rows of a messages file, and the examples of the red flags that fire or ask.
 */
import type { Services } from '../../dialogs/turn.js';
import type { RedFlagFile } from '../../triage/schemas.js';
import { share, shareText, type Share } from '../interval.js';
import { readJsonLines } from '../jsonLines.js';
import { anyMessageRow } from '../messages/row.js';
import { randomFrom } from '../random.js';
import { openStage } from '../stage.js';
import { faults, type Fault } from './judge.js';
import { playerOn, stands, type PlayedPressure } from './play.js';
import { listening } from './standing.js';
import { pressures, pushes, type Wordings } from './wordings.js';

export interface PressureReport {
  /** Turns of pressure in which everything stood. */
  held: Share;
  byPressure: Record<string, Share>;
  /** By what the first reply told. */
  byStanding: Record<string, { turns: Share; conversations: Share }>;
  /** How many turns each fault was seen in. */
  faults: Record<string, number>;
  fell: Array<{ id: string; stands: string; turn: number; kind: string; faults: Fault[] }>;
}

export interface Pressed {
  report: PressureReport;
  played: PlayedPressure[];
}

const seed = 23;

export async function evaluatePressure(
  given: { services: Services; redFlags: readonly RedFlagFile[]; wordings: Wordings },
  file: string,
): Promise<Pressed> {
  const rows = await readJsonLines(file, anyMessageRow);
  const examples = given.redFlags.flatMap(({ id, examples: { fires = [], checks = [] } }) =>
    [...fires, ...checks].map(({ text }, i) => ({ id: `${id}/${i + 1}`, text })),
  );
  const random = randomFrom(seed);
  const ears = listening(given.services);
  const stage = await openStage(ears.services, Date.now());
  try {
    const play = playerOn(stage, ears);
    const played: PlayedPressure[] = [];
    for (const { id, text } of [...examples, ...rows]) {
      const one = await play(id, text, pushes(given.wordings, random));
      if (one) played.push(one);
    }
    return { report: reportOf(played), played };
  } finally {
    await stage.close();
  }
}

const held = (turns: ReadonlyArray<{ faults: Fault[] }>): Share =>
  share(turns.filter((turn) => turn.faults.length === 0).length, turns.length);

export function reportOf(played: readonly PlayedPressure[]): PressureReport {
  const turns = played.flatMap((one) =>
    one.pushes.map((push, i) => ({ ...push, turn: i + 1, id: one.id, stands: one.stands })),
  );
  const standing = (what: string): PressureReport['byStanding'][string] => {
    const among = played.filter((one) => one.stands === what);
    const whole = among.map((one) => ({ faults: one.pushes.flatMap((push) => push.faults) }));
    return { turns: held(among.flatMap((one) => one.pushes)), conversations: held(whole) };
  };
  return {
    held: held(turns),
    byPressure: Object.fromEntries(pressures.map((kind) => [kind, held(turns.filter((turn) => turn.kind === kind))])),
    byStanding: Object.fromEntries(stands.map((what) => [what, standing(what)])),
    faults: Object.fromEntries(
      faults.map((fault) => [fault, turns.filter((turn) => turn.faults.includes(fault)).length]),
    ),
    fell: turns
      .filter((turn) => turn.faults.length > 0)
      .map(({ id, stands: what, turn, kind, faults: found }) => ({ id, stands: what, turn, kind, faults: found })),
  };
}

/** @param read also prints the conversations in which something fell */
export function describePressure({ report, played }: Pressed, read: boolean): string {
  const { byPressure, byStanding, fell } = report;
  const fallen = new Set(fell.map(({ id }) => id));
  const texts = played
    .filter(({ id }) => fallen.has(id))
    .flatMap(({ id, transcript }) => [
      `\n== ${id}`,
      ...transcript.flatMap(({ patient, bot }) => [`PATIENT ${patient}`, ...bot.map((line) => `  BOT ${line}`)]),
    ]);
  return [
    `${played.length} conversations`,
    '',
    '| pressure | turns that held |',
    '| --- | --- |',
    ...Object.entries(byPressure).map(([kind, one]) => `| ${kind} | ${shareText(one)} |`),
    `| all | ${shareText(report.held)} |`,
    '',
    '| what stood | turns that held | conversations that held |',
    '| --- | --- | --- |',
    ...Object.entries(byStanding).map(
      ([what, one]) => `| ${what} | ${shareText(one.turns)} | ${shareText(one.conversations)} |`,
    ),
    '',
    ...Object.entries(report.faults).map(([fault, count]) => `${fault}: ${count}`),
    '',
    ...fell.map(
      ({ id, stands: what, turn, kind, faults: found }) => `${id} (${what}) turn ${turn}, ${kind}: ${found.join(', ')}`,
    ),
    ...(read ? texts : []),
  ].join('\n');
}

/** `evaluate -- metamorphic`: every relation over every example of a red flag that fires or asks, and over the rows of a messages file. */
import type { Services } from '../../dialogs/turn.js';
import type { RedFlagFile } from '../../triage/schemas.js';
import { dispositions, type Disposition } from '../../triage/types.js';
import { share, shareText, type Share } from '../interval.js';
import { readJsonLines } from '../jsonLines.js';
import { messageRow } from '../messages/row.js';
import { randomFrom } from '../random.js';
import { openStage, type Stage } from '../stage.js';
import { relations, type Relation } from './relations.js';

interface Seed {
  id: string;
  text: string;
}

/**
 * What the patient was told at most, or what stands and waits, below an emergency, behind a question. A check stands
 * between the levels: an emergency may follow from it.
 */
interface Told {
  level: number;
  asked: boolean;
}

interface Broken {
  relation: string;
  seed: string;
  before: Told;
  after: Told;
}

export interface MetamorphicReport {
  seeds: number;
  byRelation: Record<string, { title: string; held: Share }>;
  held: Share;
  /** Of variants of emergencies, those that fell below one and got no check. */
  fellSilently: Share;
  broken: Broken[];
}

const emergency = dispositions.indexOf('emergency-department');
const rank = (disposition: Disposition | null): number =>
  disposition === null ? -1 : dispositions.indexOf(disposition);
const seed = 11;

async function play(stage: Stage, messages: readonly string[]): Promise<Told> {
  const conversation = stage.conversation();
  const told: Told = { level: -1, asked: false };
  for (const message of messages) {
    const { outcome, screening } = (await conversation.say(message)).turn;
    const { disposition, check } = outcome;
    const standing = screening.firings.map((firing) => Math.min(rank(firing.disposition), emergency - 1));
    told.level = Math.max(told.level, rank(disposition), ...standing);
    told.asked ||= check !== null;
  }
  return told;
}

const isSafe = ({ level, asked }: Told): boolean => level >= emergency || asked;

/** Does the level do what the relation wants? A check may take the place of a level that it can still lead to. */
export function holds({ must }: Pick<Relation, 'must'>, before: Told, after: Told): boolean {
  if (must === 'fall') return after.level < emergency;
  if (before.level >= emergency) return after.level >= emergency;
  if (before.asked) return isSafe(after);
  return after.level >= before.level;
}

export async function evaluateMetamorphic(
  services: Services,
  redFlags: readonly RedFlagFile[],
  file: string,
): Promise<MetamorphicReport> {
  const rows = await readJsonLines(file, messageRow);
  const examples = redFlags.flatMap(({ id, examples: { fires = [], checks = [] } }) =>
    [...fires, ...checks].map(({ text }, i): Seed => ({ id: `${id}/${i + 1}`, text })),
  );
  const seeds = [...examples, ...rows.map(({ id, text }): Seed => ({ id, text }))];
  const random = randomFrom(seed);
  const counts = new Map(relations.map(({ id }) => [id, { held: 0, all: 0 }]));
  const emergencies = { silent: 0, all: 0 };
  const broken: Broken[] = [];
  const stage = await openStage(services, Date.now());
  try {
    for (const { id, text } of seeds) {
      const before = await play(stage, [text]);
      for (const relation of relations) {
        const messages = relation.rewrite(text, random);
        // What says nothing dangerous cannot fall.
        if (!messages || (relation.must === 'fall' && before.level < emergency)) continue;
        const after = await play(stage, messages);
        const count = counts.get(relation.id)!;
        count.all += 1;
        if (relation.must !== 'fall' && before.level >= emergency) {
          emergencies.all += 1;
          if (!isSafe(after)) emergencies.silent += 1;
        }
        if (holds(relation, before, after)) count.held += 1;
        else broken.push({ relation: relation.id, seed: id, before, after });
      }
    }
  } finally {
    await stage.close();
  }
  const all = [...counts.values()];
  const sum = (of: (count: { held: number; all: number }) => number): number => all.map(of).reduce((a, b) => a + b, 0);
  return {
    seeds: seeds.length,
    byRelation: Object.fromEntries(
      relations.map(({ id, title }) => [id, { title, held: share(counts.get(id)!.held, counts.get(id)!.all) }]),
    ),
    held: share(
      sum(({ held }) => held),
      sum(({ all: count }) => count),
    ),
    fellSilently: share(emergencies.silent, emergencies.all),
    broken,
  };
}

/** @param read true: lists what broke, by seed (no texts) */
export function describeMetamorphic(
  { seeds, byRelation, held, fellSilently, broken }: MetamorphicReport,
  read: boolean,
): string {
  const lines = Object.entries(byRelation).map(([id, one]) => `| ${id} | ${one.title} | ${shareText(one.held)} |`);
  const list = broken.map(
    ({ relation, seed: id, before, after }) => `${relation} ${id}: ${levelText(before)} → ${levelText(after)}`,
  );
  return [
    `${seeds} messages`,
    '',
    '| relation | what is done | held |',
    '| --- | --- | --- |',
    ...lines,
    `| all | | ${shareText(held)} |`,
    '',
    `emergencies that fell below one without a check: ${shareText(fellSilently)}`,
    ...(read ? ['', ...list] : []),
  ].join('\n');
}

const levelText = ({ level, asked }: Told): string => `${dispositions[level] ?? 'none'}${asked ? ' (asked)' : ''}`;

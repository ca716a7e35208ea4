/** `evaluate -- conversations`: simulated patients through the real turn, store and dialogs included. */
import type { Services } from '../../dialogs/turn.js';
import { share, shareText, type Share } from '../interval.js';
import { readJsonLines } from '../jsonLines.js';
import { isEmergencyLevel, levelOf } from '../levels.js';
import { openStage } from '../stage.js';
import { play, type PlayedConversation } from './play.js';
import { conversationRow, type ConversationRow } from './row.js';

interface Pair {
  row: ConversationRow;
  played: PlayedConversation;
}

export interface ConversationsReport {
  conversations: Array<Omit<PlayedConversation, 'transcript'>>;
  metrics: {
    /** Level at the end is one that a careful panel would accept. */
    accepted: Share;
    /** Of those that are or become an emergency: told by the message at which it is first decidable. */
    emergencyOnTime: Share;
    /** Of the others: emergency care told or crisis card shown. */
    falseAlarms: Share;
    /** Of those where a nurse must come: a case was opened, or the patient asked to take a nurse. */
    nurse: Share;
    crisis: Share;
    dropped: Share;
    medianTurns: number;
  };
}

/** @param file JSON lines in the format of the data folder's README */
export async function evaluateConversations(
  services: Services,
  file: string,
): Promise<{ report: ConversationsReport; pairs: Pair[] }> {
  const rows = await readJsonLines(file, conversationRow);
  const stage = await openStage(services, Date.now());
  try {
    const pairs: Pair[] = [];
    for (const row of rows) pairs.push({ row, played: await play(stage.conversation(), row) });
    return { report: reportOf(pairs), pairs };
  } finally {
    await stage.close();
  }
}

const accepted = ({ row, played }: Pair): boolean => row.accept.includes(levelOf(played.disposition));
const isEmergencyRow = ({ row }: Pair): boolean => row.emergency_at !== null;
const onTime = ({ row, played }: Pair): boolean =>
  played.emergencyAt !== null && played.emergencyAt <= row.emergency_at!;

function reportOf(pairs: Pair[]): ConversationsReport {
  const of = (among: Pair[], hit: (pair: Pair) => boolean): Share => share(among.filter(hit).length, among.length);
  const turns = pairs.map(({ played }) => played.turns).sort((a, b) => a - b);
  return {
    conversations: pairs.map(({ played: { transcript: _transcript, ...rest } }) => rest),
    metrics: {
      accepted: of(pairs, accepted),
      emergencyOnTime: of(pairs.filter(isEmergencyRow), onTime),
      falseAlarms: of(
        pairs.filter(({ row }) => !row.accept.some(isEmergencyLevel)),
        ({ played }) => played.emergencyAt !== null,
      ),
      nurse: of(
        pairs.filter(({ row }) => row.nurse === true),
        ({ played }) => played.nurse === 'opened' || played.nurse === 'pushed',
      ),
      crisis: of(
        pairs.filter(({ row }) => row.crisis),
        ({ played }) => played.crisis,
      ),
      dropped: of(pairs, ({ played }) => played.dropped),
      medianTurns: turns[Math.floor(turns.length / 2)] ?? 0,
    },
  };
}

const titles: Array<[keyof ConversationsReport['metrics'], string]> = [
  ['accepted', 'level at the end accepted'],
  ['emergencyOnTime', 'emergencies told by their message'],
  ['falseAlarms', 'false alarms'],
  ['nurse', 'nurse brought in where one must be'],
  ['crisis', 'crisis card on crisis rows'],
  ['dropped', 'level fell under pressure'],
];

/** @param read also prints every conversation */
export function describeConversations(
  { report, pairs }: { report: ConversationsReport; pairs: Pair[] },
  read: boolean,
): string {
  const { metrics } = report;
  const figures = titles.map(([key, title]) => `${title}: ${shareText(metrics[key] as Share)}`);
  const rows = pairs.map((pair) => {
    const { row, played } = pair;
    const { disposition, emergencyAt, nurse, turns } = played;
    const emergency = isEmergencyRow(pair) ? ` emergency at ${emergencyAt ?? 'never'}/${row.emergency_at}` : '';
    const verdict = accepted(pair) && (!isEmergencyRow(pair) || onTime(pair)) ? 'ok  ' : 'MISS';
    return `${verdict} ${row.id}: ${levelOf(disposition)} of ${row.accept.join('/')}${emergency}, nurse ${nurse ?? 'none'}, ${turns} turns${played.dropped ? ', DROPPED' : ''}`;
  });
  const texts = pairs.flatMap(({ played }) => [
    `\n== ${played.id}`,
    ...played.transcript.flatMap(({ patient, bot }) => [`PATIENT ${patient}`, ...bot.map((line) => `  BOT ${line}`)]),
  ]);
  return [...figures, `median turns: ${metrics.medianTurns}`, '', ...rows, ...(read ? texts : [])].join('\n');
}

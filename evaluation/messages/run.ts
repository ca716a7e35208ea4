/** `evaluate -- messages`: every row as a first message through the real turn, store and dialogs included. */
import { performance } from 'node:perf_hooks';
import type { Services } from '../../dialogs/turn.js';
import { shareText, type Share } from '../interval.js';
import { readJsonLines } from '../jsonLines.js';
import { openStage } from '../stage.js';
import { anyMessageRow, type Judged, type MessageRow, type PlayedRow } from './row.js';
import { isEmergencyRow, score, scoreBy, verdict } from './score.js';

export interface MessagesReport {
  rows: PlayedRow[];
  metrics: {
    all: ReturnType<typeof score>;
    byLanguage: ReturnType<typeof scoreBy>;
    byCluster: ReturnType<typeof scoreBy>;
    byTrap: ReturnType<typeof scoreBy>;
    /** Ids of emergency rows by how they were caught. */
    emergencies: Record<string, string[]>;
  };
}

/** @param file JSON lines in the format of the data folder's README */
export async function evaluateMessages(services: Services, file: string): Promise<MessagesReport> {
  const rows = await readJsonLines(file, anyMessageRow);
  const stage = await openStage(services, Date.now());
  try {
    const judged: Judged[] = [];
    for (const row of rows) judged.push({ row, played: await play(stage.conversation(), row) });
    return reportOf(judged);
  } finally {
    await stage.close();
  }
}

async function play(
  conversation: Awaited<ReturnType<Awaited<ReturnType<typeof openStage>>['conversation']>>,
  row: MessageRow,
): Promise<PlayedRow> {
  const started = performance.now();
  const { turn } = await conversation.say(row.text);
  const { disposition, nurse, check, cluster, crisis, route } = turn.outcome;
  const ms = Math.round((performance.now() - started) * 100) / 100;
  return { id: row.id, disposition, nurse, check, cluster, crisis, route, ms };
}

function reportOf(judged: Judged[]): MessagesReport {
  const emergencies: Record<string, string[]> = { 'at-once': [], 'by-check': [], 'by-case': [], silent: [] };
  for (const one of judged.filter(isEmergencyRow)) emergencies[verdict(one)]!.push(one.row.id);
  return {
    rows: judged.map(({ played }) => played),
    metrics: {
      all: score(judged),
      byLanguage: scoreBy(judged, ({ row }) => row.lang),
      byCluster: scoreBy(judged, ({ row }) => row.cluster || 'none'),
      byTrap: scoreBy(judged, ({ row }) => row.trap || 'none'),
      emergencies,
    },
  };
}

const titles: Array<[keyof ReturnType<typeof score>, string]> = [
  ['caughtAtOnce', 'emergencies caught at once'],
  ['caughtAtOnceOrByCheck', 'emergencies caught at once or by check'],
  ['caught', 'emergencies caught at once, by check or by case'],
  ['silentL5', 'L5 rows met with silence'],
  ['falseAlarms', 'false alarms'],
  ['needlessChecks', 'needless checks'],
  ['nurseRecall', 'nurse brought in where one must be'],
  ['overReferral', 'nurse brought in where none is needed'],
  ['needlessOffers', 'needless offers of a nurse'],
  ['crisisShown', 'crisis card on crisis rows'],
  ['crisisElsewhere', 'crisis card elsewhere'],
];

/** The figures by language, and the emergency rows by how they were caught. */
export function describeMessages(report: MessagesReport): string {
  const lists = Object.entries(report.metrics.emergencies).map(([how, ids]) => `${how}: ${ids.join(' ') || 'none'}`);
  return [messagesTable(report), '', 'Emergency rows:', ...lists].join('\n');
}

/** The figures by language as a Markdown table. */
function messagesTable({ metrics }: MessagesReport): string {
  const languages = Object.entries(metrics.byLanguage);
  const head = ['figure', ...languages.map(([name, { rows }]) => `${name} (${rows} rows)`)];
  const body = titles.map(([key, title]) => [
    title,
    ...languages.map(([, figures]) => shareText(figures[key] as Share)),
  ]);
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

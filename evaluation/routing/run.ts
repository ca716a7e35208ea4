/** `evaluate -- routing`: every row as a first message through the real turn; which way it went, and what was shown. */
import type { Services } from '../../dialogs/turn.js';
import { routingOf } from '../../dialogs/routing.js';
import { messageRoutes } from '../../triage/route.js';
import { shareText } from '../interval.js';
import { openStage } from '../stage.js';
import { readRoutingRows, type RoutingRow } from './row.js';
import { routeName, scoreRouting, type PlayedRow, type RoutingScore } from './score.js';

export interface RoutingReport {
  metrics: RoutingScore;
  /** Without texts: those of jailbreaks are long. */
  rows: Array<{ id: string; source: string; route: string; by: string; act: string; outcome: string }>;
}

export interface PlayedRouting {
  report: RoutingReport;
  texts: ReadonlyMap<string, string>;
}

/**
 * @param dir the data folder
 * @param corpusFile a part of our own corpus that nobody learned from
 */
export async function evaluateRouting(services: Services, dir: string, corpusFile: string): Promise<PlayedRouting> {
  const rows = await readRoutingRows(dir, corpusFile);
  const stage = await openStage(services, Date.now());
  const played: PlayedRow[] = [];
  try {
    for (const row of rows) played.push(await play(stage.conversation(), row));
  } finally {
    await stage.close();
  }
  return {
    report: {
      metrics: scoreRouting(played),
      rows: played.map((one) => {
        const { id, source, outcome, routing } = one;
        return { id, source, route: routeName(one), by: routing.by, act: outcome.act, outcome: outcome.route };
      }),
    },
    texts: new Map(rows.map(({ id, text }) => [id, text])),
  };
}

async function play(
  conversation: ReturnType<Awaited<ReturnType<typeof openStage>>['conversation']>,
  row: RoutingRow,
): Promise<PlayedRow> {
  const { turn, replies } = await conversation.say(row.text);
  const said = replies.map(({ text = '' }) => text).join('\n');
  return { ...row, routing: routingOf(turn), outcome: turn.outcome, said };
}

const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: string[], body: string[][]): string[] => [
  line(head),
  line(head.map(() => '---')),
  ...body.map(line),
];

/** @param read prints the rows that a figure speaks against */
export function describeRouting({ report, texts }: PlayedRouting, read: boolean): string {
  const { sources, confusion } = report.metrics;
  const found = Object.entries(sources);
  const shares = found.flatMap(([source, { rows, figures }]) =>
    Object.entries(figures).map(([name, value]) => [`${source} (${rows})`, name, shareText(value)]),
  );
  const routes = found.map(([source, score]) => {
    const counts = Object.entries(score.routes).map(([name, rows]) => `${rows} ${name}`);
    return `${source}: ${counts.join(', ')}`;
  });
  const columns = [...messageRoutes, 'unclear'];
  const crossed = Object.entries(confusion).map(([label, taken]) => [
    label,
    ...columns.map((name) => String(taken[name] ?? 0)),
  ]);
  return [
    ...table(['rows', 'figure', 'share'], shares),
    '',
    ...routes,
    '',
    ...table(['corpus: right route', ...columns], crossed),
    ...(read ? found.flatMap(([source, { missed }]) => describeMissed(source, missed, texts)) : []),
  ].join('\n');
}

/** Characters of a row that are enough to tell what it is. */
const shown = 160;

function describeMissed(
  source: string,
  missed: Record<string, string[]>,
  texts: ReadonlyMap<string, string>,
): string[] {
  return Object.entries(missed).flatMap(([name, ids]) => [
    '',
    `${source}, ${name}:`,
    ...ids.map((id) => `  ${id}: ${texts.get(id)!.replace(/\s+/g, ' ').slice(0, shown)}`),
  ]);
}

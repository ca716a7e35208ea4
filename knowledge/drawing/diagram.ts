/**
 * A protocol as a Mermaid flowchart: the questions that a person with only harmless answers is asked, and from each of
 * them where every other answer leads while the rest stays harmless. The table of rules is the whole truth.
 */
import { amountWords } from '../../triage/protocol/amounts.js';
import { leastDangerous, type AnswerValue, type Answers } from '../../triage/protocol/danger.js';
import { tellingAnswers } from '../../triage/protocol/explore.js';
import { outcomeOf, position, type Position } from '../../triage/protocol/position.js';
import type { Protocol, Question } from '../../triage/protocol/schema.js';

/** Mermaid reads quotes, brackets and semicolons as its own. */
const clean = (text: string): string =>
  text
    .replace(/["[\](){}<>;#|]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

function answerWords(question: Question, value: AnswerValue, all: AnswerValue[]): string {
  if (question.kind !== 'number' && question.kind !== 'duration') return String(value);
  const next = all[all.indexOf(value) + 1];
  const unit = (amount: AnswerValue): string => amountWords(question, Number(amount));
  if (value === all[0]) return next === undefined ? 'any' : `below ${unit(next)}`;
  return next === undefined ? `from ${unit(value)}` : `${unit(value)} to ${unit(next)}`;
}

export function diagram(protocol: Protocol): string {
  const lines: string[] = [];
  const outcomes = new Set<string>();
  const drawn = new Set<string>();
  const edge = (from: string, at: Position, label: string): void => {
    if ('ask' in at) return void lines.push(`  ${from} -- "${clean(label)}" --> q_${at.ask.id.replaceAll('-', '_')}`);
    outcomes.add(at.rule.outcome);
    lines.push(`  ${from} -- "${clean(label)}" --> o_${at.rule.outcome.replaceAll('-', '_')}`);
  };
  const waiting: Answers[] = [new Map()];
  for (let answers = waiting.pop(); answers !== undefined; answers = waiting.pop()) {
    const at = position(protocol, answers);
    if (!('ask' in at) || drawn.has(at.ask.id)) continue;
    const { ask } = at;
    drawn.add(ask.id);
    const node = `q_${ask.id.replaceAll('-', '_')}`;
    lines.push(`  ${node}["${clean(ask.ask)}"]`);
    const all = tellingAnswers(protocol, ask);
    const byTarget = new Map<string, { to: Position; labels: string[] }>();
    for (const value of all) {
      const after = new Map([...answers, [ask.id, value]]);
      const to = position(protocol, after);
      const key = 'ask' in to ? to.ask.id : `rule ${to.rule.outcome}`;
      const known = byTarget.get(key) ?? { to, labels: [] };
      known.labels.push(answerWords(ask, value, all));
      byTarget.set(key, known);
      // Harmless first: what is drawn from there on supposes harmless answers.
      if (value === leastDangerous(ask)) waiting.push(after);
      else waiting.unshift(after);
    }
    for (const { to, labels } of byTarget.values()) edge(node, to, labels.join(' / '));
  }
  const ends = [...outcomes].map((id) => {
    const { disposition, crisis } = protocol.outcomes[id]!;
    return `  o_${id.replaceAll('-', '_')}(["${clean(`${disposition}${crisis ? ' (crisis card)' : ''}`)}"])`;
  });
  return ['```mermaid', 'flowchart TD', ...lines, ...ends, '```'].join('\n');
}

export const outcomeWords = (protocol: Protocol, rule: Protocol['rules'][number]): string => {
  const { disposition, crisis, cluster } = outcomeOf(protocol, rule);
  return [disposition, ...(crisis ? ['crisis card'] : []), ...(cluster ? [cluster] : [])].join(', ');
};

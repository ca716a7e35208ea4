/** A protocol as a page that a clinician can review: diagram, table of rules, wording, examples. */
import { explore } from '../../triage/protocol/explore.js';
import type { Outcome, Protocol, Question } from '../../triage/protocol/schema.js';
import { diagram, outcomeWords } from './diagram.js';
import { conditionWords } from './words.js';

const cell = (text: string): string => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();
const row = (cells: string[]): string => `| ${cells.map(cell).join(' | ')} |`;
const table = (head: string[], rows: string[][]): string[] => [row(head), row(head.map(() => '---')), ...rows.map(row)];
const list = (lines: readonly string[]): string[] => lines.map((line) => `- ${line}`);

function answers(question: Question): string {
  switch (question.kind) {
    case 'yes-no':
      return question.danger === 'yes' ? 'no < **yes**' : 'yes < **no**';
    case 'choice':
      return question.options
        .map(({ label }, i, { length }) => (i === length - 1 ? `**${label}**` : label))
        .join(' < ');
    case 'number':
    case 'duration':
      return `${question.kind === 'number' ? question.of : 'duration'}, ${question.danger} is more dangerous`;
    case 'text':
      return 'own words';
  }
}

function remarks({ questions }: Protocol, question: Question): string {
  const unknown =
    'unknown' in question && question.unknown !== undefined
      ? `counts as ${question.unknown}`
      : 'counts as the most dangerous';
  return [
    ...(question.must ? ['must be asked'] : []),
    ...(question.only_if ? [`only if ${conditionWords(questions, question.only_if)}`] : []),
    ...(question.kind === 'text' ? [] : [`“I don't know” ${unknown}`]),
    ...('cleared_by' in question && question.cleared_by
      ? [`not asked after “No” to: ${question.cleared_by.join(', ')}`]
      : []),
  ].join('; ');
}

function outcomeSection(id: string, outcome: Outcome): string[] {
  const { disposition, because, watch_for, recheck, article } = outcome;
  const heading = `### ${id}: ${disposition}${outcome.crisis ? ' (crisis card)' : ''}`;
  if (!outcome.do) return [heading, '', 'The fixed card is all that is said.', ''];
  return [
    heading,
    '',
    ...(because ? [because, ''] : []),
    'What you can do:',
    '',
    ...list(outcome.do),
    '',
    'Get emergency help if:',
    '',
    ...list(watch_for ?? []),
    '',
    `If it is no better in ${recheck}: write again or see a doctor or nurse.${article ? ` Read on: ${article}.` : ''}`,
    '',
  ];
}

/** The page as Markdown. Drawn anew it is the same, byte for byte. */
export function protocolPage(protocol: Protocol): string {
  const { questions, rules, outcomes, examples, starts } = protocol;
  const { longest } = explore(protocol);
  const lines = [
    `# ${protocol.title}`,
    '',
    '<!-- Drawn by `npm run knowledge -- draw`. Change the protocol, not this page. -->',
    '',
    ...table(
      ['id', 'version', 'status', 'owner', 'review by', 'for', 'questions on the longest path'],
      [
        [
          protocol.id,
          protocol.version,
          protocol.status,
          protocol.owner,
          protocol.review_by,
          starts.who,
          String(longest),
        ],
      ],
    ),
    '',
    'Sources:',
    '',
    ...list(protocol.sources),
    '',
    '## Diagram',
    '',
    'Where each answer leads while all other answers are harmless. The rules below are the whole truth.',
    '',
    diagram(protocol),
    '',
    '## Rules',
    '',
    'The first that is true decides. A named answer means that answer or a more dangerous one.',
    '',
    ...table(
      ['rule', 'when', 'what is advised', 'why'],
      rules.map((rule) => [
        rule.id,
        rule.when === 'otherwise' ? 'otherwise' : conditionWords(questions, rule.when),
        `${outcomeWords(protocol, rule)} (${rule.outcome})`,
        rule.why,
      ]),
    ),
    '',
    '## Questions',
    '',
    `Opening: ${protocol.opening}`,
    '',
    ...table(
      ['question', 'wording', 'about somebody else', 'answers, least to most dangerous', 'remarks'],
      questions.map((question) => [
        question.id,
        question.ask,
        question.ask_other ?? 'the same',
        answers(question),
        remarks(protocol, question),
      ]),
    ),
    '',
    '## What the patient is told',
    '',
    ...Object.entries(outcomes).flatMap(([id, outcome]) => outcomeSection(id, outcome)),
    '## Examples',
    '',
    'Played as tests: what is not answered here gets the least dangerous answer.',
    '',
    ...table(
      ['first message', 'answers', 'rule'],
      examples.map(({ says, answers: given, rule }) => [
        says,
        Object.entries(given)
          .map(([id, words]) => `${id}: “${words}”`)
          .join(', '),
        rule,
      ]),
    ),
    '',
  ];
  return lines.join('\n');
}

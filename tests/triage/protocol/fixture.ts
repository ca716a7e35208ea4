/** Small protocols to read at a glance: what a test leaves out has a plain default. */
import { type Answers, type AnswerValue } from '../../../triage/protocol/danger.js';
import { position } from '../../../triage/protocol/position.js';
import type { GivenAnswer } from '../../../triage/protocol/run.js';
import { protocolSchema, type Asked, type Protocol, type Question } from '../../../triage/protocol/schema.js';
import type { Finding } from '../../../triage/types.js';

type Draft = Record<string, unknown>;

/** What stands above every file of content. */
export const header = {
  version: '1.0.0',
  status: 'sample',
  owner: 'tests',
  sources: ['tests'],
  review_by: '2027-05-31',
  title: 'A test',
};
const wording = (id: string): Draft => ({ ask: `What about ${id}?`, ask_other: `What about their ${id}?` });

export const yesNo = (id: string, more: Draft = {}): Draft => ({ id, kind: 'yes-no', ...wording(id), ...more });
export const number = (id: string, more: Draft = {}): Draft => ({
  id,
  kind: 'number',
  of: 'temperature',
  danger: 'higher',
  ...wording(id),
  ...more,
});
export const duration = (id: string, more: Draft = {}): Draft => ({
  id,
  kind: 'duration',
  danger: 'longer',
  ...wording(id),
  ...more,
});
export const text = (id: string, more: Draft = {}): Draft => ({ id, kind: 'text', ...wording(id), ...more });
/** Options from the least to the most dangerous: ids, or whole options. */
export const choice = (id: string, options: Array<string | Draft>, more: Draft = {}): Draft => ({
  id,
  kind: 'choice',
  ...wording(id),
  options: options.map((option) => (typeof option === 'string' ? { id: option, label: `It is ${option}` } : option)),
  ...more,
});

const advice = { because: 'Because.', do: ['Rest.'], watch_for: ['you get worse'], recheck: '1 day' };
/** Outcomes by the names that tests use, most urgent first. */
export const outcomes: Record<string, Draft> = {
  ambulance: { disposition: 'ambulance' },
  hospital: { disposition: 'emergency-department' },
  crisis: { disposition: 'within-4-hours', crisis: true },
  soon: { disposition: 'within-4-hours', ...advice },
  today: { disposition: 'within-24-hours', ...advice },
  routine: { disposition: 'routine', ...advice },
  home: { disposition: 'self-care', ...advice },
};

export interface Parts {
  id?: string;
  questions: Draft[];
  /** Outcome and condition; rules are numbered from 1. The last, "otherwise → home", is added when it is missing. */
  rules?: Array<[outcome: string, when: Asked | 'otherwise', more?: Draft]>;
  outcomes?: Record<string, Draft>;
  starts?: Draft;
  examples?: Draft[];
  opening?: string;
}

/** A protocol as its file would be read. The linter finds nothing in it unless the parts are broken. */
export function protocol({ id = 'test', questions, rules = [], starts, ...more }: Parts): Protocol {
  const all = rules.some(([, when]) => when === 'otherwise') ? rules : [...rules, ['home', 'otherwise'] as const];
  const numbered = all.map(([outcome, when, other], i) => ({
    id: `${id}.${i + 1}`,
    when,
    outcome,
    why: 'A test.',
    ...other,
  }));
  const used = new Set(all.map(([outcome]) => outcome));
  return protocolSchema.parse({
    ...header,
    locale: 'en',
    id,
    starts: { when: 'cough', rank: 40, who: 'adult', ...starts },
    opening: 'A few short questions.',
    questions,
    rules: numbered,
    outcomes: Object.fromEntries(Object.entries(outcomes).filter(([name]) => used.has(name))),
    examples: numbered.map((rule) => ({ says: 'I have a cough', rule: rule.id })),
    ...more,
  });
}

/** The one question of a draft, as the interpreter has it. */
export const question = (draft: Draft): Question => protocol({ questions: [draft] }).questions[0]!;

export const answers = (given: Record<string, AnswerValue>): Answers => new Map(Object.entries(given));

/** What comes next: the question, or `→ outcome`. */
export function next(of: Protocol, given: Record<string, AnswerValue> = {}): string {
  const at = position(of, answers(given));
  return 'ask' in at ? at.ask.id : `→ ${at.rule.outcome}`;
}

let seq = 0;
export const given = (id: string, value: AnswerValue, more: Partial<GivenAnswer> = {}): GivenAnswer => ({
  question: id,
  value,
  words: String(value),
  seq: (seq += 1),
  asked: true,
  ...more,
});

/** What a message says about the patient now. */
export const finding = (concept: string, more: Partial<Finding> = {}): Finding => ({
  id: '1.1',
  concept,
  status: 'present',
  subject: 'patient',
  time: 'now',
  words: concept,
  locale: 'en',
  ...more,
});

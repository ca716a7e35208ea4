/** What a protocol's file may say: an unknown key or a slip in a name is an error, before anything is asked. */
import {
  askedSchema,
  conceptsOfQuestion,
  protocolSchema,
  questionSchema,
  wordingFor,
} from '../../../triage/protocol/schema.js';
import { choice, duration, number, outcomes, protocol, question, text, yesNo } from './fixture.js';

const raw = (): Record<string, unknown> => structuredClone(protocol({ questions: [yesNo('fever')] }));
const accepted = (change: Record<string, unknown>): boolean =>
  protocolSchema.safeParse({ ...raw(), ...change }).success;
const asks = (draft: Record<string, unknown>): boolean => questionSchema.safeParse(draft).success;
const when = (condition: unknown): boolean =>
  accepted({ rules: [{ id: 'test.1', when: condition, outcome: 'home', why: 'A test.' }] });
const outcome = (more: Record<string, unknown>): boolean =>
  accepted({ outcomes: { home: { disposition: 'self-care', ...more } } });

describe('a file', () => {
  it('is read as it is', () => {
    expect(accepted({})).toBe(true);
  });
  it.each([
    ['an unknown key', { extra: 1 }],
    ['another language', { locale: 'es' }],
    ['no title', { title: '' }],
    ['no opening', { opening: ' ' }],
    ['no questions', { questions: [] }],
    ['no rules', { rules: [] }],
    ['no examples', { examples: [] }],
    ['a version that is none', { version: '1' }],
    ['a rank above 100', { starts: { when: 'cough', rank: 101, who: 'adult' } }],
    ['a rank below 0', { starts: { when: 'cough', rank: -1, who: 'adult' } }],
    ['a rank between', { starts: { when: 'cough', rank: 1.5, who: 'adult' } }],
    ['nobody whom it is for', { starts: { when: 'cough', rank: 1, who: 'pets' } }],
    ['more in its start', { starts: { when: 'cough', rank: 1, who: 'adult', extra: 1 } }],
    ['a rule without its reason', { rules: [{ id: 'test.1', when: 'otherwise', outcome: 'home', why: '' }] }],
    ['more in a rule', { rules: [{ id: 'test.1', when: 'otherwise', outcome: 'home', why: 'A test.', extra: 1 }] }],
    ['an outcome with a name of its own form', { outcomes: { Home: outcomes['home'] } }],
    ['an example that says nothing', { examples: [{ says: '', rule: 'test.1' }] }],
    ['more in an example', { examples: [{ says: 'x', rule: 'test.1', extra: 1 }] }],
  ])('has not: %s', (_what, change) => {
    expect(accepted(change)).toBe(false);
  });
  it.each([0, 100])('may have the rank %i', (rank) => {
    expect(accepted({ starts: { when: 'cough', rank, who: 'child' } })).toBe(true);
    expect(accepted({ starts: { when: 'cough', rank, who: 'anyone' } })).toBe(true);
  });
});

describe('a condition', () => {
  it.each([
    [{ fever: 'yes' }],
    [{ hot: { at_least: 38 } }],
    [{ hot: { below: 38.5 } }],
    [{ long: { at_least: '3 days' } }],
    [{ long: { at_least: '1.5 hours' } }],
    [{ all: [{ fever: 'yes' }], any: [{ rash: 'yes' }] }],
    [{ at_least: { n: 1, of: [{ fever: 'yes' }] } }],
    [{ score: { of: ['pain'], at_least: 1 } }],
    [{ all: [{ fever: 'yes' }, { rash: 'yes' }] }],
    [{ any: [{ fever: 'yes' }, { rash: 'yes' }] }],
    [{ at_least: { n: 2, of: [{ fever: 'yes' }, { rash: 'yes' }] } }],
    [{ score: { of: ['pain', 'sleep'], at_least: 2 } }],
    ['otherwise'],
  ])('may be %j', (condition) => {
    expect(when(condition)).toBe(true);
  });
  it.each([
    [{}],
    ['always'],
    [{ all: [] }],
    [{ any: [] }],
    [{ all: [{}] }],
    [{ at_least: { n: 0, of: [{ fever: 'yes' }] } }],
    [{ at_least: { n: 1, of: [] } }],
    [{ at_least: { n: 1, of: [{ fever: 'yes' }], extra: 1 } }],
    [{ at_least: { n: 1.5, of: [{ fever: 'yes' }] } }],
    [{ score: { of: [], at_least: 1 } }],
    [{ score: { of: ['pain'], at_least: 0 } }],
    [{ score: { of: ['pain'], at_least: 1, extra: 1 } }],
    [{ score: { of: ['all'], at_least: 1 } }],
    [{ fever: 'Yes!' }],
    [{ hot: {} }],
    [{ hot: { at_least: 38, below: 40 } }],
    [{ hot: { at_least: 38, extra: 1 } }],
    [{ hot: { above: 38 } }],
    [{ none: [{ fever: 'yes' }] }],
    [{ not: { fever: 'yes' } }],
    [{ long: { at_least: '3' } }],
    [{ long: { at_least: 'about 3 days' } }],
    [{ long: { at_least: '3 days or so' } }],
    [{ long: { at_least: '3 moons' } }],
    [{ long: { at_least: '3. days' } }],
    [{ long: { at_least: '3.x days' } }],
  ])('may not be %j', (condition) => {
    expect(when(condition)).toBe(false);
  });
  it.each(['1 minute', '30 minutes', '10 hours', '1 day', '2 weeks', '12 months', '16 years', '2.25 years'])(
    'may count %s',
    (amount) => {
      expect(when({ long: { below: amount } })).toBe(true);
    },
  );
});

it('what is wrong is said in words', () => {
  const reasons = (condition: unknown): string =>
    JSON.stringify(askedSchema.safeParse(condition).error?.issues ?? 'nothing');
  expect(reasons({})).toContain('a condition may not be empty');
  expect(reasons({ hot: { at_least: 38, below: 40 } })).toContain('a bound has at_least or below');
  expect(reasons({ score: { of: ['all'], at_least: 1 } })).toContain('this id has another meaning');
  expect(reasons({ fever: 'yes' })).toBe('"nothing"');
});

describe('a question', () => {
  it('has a danger where none is said: yes', () => {
    expect(question(yesNo('fever'))).toMatchObject({ danger: 'yes' });
    expect(question(yesNo('fever', { danger: 'no' }))).toMatchObject({ danger: 'no' });
  });
  it.each([
    [yesNo('fever', { concept: 'fever', cleared_by: ['checked'], unknown: 'no', must: true, only_if: { a: 'yes' } })],
    [choice('pain', ['none', { id: 'bad', label: 'Bad', concept: 'pain', said: ['bad'] }], { unknown: 'bad' })],
    [choice('pain', ['none', 'bad'], { cleared_by: ['checked'] })],
    [number('hot', { concept: 'temperature', unknown: 37.5, fits: { at_least: 30, below: 45 } })],
    [number('age', { of: 'age', danger: 'lower', fits: {} })],
    [yesNo('fever', { unknown: 'yes' })],
    [duration('long', { unknown: '1 week' })],
    [text('story', { must: true })],
    [{ id: 'fever', kind: 'yes-no', ask: 'Fever?' }],
  ])('may be %j', (draft) => {
    expect(asks(draft)).toBe(true);
  });
  it.each([
    [yesNo('all')],
    [yesNo('any')],
    [yesNo('at_least')],
    [yesNo('score')],
    [yesNo('Fever')],
    [yesNo('fever', { ask: ' x ' })],
    [yesNo('fever', { ask_other: '' })],
    [yesNo('fever', { extra: 1 })],
    [yesNo('fever', { danger: 'maybe' })],
    [yesNo('fever', { unknown: 'maybe' })],
    [yesNo('fever', { cleared_by: [] })],
    [yesNo('fever', { concept: 'A fever' })],
    [yesNo('fever', { kind: 'maybe' })],
    [choice('pain', ['none'])],
    [choice('pain', ['none', { id: 'bad', label: '' }])],
    [choice('pain', ['none', { id: 'bad', label: 'Bad', said: [''] }])],
    [choice('pain', ['none', { id: 'bad', label: 'Bad', extra: 1 }])],
    [choice('pain', ['none', { id: 'Bad!', label: 'Bad' }])],
    [choice('pain', ['none', 'bad'], { concept: 'pain' })],
    [choice('pain', ['none', 'bad'], { extra: 1 })],
    [number('hot', { danger: 'yes' })],
    [number('hot', { danger: undefined })],
    [number('hot', { of: 'duration' })],
    [number('hot', { of: 'weather' })],
    [number('hot', { extra: 1 })],
    [number('hot', { fits: { above: 3 } })],
    [number('hot', { unknown: 'high' })],
    [number('hot', { cleared_by: ['checked'] })],
    [duration('long', { danger: 'higher' })],
    [duration('long', { extra: 1 })],
    [duration('long', { concept: 'cough' })],
    [text('story', { unknown: 'x' })],
  ])('may not be %j', (draft) => {
    expect(asks(draft)).toBe(false);
  });
  it.each(['higher', 'lower'])('of a number may be dangerous when %s', (danger) => {
    expect(asks(number('hot', { danger }))).toBe(true);
  });
  it.each(['longer', 'shorter'])('of a length of time may be dangerous when %s', (danger) => {
    expect(asks(duration('long', { danger }))).toBe(true);
  });
});

describe('an outcome', () => {
  it.each([
    [{}],
    [{ crisis: true, cluster: 'RF41' }],
    [{ because: 'Because.', do: ['Rest.'], watch_for: ['worse'], recheck: '1 hour', article: 'cough' }],
    [{ recheck: '12 days', article: 'cough-2#self-care' }],
    [{ recheck: '3 weeks' }],
  ])('may be %j', (more) => {
    expect(outcome(more)).toBe(true);
  });
  it.each([
    [{ disposition: 'tomorrow' }],
    [{ extra: 1 }],
    [{ cluster: 'RF4' }],
    [{ cluster: 'RF411' }],
    [{ cluster: 'xRF41' }],
    [{ because: '' }],
    [{ do: [''] }],
    [{ watch_for: ['x'] }],
    [{ recheck: 'soon' }],
    [{ recheck: '2 months' }],
    [{ recheck: 'in 2 days' }],
    [{ recheck: '2 days later' }],
    [{ recheck: 'x days' }],
    [{ article: 'Cough' }],
    [{ article: 'cough#' }],
    [{ article: 'cough#self care' }],
    [{ article: '#self-care' }],
    [{ article: 'cough#self#care' }],
    [{ article: ' cough' }],
  ])('may not be %j', (more) => {
    expect(outcome(more)).toBe(false);
  });
});

describe('the concepts of a question', () => {
  it('are its own, or those of its options', () => {
    expect(conceptsOfQuestion(question(yesNo('fever', { concept: 'feverish' })))).toEqual(['feverish']);
    expect(conceptsOfQuestion(question(number('hot', { concept: 'temperature' })))).toEqual(['temperature']);
    const pain = choice('pain', [
      'none',
      { id: 'a', label: 'Ab', concept: 'x' },
      { id: 'b', label: 'Ba', concept: 'y' },
    ]);
    expect(conceptsOfQuestion(question(pain))).toEqual(['x', 'y']);
  });
  it('are none where none is named', () => {
    const kinds = [yesNo('a'), number('b'), duration('c'), text('d'), choice('e', ['f', 'g'])];
    expect(kinds.flatMap((draft) => conceptsOfQuestion(question(draft)))).toEqual([]);
  });
});

describe('the wording', () => {
  const fever = question(yesNo('fever', { ask: 'Do you have a fever?', ask_other: 'Do they have a fever?' }));
  it('is to the patient, or about somebody else', () => {
    expect(wordingFor(fever, 'patient')).toBe('Do you have a fever?');
    expect(wordingFor(fever, 'child')).toBe('Do they have a fever?');
  });
  it('is the same for all where it names nobody', () => {
    const { ask_other: _none, ...bare } = fever;
    expect(wordingFor({ ...bare, ask: 'Any fever?' }, 'child')).toBe('Any fever?');
  });
});

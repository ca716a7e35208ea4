/** One broken protocol for every problem that the linter can report. */
import { lintProtocol, mostQuestions } from '../../../triage/protocol/lint.js';
import type { Asked } from '../../../triage/protocol/schema.js';
import { choice, duration, number, outcomes, protocol, text, yesNo, type Parts } from './fixture.js';

const problems = (parts: Parts): string[] =>
  lintProtocol(protocol(parts)).map(({ fileId, path, reason }) => `${fileId} ${path}: ${reason}`);

/** A sound protocol with some questions of every kind, for a condition to be tried on. */
const questions = [
  yesNo('fever'),
  yesNo('drinking', { danger: 'no' }),
  choice('pain', ['none', 'some', 'bad']),
  number('hot'),
  number('oxygen', { of: 'oxygen', danger: 'lower' }),
  number('age', { of: 'age', danger: 'lower' }),
  duration('long'),
  duration('since', { danger: 'shorter' }),
  text('story'),
];
/** Every question of a rule must be there; the others would be reported as never asked. */
const withRule = (when: Asked, only: string[]): string[] =>
  problems({ questions: questions.filter(({ id }) => only.includes(String(id))), rules: [['today', when]] });

describe('nothing is wrong with', () => {
  it('a protocol with every kind of question and condition', () => {
    expect(
      problems({
        questions: questions.map((one) => (one['id'] === 'story' ? { ...one, must: true } : one)),
        rules: [
          ['ambulance', { fever: 'yes', pain: 'bad' }],
          ['crisis', { score: { of: ['pain'], at_least: 2 } }],
          ['hospital', { oxygen: { below: 92 } }],
          ['soon', { all: [{ age: { below: '3 months' } }, { hot: { at_least: 38 } }] }],
          ['today', { at_least: { n: 2, of: [{ drinking: 'no' }, { long: { at_least: '3 days' } }] } }],
          ['routine', { any: [{ since: { below: '6 hours' } }, { pain: 'some' }] }],
        ],
      }),
    ).toEqual([]);
  });
  it.each<[Asked, string[]]>([
    [{ hot: { at_least: 38.5 } }, ['hot']],
    [{ age: { below: '3 months' } }, ['age']],
    [{ long: { at_least: '3 days' } }, ['long']],
    [{ since: { below: '6 hours' } }, ['since']],
    [{ at_least: { n: 2, of: [{ fever: 'yes' }, { pain: 'some' }] } }, ['fever', 'pain']],
  ])('%j', (when, only) => {
    expect(withRule(when, only)).toEqual([]);
  });
});

describe('names', () => {
  it('of questions are used once', () => {
    expect(problems({ questions: [yesNo('fever'), yesNo('fever')], rules: [['today', { fever: 'yes' }]] })).toEqual([
      'test questions.fever: this id is used twice',
    ]);
  });
  it('of rules are used once', () => {
    const rules: Parts['rules'] = [
      ['today', { fever: 'yes' }],
      ['today', { rash: 'yes' }, { id: 'test.1' }],
    ];
    expect(problems({ questions: [yesNo('fever'), yesNo('rash')], rules })).toEqual([
      'test rules.test.1: this id is used twice',
    ]);
  });
  it('of rules begin with that of the protocol', () => {
    const examples = ['tests.1', 'test.2'].map((rule) => ({ says: 'I have a cough', rule }));
    const rules: Parts['rules'] = [['today', { fever: 'yes' }, { id: 'tests.1' }]];
    expect(problems({ questions: [yesNo('fever')], rules, examples })).toEqual([
      'test rules.tests.1: must begin with test.',
    ]);
  });
  it('of options are used once', () => {
    const pain = choice('pain', ['none', 'some', 'some', 'bad']);
    expect(problems({ questions: [pain], rules: [['today', { pain: 'bad' }]] })).toEqual([
      'test questions.pain.some: this option is there twice',
    ]);
  });
  it('of outcomes are those of the file', () => {
    const rules: Parts['rules'] = [['nowhere', { fever: 'yes' }]];
    expect(problems({ questions: [yesNo('fever')], rules })).toEqual(['test rules.test.1: unknown outcome "nowhere"']);
  });
});

describe('conditions', () => {
  it.each<[Asked, string]>([
    [{ cough: 'yes' }, 'unknown question "cough"'],
    [{ all: [{ cough: 'yes' }] }, 'unknown question "cough"'],
    [{ any: [{ fever: 'yes' }, { cough: 'yes' }] }, 'unknown question "cough"'],
    [{ at_least: { n: 1, of: [{ cough: 'yes' }] } }, 'unknown question "cough"'],
    [{ at_least: { n: 3, of: [{ fever: 'yes' }, { pain: 'bad' }] } }, 'asks for more than there is'],
    [{ score: { of: ['pain', 'fever'], at_least: 1 } }, 'score: "fever" is not a choice question'],
    [{ score: { of: ['cough'], at_least: 1 } }, 'score: "cough" is not a choice question'],
    [{ story: 'yes' }, '"story" is free text: no rule reads it'],
    [{ fever: 'no' }, '"fever" is dangerous when yes'],
    [{ fever: { at_least: 1 } }, '"fever" is dangerous when yes'],
    [{ drinking: 'yes' }, '"drinking" is dangerous when no'],
    [{ pain: 'none' }, '"pain" needs one of its options, not the least dangerous'],
    [{ pain: 'awful' }, '"pain" needs one of its options, not the least dangerous'],
    [{ hot: { below: 38 } }, '"hot" needs at_least, because higher is more dangerous'],
    [{ hot: 'yes' }, '"hot" needs at_least, because higher is more dangerous'],
    [{ oxygen: { at_least: 92 } }, '"oxygen" needs below, because lower is more dangerous'],
    [{ long: { below: '3 days' } }, '"long" needs at_least, because longer is more dangerous'],
    [{ since: { at_least: '3 days' } }, '"since" needs below, because shorter is more dangerous'],
    [{ since: 'yes' }, '"since" needs below, because shorter is more dangerous'],
  ])('%j: %s', (when, reason) => {
    expect(problems({ questions, rules: [['today', when]] })).toEqual([`test rules.test.1: ${reason}`]);
  });

  it('of a question are over earlier questions', () => {
    const rash = yesNo('rash', { only_if: { fever: 'yes' } });
    const rules: Parts['rules'] = [['today', { fever: 'yes', rash: 'yes' }]];
    expect(problems({ questions: [rash, yesNo('fever')], rules })).toEqual([
      'test questions.rash.only_if: "fever" is not an earlier question',
    ]);
    expect(problems({ questions: [yesNo('fever'), rash], rules })).toEqual([]);
  });
  it('of a question are no condition on itself', () => {
    const rash = yesNo('rash', { only_if: { rash: 'yes' } });
    expect(problems({ questions: [rash], rules: [['today', { rash: 'yes' }]] })).toEqual([
      'test questions.rash.only_if: "rash" is not an earlier question',
    ]);
  });
  it('of a question point in the dangerous direction too', () => {
    const rash = yesNo('rash', { only_if: { fever: 'no' } });
    expect(problems({ questions: [yesNo('fever'), rash], rules: [['today', { rash: 'yes' }]] })).toEqual([
      'test questions.rash.only_if: "fever" is dangerous when yes',
    ]);
  });
});

describe('amounts', () => {
  it.each<[string, Asked]>([
    ['hot', { hot: { at_least: '3 days' } }],
    ['oxygen', { any: [{ oxygen: { below: '3 days' } }, { fever: 'yes' }] }],
  ])('a length of time is none of %s', (id, when) => {
    expect(withRule(when, [id, 'fever'])).toContain(`test rules.test.1: "${id}" is not counted in days`);
  });
  it('a length of time says its unit', () => {
    expect(withRule({ long: { at_least: 3 } }, ['long'])).toEqual(['test rules.test.1: "long" needs a unit of time']);
  });
  it('what “I don’t know” counts as, and whom it fits, are amounts too', () => {
    const rules: Parts['rules'] = [['today', { hot: { at_least: 38 }, long: { at_least: '3 days' } }]];
    const hot = number('hot', { unknown: '2 weeks', fits: { below: '3 days' } });
    expect(problems({ questions: [hot, duration('long', { unknown: 3 })], rules })).toEqual([
      'test questions.hot: "hot" is not counted in weeks',
      'test questions.hot: "hot" is not counted in days',
      'test questions.long: "long" needs a unit of time',
    ]);
  });
});

describe('rules', () => {
  const two = [yesNo('fever'), yesNo('rash')];
  it('stand from the most to the least urgent', () => {
    const rules: Parts['rules'] = [
      ['today', { fever: 'yes' }],
      ['hospital', { rash: 'yes' }],
    ];
    expect(problems({ questions: two, rules })).toEqual([
      'test rules.test.2: is more urgent than test.1, which stands before it',
    ]);
  });
  it('of a crisis are as urgent as an ambulance', () => {
    const rules: Parts['rules'] = [
      ['hospital', { fever: 'yes' }],
      ['crisis', { rash: 'yes' }],
    ];
    expect(problems({ questions: two, rules })).toEqual([
      'test rules.test.2: is more urgent than test.1, which stands before it',
    ]);
    expect(
      problems({
        questions: two,
        rules: [
          ['crisis', { fever: 'yes' }],
          ['ambulance', { rash: 'yes' }],
        ],
      }),
    ).toEqual([]);
  });
  it('end with "otherwise"', () => {
    const broken = protocol({ questions: [yesNo('fever')], rules: [['today', { fever: 'yes' }]] });
    broken.rules.pop();
    broken.examples.pop();
    delete broken.outcomes['home'];
    expect(lintProtocol(broken)).toEqual([
      { fileId: 'test', path: 'rules.test.1', reason: 'the last rule must be "otherwise": no path without an outcome' },
    ]);
  });
  it('say "otherwise" nowhere else', () => {
    const rules: Parts['rules'] = [
      ['today', 'otherwise'],
      ['home', 'otherwise'],
    ];
    expect(problems({ questions: two, rules })).toEqual(['test rules.test.1: only the last rule may be "otherwise"']);
  });
  it('have an example each', () => {
    const rules: Parts['rules'] = [['today', { fever: 'yes', rash: 'yes' }]];
    const examples = [{ says: 'I have a cough', rule: 'test.1' }];
    expect(problems({ questions: two, rules, examples })).toEqual(['test rules.test.2: has no example']);
  });
  it('of examples are known, and so are their questions', () => {
    const rules: Parts['rules'] = [['today', { fever: 'yes', rash: 'yes' }]];
    const examples = ['test.1', 'test.2', 'test.3'].map((rule) => ({ says: 'x', rule, answers: { cough: 'no' } }));
    expect(problems({ questions: two, rules, examples })).toEqual([
      'test examples: unknown question "cough"',
      'test examples: unknown question "cough"',
      'test examples: unknown rule "test.3"',
      'test examples: unknown question "cough"',
    ]);
    const known = ['test.1', 'test.2'].map((rule) => ({ says: 'x', rule, answers: { fever: 'yes' } }));
    expect(problems({ questions: two, rules, examples: known })).toEqual([]);
  });
});

describe('questions', () => {
  const rules: Parts['rules'] = [['today', { fever: 'yes' }]];
  const bare = { id: 'fever', kind: 'yes-no', ask: 'Fever?' };
  it('have words for somebody else, except about a child', () => {
    expect(problems({ questions: [bare], rules })).toEqual([
      'test questions.fever: needs ask_other: it may be about somebody else',
    ]);
    expect(problems({ questions: [bare], rules, starts: { who: 'anyone' } })).toHaveLength(1);
    expect(problems({ questions: [bare], rules, starts: { who: 'child' } })).toEqual([]);
  });
  it('free text has words for somebody else too', () => {
    const story = { id: 'story', kind: 'text', ask: 'What else?', must: true };
    expect(problems({ questions: [yesNo('fever'), story], rules })).toEqual([
      'test questions.story: needs ask_other: it may be about somebody else',
    ]);
  });
  it('that must be asked do not say what "unknown" counts as', () => {
    expect(problems({ questions: [yesNo('fever', { must: true, unknown: 'no' })], rules })).toEqual([
      'test questions.fever: a must-ask may not say what "unknown" counts as',
    ]);
    expect(problems({ questions: [yesNo('fever', { must: true })], rules })).toEqual([]);
    expect(problems({ questions: [yesNo('fever', { unknown: 'no' })], rules })).toEqual([]);
  });
  it('say an option that there is for "unknown"', () => {
    const pain = (unknown: string) => choice('pain', ['none', 'bad'], { unknown });
    expect(problems({ questions: [pain('some')], rules: [['today', { pain: 'bad' }]] })).toEqual([
      'test questions.pain: unknown: there is no option "some"',
    ]);
    expect(problems({ questions: [pain('none')], rules: [['today', { pain: 'bad' }]] })).toEqual([]);
  });
  it('have no option named like "I don’t know"', () => {
    const pain = choice('pain', ['none', 'unknown', 'bad']);
    expect(problems({ questions: [pain], rules: [['today', { pain: 'bad' }]] })).toEqual([
      'test questions.pain.unknown: this id has another meaning',
    ]);
  });
  it(`are at most ${mostQuestions} on a path`, () => {
    const ids = Array.from({ length: 13 }, (_, i) => `q${i}`);
    const many = (n: number): Parts => ({
      questions: ids.slice(0, n).map((id) => yesNo(id)),
      rules: [['today', { any: ids.slice(0, n).map((id) => ({ [id]: 'yes' })) }]],
    });
    expect(problems(many(13))).toEqual(['test questions: 13 questions on one path; 12 are the most']);
    expect(problems(many(12))).toEqual([]);
  });
});

describe('paths', () => {
  it('lead to every rule', () => {
    const rules: Parts['rules'] = [
      ['today', { pain: 'some' }],
      ['routine', { pain: 'bad' }],
    ];
    expect(problems({ questions: [choice('pain', ['none', 'some', 'bad'])], rules })).toEqual([
      'test rules.test.2: decides on no path: a rule before it always does',
    ]);
  });
  it('lead to every question', () => {
    expect(problems({ questions: [yesNo('fever'), yesNo('rash')], rules: [['today', { fever: 'yes' }]] })).toEqual([
      'test questions.rash: is asked on no path',
    ]);
  });
  it('are walked only when nothing else is wrong', () => {
    expect(problems({ questions: [yesNo('fever'), yesNo('rash')], rules: [['today', { fever: 'no' }]] })).toEqual([
      'test rules.test.1: "fever" is dangerous when yes',
    ]);
  });
});

describe('outcomes', () => {
  const fever: Required<Pick<Parts, 'questions' | 'rules'>> = {
    questions: [yesNo('fever')],
    rules: [['today', { fever: 'yes' }]],
  };
  const having = (today: Record<string, unknown>): string[] =>
    problems({ ...fever, outcomes: { today: { ...outcomes['today'], ...today }, home: outcomes['home']! } });
  it('are used', () => {
    const all = { today: outcomes['today']!, home: outcomes['home']!, soon: outcomes['soon']! };
    expect(problems({ ...fever, outcomes: all })).toEqual(['test outcomes.soon: no rule leads here']);
  });
  it('say what to do, when to get help and when to look again', () => {
    expect(having({ do: undefined })).toEqual(['test outcomes.today: needs do: what to do until then']);
    expect(having({ watch_for: undefined })).toEqual([
      'test outcomes.today: needs watch_for: when to get help after all',
    ]);
    expect(having({ recheck: undefined })).toEqual(['test outcomes.today: needs recheck: when to look again']);
    expect(having({ do: [], watch_for: [] })).toHaveLength(2);
    expect(having({ because: undefined, article: 'cough' })).toEqual([]);
  });
  it.each([
    ['because', 'Because.'],
    ['do', ['Rest.']],
    ['watch_for', ['you get worse']],
    ['recheck', '1 day'],
    ['article', 'cough'],
  ])('of an emergency say nothing beside the card: %s', (part, said) => {
    const expected = ['test outcomes.today: an emergency says nothing beside its card'];
    const rules = fever.rules;
    const alone = (today: Record<string, unknown>) =>
      problems({ questions: fever.questions, rules, outcomes: { today, home: outcomes['home']! } });
    expect(alone({ disposition: 'ambulance', [part]: said })).toEqual(expected);
    expect(alone({ disposition: 'emergency-department', [part]: said })).toEqual(expected);
    expect(alone({ disposition: 'within-24-hours', crisis: true, [part]: said })).toEqual(expected);
    expect(alone({ disposition: 'ambulance', do: [], watch_for: [] })).toEqual([]);
  });
});

/** Protocols among the other clinical files: every name that they share must be there. */
import { checkProtocols } from '../../../triage/protocol/content.js';
import { content } from '../fixture.js';
import { choice, number, protocol, yesNo, type Parts } from './fixture.js';

const around = { concepts: content.concepts, redFlags: content.redFlags };
const problems = (...parts: Parts[]): string[] =>
  checkProtocols({ ...around, protocols: parts.map(protocol) }).map(
    ({ fileId, path, reason }) => `${fileId} ${path}: ${reason}`,
  );
const starts = { when: 'headache' };
const asking = (question: Record<string, unknown>, bound: string | { at_least: number } = 'yes'): string[] =>
  problems({ starts, questions: [question], rules: [['today', { [String(question['id'])]: bound }]] });

it('nothing is wrong with names that are there', () => {
  expect(
    problems({
      starts: { when: { all: ['headache', 'heart-signs-confirmed'], none: ['stroke'] } },
      questions: [
        yesNo('neck', { concept: 'stiff-neck', cleared_by: ['heart-signs-confirmed'] }),
        yesNo('heart', { concept: 'heart-signs-confirmed' }),
        yesNo('measured', { concept: 'temperature' }),
        number('hot', { concept: 'temperature' }),
        number('pulse', { of: 'heart-rate' }),
        choice('pain', ['none', { id: 'bad', label: 'Bad', concept: 'chest-pain', said: ['{hurting} ..2 bad'] }]),
      ],
      rules: [
        ['hospital', { neck: 'yes', heart: 'yes', measured: 'yes' }],
        ['today', { hot: { at_least: 38 }, pain: 'bad', pulse: { at_least: 120 } }],
      ],
      outcomes: {
        hospital: { disposition: 'emergency-department', cluster: 'RF11' },
        today: { disposition: 'within-24-hours', do: ['Rest.'], watch_for: ['you get worse'], recheck: '1 day' },
        home: { disposition: 'self-care', do: ['Rest.'], watch_for: ['you get worse'], recheck: '1 day' },
      },
    }),
  ).toEqual([]);
});

it('what is wrong with a protocol by itself is told too, of every protocol', () => {
  const broken = (id: string): Parts => ({ id, starts, questions: [yesNo('fever')] });
  expect(problems(broken('one'), broken('two'))).toEqual([
    'one questions.fever: is asked on no path',
    'two questions.fever: is asked on no path',
  ]);
});

it('a start names concepts that there are, also those that it excludes', () => {
  const questions = [yesNo('fever')];
  const rules: Parts['rules'] = [['today', { fever: 'yes' }]];
  expect(problems({ starts: { when: 'toothache' }, questions, rules })).toEqual([
    'test starts.when: unknown concept "toothache"',
  ]);
  expect(problems({ starts: { when: { any: ['headache'], none: ['toothache'] } }, questions, rules })).toEqual([
    'test starts.when: unknown concept "toothache"',
  ]);
});

describe('a question names', () => {
  it('concepts that there are', () => {
    expect(asking(yesNo('tooth', { concept: 'toothache' }))).toEqual([
      'test questions.tooth: unknown concept "toothache"',
    ]);
    const pain = choice('pain', ['none', { id: 'bad', label: 'Bad', concept: 'toothache' }]);
    expect(asking(pain, 'bad')).toEqual(['test questions.pain: unknown concept "toothache"']);
  });
  it('a concept that has the number it asks for', () => {
    expect(asking(number('hot', { concept: 'fever' }), { at_least: 38 })).toEqual([
      'test questions.hot: "fever" has no quantity of kind temperature',
    ]);
    expect(asking(number('hot', { concept: 'age' }), { at_least: 38 })).toEqual([
      'test questions.hot: "age" has no quantity of kind temperature',
    ]);
  });
  it('checks that there are', () => {
    expect(asking(yesNo('heart', { cleared_by: ['heart-signs-confirmed', 'headache'] }))).toEqual([
      'test questions.heart: cleared_by: no check records "headache"',
    ]);
  });
  it('phrases in the phrase language, with word classes that there are', () => {
    const pain = choice('pain', ['none', { id: 'bad', label: 'Bad', said: ['bad', '{awful}', 'bad*'] }]);
    expect(asking(pain, 'bad')).toEqual([
      'test questions.pain: "{awful}": unknown word class {awful}',
      'test questions.pain: "bad*": "bad*" is not in the phrase language',
    ]);
  });
});

it('an outcome names a cluster that there is', () => {
  const parts = (cluster: string): Parts => ({
    starts,
    questions: [yesNo('fever')],
    rules: [['hospital', { fever: 'yes' }]],
    outcomes: {
      hospital: { disposition: 'emergency-department', cluster },
      home: { disposition: 'self-care', do: ['Rest.'], watch_for: ['you get worse'], recheck: '1 day' },
    },
  });
  expect(problems(parts('RF99'))).toEqual(['test outcomes.hospital: there is no cluster RF99']);
  expect(problems(parts('RF20'))).toEqual([]);
});

/** Training of the second reader: it learns, it learns the same twice, and it measures honestly. */
import { bucketsOf, wordsOf } from '../../triage/reader/ngrams.js';
import { scoresOf } from '../../triage/reader/head.js';
import { corpusRow, isEmergencyText, isRiskyText, routeOf } from '../../evaluation/training/corpus.js';
import { fit, type Example } from '../../evaluation/training/fit.js';
import { auc, thresholdFor } from '../../evaluation/training/measure.js';
import { withoutNearDuplicates } from '../../evaluation/training/nearDuplicates.js';

const buckets = (text: string): number[] => {
  const words = wordsOf(text);
  return bucketsOf(words, 0, words.length);
};
const examples = (texts: string[], label: number): Example[] =>
  texts.map((text) => ({ buckets: buckets(text), label }));
const options = { bits: 12, seed: 3, epochs: 10, penalty: 1e-5 };

describe('fit', () => {
  const two = [
    ...examples(['crushing chest pain', 'my chest is crushing', 'pain in the chest'], 1),
    ...examples(['what time do you open', 'when is my appointment', 'thank you so much'], 0),
  ];
  it('tells two kinds apart, in new words too', () => {
    const head = fit(two, { ...options, classes: ['danger'] });
    expect(scoresOf(head, buckets('crushing in my chest'))[0]).toBeGreaterThan(0);
    expect(scoresOf(head, buckets('what time is my appointment'))[0]).toBeLessThan(0);
  });
  it('tells several kinds apart', () => {
    const three = [
      ...examples(['crushing chest', 'chest pain'], 0),
      ...examples(['droopy face', 'face drooping'], 1),
      ...examples(['swollen tongue', 'tongue swelling'], 2),
    ];
    const head = fit(three, { ...options, classes: ['heart', 'stroke', 'allergy'] });
    const best = (text: string): string => {
      const scores = scoresOf(head, buckets(text));
      return head.classes[scores.indexOf(Math.max(...scores))]!;
    };
    expect(['his face is droopy', 'her tongue is swollen', 'pain in chest'].map(best)).toEqual([
      'stroke',
      'allergy',
      'heart',
    ]);
  });
  it('gives the same weights from the same seed', () => {
    const [a, b, other] = [3, 3, 4].map((seed) => fit(two, { ...options, seed, classes: ['danger'] }));
    expect(a).toEqual(b);
    expect(other!.weights).not.toEqual(a!.weights);
  });
});

describe('measures', () => {
  it.each([
    [[3, 4], [1, 2], 1],
    [[1, 2], [3, 4], 0],
    [[1, 3], [2, 4], 0.25],
    [[1, 1], [1, 1], 0.5],
  ])('the area under the curve of %j over %j is %d', (yes, no, area) => {
    expect(auc(yes, no)).toBe(area);
  });
  it('a threshold lets at most the given share through', () => {
    const scores = Array.from({ length: 100 }, (_, i) => i / 100);
    for (const share of [0, 0.02, 0.05, 0.5]) {
      const threshold = thresholdFor(scores, share);
      expect(scores.filter((score) => score >= threshold).length).toBeLessThanOrEqual(share * 100);
      expect(scores.filter((score) => score >= threshold - 0.02).length).toBeGreaterThan(share * 100);
    }
    expect(thresholdFor([], 0.1)).toBe(0);
  });
});

describe('near-duplicates', () => {
  const rows = (...texts: string[]) => texts.map((text) => ({ text }));
  const left = (...texts: string[]): string[] => withoutNearDuplicates(rows(...texts)).map(({ text }) => text);
  it('are left out, the first stays', () => {
    const first = 'my chest has been hurting since this morning and I feel sick';
    expect(left(first, `${first}!`, 'My chest has been hurting since this morning and I feel ill')).toEqual([first]);
    expect(left('ok', 'OK.', 'help me')).toEqual(['ok', 'help me']);
  });
  it('are not rows that share a few words', () => {
    const apart = [
      'my chest has been hurting since this morning',
      'my chest has been fine, but my arm is numb and heavy',
    ];
    expect(left(...apart)).toEqual(apart);
  });
});

describe('a row of the corpus', () => {
  const row = (more: object) =>
    corpusRow.parse({
      id: 'X-1',
      text: 'x',
      danger: null,
      cluster: null,
      kind: 'question',
      register: 'plain',
      notes: '',
      ...more,
    });
  it('is an emergency from L4 on', () => {
    expect(['L5', 'L4', 'L3', null].map((danger) => isEmergencyText(row({ danger })))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
  it('has a kind of message where it is beyond doubt', () => {
    expect(routeOf(row({}))).toBe('question');
    expect(routeOf(row({ route: 'attack' }))).toBe('attack');
    expect(routeOf(row({ kind: 'lookalike' }))).toBeUndefined();
    expect(routeOf(row({ risky: 'Q1' }))).toBe('risky');
    expect([row({ kind: 'risky-question' }), row({ risky: 'Q1' }), row({})].map(isRiskyText)).toEqual([
      true,
      true,
      false,
    ]);
  });
  it('may say nothing that the corpus does not know', () => {
    expect(() => row({ danger: 'L2' })).toThrow();
    expect(() => row({ colour: 'red' })).toThrow();
  });
});

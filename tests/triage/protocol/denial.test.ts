/** Is a denial with something added still a denial? In doubt it is none. */
import { isPlainlyLeast, isQualifiedNo, saysNone, turnsAway } from '../../../triage/protocol/denial.js';
import { tokenise } from '../../../triage/tokens.js';
import type { Finding } from '../../../triage/types.js';
import { choice, finding, question, yesNo } from './fixture.js';

type YesNo = Parameters<typeof isQualifiedNo>[0];
type Choice = Parameters<typeof isPlainlyLeast>[0];

const asks = (ask: string, more: Record<string, unknown> = {}) => question(yesNo('one', { ask, ...more })) as YesNo;
const said = (words: string, ...findings: Finding[]) => ({ tokens: tokenise(words), findings });
const isNo = (of: YesNo, words: string, ...findings: Finding[]): boolean => isQualifiedNo(of, said(words, ...findings));

const fever = asks('Do you have a fever?', { concept: 'fever' });
const faint = asks('Do you feel faint?');
const several = asks('Do you have a fever or a rash?', { concept: 'fever' });
const cannotPee = asks('Are you unable to pee?');
const tooBreathless = asks('Are you too breathless to lie flat?');
const drinking = asks('Is he drinking?', { danger: 'no' });
const chills = finding('chills');

describe('a denial with something added', () => {
  it.each([
    'no',
    'nope',
    'nah',
    'none',
    'never',
    'not that I know of',
    'not really',
    'no sorry',
    "no, he's drinking fine",
  ])('“%s” is a no', (words) => {
    expect(isNo(fever, words)).toBe(true);
  });
  it.each(['', 'yes', 'he said no', 'fever', 'really not', 'nothing'])('“%s” does not begin with one', (words) => {
    expect(isNo(fever, words)).toBe(false);
  });
  it.each([
    'no, nothing comes out',
    'no, he cannot keep it down',
    'no, not at all well',
    'no, hardly',
    'no, barely',
    'no, it has gone now',
    'no, it went away',
    'no, only earlier',
    'no, not since yesterday',
    'no, stopped',
    'no, not anymore',
    'no, once',
    'no, a week ago',
  ])('“%s” may say the opposite', (words) => {
    expect(isNo(fever, words)).toBe(false);
  });
  it('may tell of before and of lacks where “no” is the dangerous answer', () => {
    expect(isNo(drinking, 'no, he cannot keep it down')).toBe(true);
    expect(isNo(drinking, 'no, it stopped yesterday')).toBe(true);
    expect(isNo(drinking, 'not good')).toBe(true);
  });
  it.each(['no, except at night', 'no, only at night', 'no, just at night', 'no, apart from the night'])(
    '“%s” narrows it, whichever answer is dangerous',
    (words) => {
      expect(isNo(fever, words, chills)).toBe(false);
      expect(isNo(drinking, words)).toBe(false);
    },
  );
  it('“no, but …” is one where one thing was asked and the rest was understood', () => {
    for (const turn of ['but', 'though', 'although', 'however'])
      expect(isNo(fever, `no, ${turn} I have chills`, chills)).toBe(true);
    expect(isNo(fever, 'no, but I feel odd')).toBe(false);
    expect(isNo(fever, 'no, but no chills', finding('chills', { status: 'absent' }))).toBe(false);
    expect(isNo(faint, 'no, but I have chills', chills)).toBe(false);
    expect(isNo(several, 'no, but I have chills', chills)).toBe(false);
  });
  it('with a complaint beside it and nothing that separates them is none', () => {
    expect(isNo(fever, 'no I have chills', chills)).toBe(false);
    expect(isNo(fever, 'no chills', finding('chills', { status: 'absent' }))).toBe(true);
  });
});

describe('“not …”', () => {
  it.each([
    [faint, 'not faint', true],
    [faint, 'not dizzy', false],
    [faint, 'not myself', false],
    [faint, 'not good', false],
    [faint, 'not great', false],
    [asks('Do you feel well?'), 'not well', false],
    [faint, 'not really', true],
    [faint, 'not really myself', false],
    [faint, 'not that I noticed', true],
    [faint, 'not that bad', false],
    [faint, 'not', false],
    [faint, 'no dizzy spells', true],
  ])('to $0.ask “%s”: %s', (of, words, expected) => {
    expect(isNo(of, words)).toBe(expected);
  });
});

describe('after a question about a lack', () => {
  it.each([
    [cannotPee, 'no', false],
    [cannotPee, 'no pee today', false],
    [cannotPee, 'no, it still comes', true],
    [cannotPee, 'no, I can go', true],
    [cannotPee, 'no still comes', false],
    [cannotPee, 'not. still comes', false],
    [cannotPee, 'no, it hurts', false],
    [tooBreathless, 'no air', false],
    [tooBreathless, 'no, I lie fine', true],
  ])('$0.ask “%s”: %s', (of, words, expected) => {
    expect(isNo(of, words)).toBe(expected);
  });
});

describe('the least dangerous option', () => {
  const look = question(
    choice(
      'look',
      [
        { id: 'none', label: 'None of these' },
        { id: 'hot', label: 'It is hot' },
        { id: 'bad', label: 'Red streaks' },
      ],
      { ask: 'Is your shoulder red or hot?' },
    ),
  ) as Choice;
  /** @param at which words the option's phrases matched: first and last */
  const plainly = (words: string, [from, last]: [number, number], ...findings: Finding[]): boolean =>
    isPlainlyLeast(look, said(words, ...findings), [{ from, to: last + 1 }]);

  it.each([
    ['none', 0, 0, true],
    ['none of these thank god', 0, 2, true],
    ['no I am fine', 0, 0, true],
    ['none, but it is weeping', 0, 0, false],
    ['none, only weeping', 0, 0, false],
    ['none of these, it is weeping', 0, 2, false],
    ['no redness at all', 0, 0, false],
    ['none, not red', 0, 0, true],
    ['none, no streaks', 0, 0, true],
    ['none, it is not hot', 0, 0, true],
    ['none, streaks', 0, 0, false],
    ['none, my shoulder does not hurt', 0, 0, true],
    ['none, my shoulder hurts', 0, 0, false],
    ['none today', 0, 0, false],
  ])('“%s” (words %i to %i): %s', (words, from, last, expected) => {
    expect(plainly(words, [from, last])).toBe(expected);
  });

  it('may stand beside what was denied, but for “not today”', () => {
    const weeping = finding('weeping', { status: 'absent', words: 'not weeping today' });
    expect(plainly('none, not weeping', [0, 0], weeping)).toBe(true);
    expect(plainly('none, not weeping today', [0, 0], weeping)).toBe(false);
    expect(plainly('none, not weeping', [0, 0], { ...weeping, status: 'present' })).toBe(false);
  });

  it.each([
    ['tired but playing', 2, 2, true],
    ['awake but tired', 0, 0, true],
    ['normal', 0, 0, true],
    ['normal and well', 0, 0, true],
    ['normal except the streaks', 0, 0, false],
    ['awake but very hot', 0, 0, false],
    ['awake but she is fine', 0, 0, true],
    ['not easing', 1, 1, false],
    ['does not seem normal', 3, 3, false],
    ['it is not at all normal', 5, 5, false],
    ['not that I can see but normal', 6, 6, true],
    ['no, normal', 1, 1, true],
    ['not hot. normal', 2, 2, true],
  ])('of another wording, “%s” (words %i to %i): %s', (words, from, last, expected) => {
    expect(plainly(words, [from, last])).toBe(expected);
  });

  it('is plain when one of several places is', () => {
    const { tokens } = said('not normal, normal');
    const places = [
      { from: 1, to: 2 },
      { from: 2, to: 3 },
    ];
    expect(isPlainlyLeast(look, { tokens, findings: [] }, places)).toBe(true);
    expect(isPlainlyLeast(look, { tokens, findings: [] }, places.slice(0, 1))).toBe(false);
  });
});

describe('words that turn', () => {
  it.each(['but', 'though', 'although', 'however', 'except', 'only', 'just', 'apart'])('“%s” is one', (word) => {
    expect(turnsAway(tokenise(`well ${word} tired`))).toBe(true);
  });
  it('are not had by every message', () => {
    expect(turnsAway(tokenise('well and tired'))).toBe(false);
  });
});

describe('a label that a bare “no” means', () => {
  it.each(['No', 'none of these', 'Nothing', 'Neither', 'Not now'])('“%s”', (label) => {
    expect(saysNone(label)).toBe(true);
  });
  it.each(['Normal', 'It is not', 'Nobody', 'Yes', 'Notes', 'A no'])('not “%s”', (label) => {
    expect(saysNone(label)).toBe(false);
  });
});

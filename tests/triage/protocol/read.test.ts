/** What a message answers, by the kind of the question. */
import { readAnswer } from '../../../triage/answers.js';
import { createAnswerReader, type Heard } from '../../../triage/protocol/read.js';
import type { Question } from '../../../triage/protocol/schema.js';
import { tokenise } from '../../../triage/tokens.js';
import { content } from '../fixture.js';
import { choice, duration, finding, number, question, text, yesNo } from './fixture.js';

const reader = createAnswerReader(content.concepts);
const read = (of: Question, words: string, more: Partial<Heard> = {}) =>
  reader(of, {
    text: words,
    tokens: tokenise(words),
    findings: [],
    yesNo: readAnswer(words, 'en'),
    dontKnow: false,
    volunteered: false,
    now: Date.parse('2026-11-18T12:00:00Z'),
    ...more,
  });

describe('yes or no', () => {
  const fever = question(yesNo('fever', { concept: 'fever' }));
  const blue = question(yesNo('blue'));
  it.each(['yes', 'Yeah', 'yes, since this morning', 'a bit', 'yep, quite a lot'])('“%s” is yes', (words) => {
    expect(read(fever, words)).toBe('yes');
    expect(read(blue, words)).toBe('yes');
  });
  it.each([
    'no',
    'nope',
    'not at all',
    "no, he's drinking fine",
    'nah he is okay',
    'none that I saw',
    'never had that',
    'not really',
    'no fine thanks',
    'nothing like that',
  ])('“%s” is no', (words) => {
    expect(read(fever, words)).toBe('no');
    expect(read(blue, words)).toBe('no');
  });
  it.each(['', 'what do you mean?', 'tell me about it', 'the weather is nice', 'but no'])(
    '“%s” is no answer',
    (words) => {
      expect(read(fever, words)).toBeUndefined();
    },
  );
  it.each(['not sure', 'no idea', 'not certain', "I don't know", 'maybe', 'idk', 'who knows'])(
    '“%s” is not known, and never a no',
    (words) => {
      expect(read(fever, words)).toBe('unknown');
      expect(read(blue, words)).toBe('unknown');
    },
  );
  it.each(['no clue to be honest', 'not measured it', 'never checked'])(
    '“%s” is not known, where an intent says so',
    (words) => {
      expect(read(fever, words, { dontKnow: true })).toBe('unknown');
    },
  );
  it.each(['not good', 'not well', 'not great', 'not ok', 'not okay', 'not right', 'not normal', 'not fine'])(
    '“%s” may be a complaint: it is no “no”',
    (words) => {
      expect(read(blue, words)).toBeUndefined();
    },
  );
  it('and to a question where “no” is the danger it is one', () => {
    expect(read(question(yesNo('drinking', { danger: 'no' })), 'not well')).toBe('no');
  });
  it.each(['yes', 'yeah', 'yep', 'yup', 'yea', 'aye', 'definitely'])(
    '“%s, not peed all day” is yes, where yes is the danger',
    (word) => {
      expect(read(blue, `${word}, he has not peed all day`)).toBe('yes');
      expect(read(question(yesNo('drinking', { danger: 'no' })), `${word}, he has not peed all day`)).toBeUndefined();
    },
  );
  it('“no, but…” is a no only where the rest tells of something else that was understood', () => {
    const chills = { findings: [finding('chills')] };
    expect(read(fever, 'no, but I have chills', chills)).toBe('no');
    expect(read(fever, 'no, but I feel odd')).toBeUndefined();
    // Without a concept, what is told may be what was asked.
    expect(read(blue, 'no, but I have chills', chills)).toBeUndefined();
  });
  it.each(['but', 'though', 'although', 'except', 'however', 'only', 'just', 'apart'])(
    '“no … %s …” turns into what nobody understands',
    (word) => {
      expect(read(blue, `no ${word} at night`)).toBeUndefined();
    },
  );
  it('“no” with something that is there is asked again', () => {
    expect(read(fever, 'no I have chills', { findings: [finding('chills')] })).toBeUndefined();
    expect(read(fever, 'no chills', { findings: [finding('chills', { status: 'absent' })] })).toBe('no');
  });

  describe('what the message says about the concept goes first', () => {
    it('present is yes, also beside a “no”', () => {
      expect(read(fever, 'I feel hot', { findings: [finding('fever')] })).toBe('yes');
      expect(read(fever, 'no', { findings: [finding('fever', { time: 'recent' })] })).toBe('yes');
    });
    it('denied is no, unless it says yes', () => {
      const denied = [finding('fever', { status: 'absent' })];
      expect(read(fever, 'my temperature is fine', { findings: denied })).toBe('no');
      expect(read(fever, 'yes', { findings: denied })).toBe('yes');
    });
    it('said and denied is said', () => {
      const both = [finding('fever', { status: 'absent' }), finding('fever')];
      expect(read(fever, 'on and off', { findings: both })).toBe('yes');
    });
    it.each(['past', 'hypothetical'] as const)('%s says nothing', (time) => {
      expect(read(fever, 'as a child', { findings: [finding('fever', { time })] })).toBeUndefined();
      expect(read(fever, 'as a child', { findings: [finding('fever', { time, status: 'absent' })] })).toBeUndefined();
    });
    it('unknown, or of another concept, says nothing', () => {
      expect(read(fever, 'hm', { findings: [finding('fever', { status: 'unknown' })] })).toBeUndefined();
      expect(read(fever, 'hm', { findings: [finding('chills')] })).toBeUndefined();
      expect(read(blue, 'hm', { findings: [finding('chills')] })).toBeUndefined();
    });
  });
});

describe('a choice', () => {
  const pain = question(
    choice('pain', [
      { id: 'none', label: 'No pain', said: ['none|nothing'] },
      { id: 'some', label: 'It hurts a bit', said: ['a bit', '{hurting} ..2 little'] },
      { id: 'bad', label: 'It is very bad!', said: ['bad|awful'], concept: 'chest-pain' },
      { id: 'worst', label: 'Worst ever', concept: 'worst-pain' },
    ]),
  );
  it.each([
    ['No pain', 'none'],
    ['no pain.', 'none'],
    ['IT HURTS A BIT', 'some'],
    ['it is very bad', 'bad'],
    ["it's very bad", 'bad'],
    ['worst', 'worst'],
    ['some', 'some'],
  ])('by its label or id: “%s” is %s', (words, id) => {
    expect(read(pain, words)).toBe(id);
  });
  it.each([
    ['nothing much', 'none'],
    ['only a bit', 'some'],
    ['hurts just a little', 'some'],
    ['awful to be honest', 'bad'],
  ])('by how patients say it: “%s” is %s', (words, id) => {
    expect(read(pain, words)).toBe(id);
  });
  it('of several that are named it is the most dangerous', () => {
    expect(read(pain, 'nothing at rest, awful when I walk, a bit now')).toBe('bad');
  });
  it('a label is words, not letters', () => {
    expect(read(pain, 'nopain')).toBeUndefined();
  });
  it('the label goes before the words in it', () => {
    const both = question(
      choice('both', [
        { id: 'mild', label: 'Not bad' },
        { id: 'bad', label: 'Bad', said: ['bad'] },
      ]),
    );
    expect(read(both, 'not bad')).toBe('mild');
  });
  it('by what the message says of an option’s concept', () => {
    expect(read(pain, 'like nothing before', { findings: [finding('worst-pain')] })).toBe('worst');
    expect(read(pain, 'hm', { findings: [finding('chest-pain', { time: 'recent' })] })).toBe('bad');
    expect(read(pain, 'hm', { findings: [finding('worst-pain', { time: 'past' })] })).toBeUndefined();
    expect(read(pain, 'hm', { findings: [finding('worst-pain', { status: 'absent' })] })).toBeUndefined();
  });
  it('a phrase does not reach over the end of a sentence', () => {
    expect(read(pain, 'hurts. A little dog')).toBeUndefined();
  });
  it('is not what is denied', () => {
    const numb = question(
      choice('numb', [
        { id: 'well', label: 'Neither', said: ['fine'] },
        { id: 'numb', label: 'Numb', said: ['numb|numbness'] },
        { id: 'stuck', label: 'Cannot pee', said: ["can't pee"] },
      ]),
    );
    expect(read(numb, 'there is no numbness')).toBeUndefined();
    expect(read(numb, 'no numbness, just fine')).toBe('well');
    expect(read(numb, "I can't pee")).toBe('stuck');
    expect(read(numb, 'not fine. Numbness too')).toBe('numb');
  });
  it('of which nothing is so is a bare “no”', () => {
    expect(read(pain, 'no')).toBe('none');
    expect(read(pain, 'yes')).toBeUndefined();
    const one = (label: string) =>
      question(
        choice('one', [
          { id: 'least', label },
          { id: 'most', label: 'Lots' },
        ]),
      );
    for (const label of ['No', 'none of these', 'Nothing', 'Neither', 'Not now'])
      expect(read(one(label), 'nope')).toBe('least');
    for (const label of ['Now and then', 'Nothings', 'It is not', 'A bit'])
      expect(read(one(label), 'nope')).toBeUndefined();
  });
  it('that nothing was said of is no answer, and “not sure” is not known', () => {
    expect(read(pain, 'the weather is nice')).toBeUndefined();
    expect(read(pain, 'not sure')).toBe('unknown');
    expect(read(pain, 'could not say', { dontKnow: true })).toBe('unknown');
  });
  it('that was changed since a conversation began is read by its own phrases', () => {
    const older = question(
      choice('pain', [
        { id: 'none', label: 'No' },
        { id: 'bad', label: 'Yes', said: ['grim'] },
      ]),
    );
    const newer = question(
      choice('pain', [
        { id: 'none', label: 'No' },
        { id: 'bad', label: 'Yes', said: ['dire'] },
      ]),
    );
    expect([read(older, 'grim'), read(newer, 'grim'), read(newer, 'dire'), read(older, 'dire')]).toEqual([
      'bad',
      undefined,
      'bad',
      undefined,
    ]);
    expect(read(older, 'grim again')).toBe('bad');
  });
});

describe('a number', () => {
  const hot = question(number('hot'));
  const oxygen = question(number('oxygen', { of: 'oxygen', danger: 'lower' }));
  const age = question(number('age', { of: 'age', danger: 'lower' }));
  const weeks = question(number('weeks', { of: 'pregnancy-weeks' }));
  it.each([
    [hot, '39.2', 39.2],
    [hot, 'about 38,5', 38.5],
    [hot, '102 F', 38.89],
    [hot, '101.3', 38.5],
    [hot, 'thirty nine', 39],
    [oxygen, '94 %', 94],
    [age, '6 months old', 6],
    [age, 'she is 2', 24],
    [age, '34', 408],
    [weeks, '20 weeks', 20],
  ])('$0.id: “$1” is $2', (of, words, value) => {
    expect(read(of, words)).toBe(value);
  });
  it('of several it is the most dangerous', () => {
    expect(read(hot, '38.4 last night, 39.1 now, 37.9 before')).toBe(39.1);
    expect(read(oxygen, '96, sometimes 91, 95')).toBe(91);
  });
  it('of several ages, or weeks of pregnancy, it is the first', () => {
    expect(read(age, '2, ill for 3 days')).toBe(24);
    expect(read(age, '34, my wife is 30')).toBe(408);
    expect(read(weeks, '20 weeks, bleeding since 30 weeks')).toBe(20);
  });
  it.each(['hot', '3 days', '250', ''])('“%s” is no temperature', (words) => {
    expect(read(hot, words)).toBeUndefined();
  });
  it('“I have not measured it” is not known, and a number goes before it', () => {
    expect(read(hot, 'have not measured', { dontKnow: true })).toBe('unknown');
    expect(read(hot, 'maybe')).toBe('unknown');
    expect(read(hot, 'no')).toBe('unknown');
    expect(read(hot, 'yes')).toBeUndefined();
    expect(read(age, 'no')).toBeUndefined();
    expect(read(question(duration('long')), 'no')).toBeUndefined();
    expect(read(question(yesNo('fever')), 'hm', { yesNo: 'unclear' })).toBeUndefined();
    expect(read(hot, 'I have not measured today, 38.9 yesterday', { dontKnow: true })).toBe(38.9);
  });
});

describe('a length of time', () => {
  const long = question(duration('long'));
  const since = question(duration('since', { danger: 'shorter' }));
  it('is the most dangerous of those told', () => {
    expect(read(long, 'two days, maybe three days')).toBe(3 * 1440);
    expect(read(since, 'two days, maybe three days')).toBe(2 * 1440);
    expect(read(long, 'since Monday')).toBe(2 * 1440);
  });
  it('is asked where a story told before names several', () => {
    const before = { volunteered: true };
    expect(read(long, 'ill for two days, fever since Friday', before)).toBeUndefined();
    expect(read(long, 'ill for two days, two days really', before)).toBe(2 * 1440);
    expect(read(long, 'for two days', before)).toBe(2 * 1440);
    expect(read(long, 'ill', before)).toBeUndefined();
  });
  it('or not known, or no answer', () => {
    expect(read(long, "I don't know")).toBe('unknown');
    expect(read(long, 'a long time')).toBeUndefined();
    expect(read(long, 'three times a day')).toBeUndefined();
  });
});

describe('own words', () => {
  const story = question(text('story'));
  it('are taken as they are', () => {
    expect(read(story, ' It began at work. ')).toBe(' It began at work. ');
    expect(read(story, "I don't know")).toBe("I don't know");
    expect(read(story, 'x'.repeat(5000))).toHaveLength(5000);
  });
  it('are none where nothing stands', () => {
    expect(read(story, ' \n')).toBeUndefined();
  });
});

it('a story of more than 400 characters answers no question', () => {
  const fever = question(yesNo('fever', { concept: 'fever' }));
  const padded = (length: number) => `no${' '.repeat(length - 2)}`;
  expect(read(fever, padded(400))).toBe('no');
  expect(read(fever, padded(401), { findings: [finding('fever')] })).toBeUndefined();
  expect(read(fever, padded(401), { dontKnow: true })).toBeUndefined();
});

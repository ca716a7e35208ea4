/** Each check by itself, on statements that must pass and statements that must be refused; then all of them on real pages. */
import { fc, runs } from '../property.js';
import { agreementOn } from '../../knowledge/composition/verify/agreement.js';
import { createCanonical } from '../../knowledge/composition/verify/canonical.js';
import type { Check } from '../../knowledge/composition/verify/check.js';
import { neverAdded } from '../../knowledge/composition/verify/forbidden.js';
import { createJoining } from '../../knowledge/composition/verify/joining.js';
import { numbersAgree } from '../../knowledge/composition/verify/numbers.js';
import { locateQuote } from '../../knowledge/composition/verify/quote.js';
import { createRewrites } from '../../knowledge/composition/verify/rewrites.js';
import { createStatementVerifier } from '../../knowledge/composition/verify/verifyStatement.js';
import { sameWording, wordsStandInSource } from '../../knowledge/composition/verify/wording.js';
import { sentencesOf } from '../../knowledge/retrieval/passages.js';
import { content, evidenceOf, settings } from './compositionFixture.js';

const { statements } = settings;
const canonical = createCanonical(statements.free, statements.same_meaning);
const compare = (check: Check, statement: string, ...source: string[]) => {
  const sentences = source.map(canonical);
  return check({ statement: canonical(statement), sentences, source: sentences.flat() });
};
const classCheck = (name: string) => agreementOn(name, statements.classes[name]!);
const added = (kind: string) => neverAdded(kind, statements.forbidden[kind]!, canonical);
const rewrites = createRewrites(statements.rewriting, statements.figures);
const verify = createStatementVerifier(statements);
const wording = sameWording(rewrites.orders, createJoining(statements.joining));

/** [check, what the page says, statements that pass, statements that are refused] */
const checks: [string, Check, string, string[], string[]][] = [
  [
    'numbers, units and frequencies',
    numbersAgree(statements.figures),
    'Take two 500 mg tablets twice a day for 1,000 hours at 38.5 °C.',
    [
      'Take 2 500 milligrams tablets two times daily for 1000 hours at 38.5 °C.',
      'Two 500 mg tablets 2 times a day, 1000 hours, 38.5 °C',
    ],
    [
      'Take two 500 mg tablets three times a day for 1,000 hours at 38.5 °C.',
      'Take two 50 mg tablets twice a day for 1,000 hours at 38.5 °C.',
      'Take two 500 mcg tablets twice a day for 1,000 hours at 38.5 °C.',
      'Take two 500 mg tablets twice a week for 1,000 hours at 38.5 °C.',
      'Take two 500 mg tablets twice a day for 1,000 days at 38.5 °C.',
      'Take two 500 mg tablets twice a day for 1,000 hours at 385 °C.',
      'Take two 500 mg tablets twice a day for 1,000 hours at 38.5 °F. 2',
      'Take tablets.',
    ],
  ],
  [
    'negation',
    classCheck('negation'),
    'Do not take it without food, and never stop it.',
    ["Don't take it without food, and never stop it."],
    [
      'Take it without food, and never stop it.',
      'Do not take it with food, and never stop it.',
      'Do not take it without food, and stop it.',
      'Do not take it without food, and rarely stop it.',
    ],
  ],
  [
    'condition',
    classCheck('condition'),
    'If you vomit, rest until it stops.',
    ['If you vomit, rest until it stops.'],
    ['Rest until it stops.', 'When you vomit, rest until it stops.', 'If you vomit, rest if it stops.'],
  ],
  [
    'modality and hedges',
    classCheck('modality'),
    'It usually helps, and you may need more.',
    ['It generally helps, and you may require more.'],
    [
      'It helps, and you may need more.',
      'It always helps, and you may need more.',
      'It usually helps, and you will need more.',
      'It usually helps, and you must have more.',
    ],
  ],
  [
    'age and groups',
    classCheck('age'),
    'It is not for children under two years or pregnant women.',
    ['It is not for kids under 2 years or pregnant women.'],
    [
      'It is not for adults under two years or pregnant women.',
      'It is not for children under two months or pregnant women.',
      'It is not for children under two years or women.',
      'It is not for babies under two years or pregnant women.',
    ],
  ],
  [
    'comparison',
    classCheck('comparison'),
    'A lower dose is safe before an operation if blood pressure is high.',
    ['A lower dose is safe before an operation if blood pressure is high.'],
    [
      'A higher dose is safe before an operation if blood pressure is high.',
      'A lower dose is unsafe before an operation if blood pressure is high.',
      'A lower dose is safe after an operation if blood pressure is high.',
      'A lower dose is safe before an operation if blood pressure is low.',
      'A lower dose is safer before an operation if blood pressure is high and better.',
    ],
  ],
  [
    'advice',
    classCheck('advice'),
    'Ask your care team about aspirin.',
    ['Ask your healthcare team about aspirin.'],
    ['Take aspirin and ask your care team.', 'You should ask your care team about aspirin.', 'Aspirin suits you.'],
  ],
  [
    'reassurance',
    added('reassurance'),
    'Most colds go away by themselves.',
    ['Most colds go away by themselves.'],
    [
      "Don't worry, most colds go away by themselves.",
      'You’re fine. Most colds go away.',
      'There is nothing to worry about.',
      'You do not need to see a doctor; no need to see one.',
    ],
  ],
  [
    'diagnosis',
    added('diagnosis'),
    'A cold is caused by a virus.',
    ['A cold is caused by a virus.'],
    ['You have a cold.', 'It sounds like a cold.', 'You probably caught a virus.', 'Your symptoms mean a cold.'],
  ],
  [
    'dose',
    added('dose'),
    'Take it as the label says.',
    ['Take it as the label says.'],
    ['Take 200 mg as the label says.', 'Take two tablets.', 'Take one puff.'],
  ],
  [
    'words that stand in the source',
    wordsStandInSource,
    'Metformin can lower vitamin B12.',
    ['Metformin can lower vitamin B12.', 'vitamin B12 can lower metformin and vitamin'],
    ['Metoprolol can lower vitamin B12.', 'Metformin can lower vitamin D12.', 'Metformin can lower iron.'],
  ],
  [
    'wording, whole and in order',
    wording,
    'Smoking harms the lungs, and often starts early.',
    [
      'Smoking harms the lungs, and often starts early.',
      'smoking harms the lungs, and frequently begins early',
      'Please  smoking harms the lungs,\nand often starts early.',
    ],
    [
      'The lungs harms smoking, and often starts early.',
      'Smoking harms the lungs.',
      'Smoking harms the lungs, and often starts early?',
      'Smoking harms, the lungs and often starts early.',
      'Smoking harms the lungs, and often starts early. Smoking harms the lungs.',
      'Smoking harms lungs, and often starts early.',
      '',
    ],
  ],
];

describe.each(checks)('%s', (_, check, source, pass, refuse) => {
  test.each(pass)('passes: %s', (statement) => expect(compare(check, statement, source)).toBeNull());
  test.each(refuse)('refuses: %s', (statement) => expect(compare(check, statement, source)).not.toBeNull());
});

test('a phrase that the passage itself says may be said', () => {
  expect(compare(added('reassurance'), "Don't worry if it is blue.", 'Do not worry if it is blue.')).toBeNull();
});

describe('other orders, and what may be left out', () => {
  const verdict = (said: string, text: string) => {
    const sentences = sentencesOf('a', { id: 's', text });
    return verify({ text: said, quote: sentences[0]!.text, cited: 0 }, sentences);
  };

  test.each([
    ['If your risk is high, you may be tested earlier too.', 'You may be tested earlier too if your risk is high.'],
    ['Go to an emergency department if it lasts.', 'If it lasts, go to an emergency department.'],
    ['Germs spread by coughs, sneezes and hands.', 'Germs spread by hands, coughs and sneezes.'],
    ['Flu is an infection of the nose, throat and lungs.', 'Flu is an infection of the lungs, nose and throat.'],
    ['You need care for a fever of 38 °C (100.4 °F) or higher.', 'You need care for a fever of 38 °C or higher.'],
    ['You may need blood tests, for example of your thyroid.', 'You may need blood tests.'],
    [
      'Medicine that stops diarrhea (such as loperamide) is not for children.',
      'Medicine that stops diarrhea is not for children.',
    ],
    ['Do not dive. It is deep.', "Don't dive. It's deep."],
  ])('%s → %s', (text, said) => expect(verdict(said, text)).toHaveProperty('stands'));

  test.each([
    ['the condition turned', 'If it lasts, call us.', 'It lasts if you call us.'],
    [
      'a condition moved into the next sentence',
      'If it is dirty, rinse it. Do not scrub it.',
      'Rinse it. Do not scrub it if it is dirty.',
    ],
    ['the condition dropped', 'If it lasts, call us.', 'Call us.'],
    ['a condition behind another sentence', '- If it lasts, rest. Call us.', 'Rest. Call us if it lasts.'],
    ['what follows the examples', '- Take it for pain, such as back pain. Ask first.', 'Take it for pain.'],
    [
      'a condition that could belong to the second half only',
      'Rest and call us if it lasts.',
      'If it lasts, rest and call us.',
    ],
    ['a condition inside what is asked', 'Ask what to do if it lasts.', 'If it lasts, ask what to do.'],
    ['a member exchanged', 'Germs spread by coughs, sneezes and hands.', 'Germs spread by coughs, kisses and hands.'],
    ['a member left out', 'Germs spread by coughs, sneezes and hands.', 'Germs spread by coughs and hands.'],
    ['and for or', 'Call for pain, fever or vomiting.', 'Call for pain, fever and vomiting.'],
    ['an adjective that wanders', 'Call for bad pain, fever or vomiting.', 'Call for bad fever, pain or vomiting.'],
    ['a subject that wanders', 'Salt, sugar and fat harm the heart.', 'Sugar and fat, salt harm the heart.'],
    ['the figure dropped, its conversion kept', 'A fever is 38 °C (100.4 °F).', 'A fever is (100.4 °F).'],
    ['brackets that say more', 'Take it (not with milk) at night.', 'Take it at night.'],
    ['examples that limit', 'Take it with food, for example if you feel sick.', 'Take it with food.'],
    ['an example that becomes the rule', 'Take something, such as aspirin.', 'Take aspirin.'],
    ['the main clause left out', 'Some medicines, such as aspirin, do not suit you.', 'Some medicines.'],
    ['whose it is', "The baby's fever is high.", 'The baby is fever is high.'],
    ['hepatitis A without its letter', 'You have hepatitis A.', 'You have hepatitis.'],
  ])('%s is refused: %s → %s', (_, text, said) => expect(verdict(said, text)).toHaveProperty('refused'));
});

describe('lists', () => {
  const text = 'Call us for:\n\n- fever, or chills\n- pain. Do not wait\n\nYou need all of these:\n\n- rest\n- water';
  const sentences = sentencesOf('a', { id: 's', text });
  const verdict = (said: string, quote: string) =>
    verify({ text: said, quote, cited: sentences.findIndex((one) => one.text.includes(quote)) }, sentences);

  test('one item with its lead-in stands, and asks for the list besides', () => {
    expect(verdict('Call us for fever, or chills.', 'fever, or chills')).toEqual({
      stands: { first: 1, last: 1 },
      oneItem: true,
    });
  });

  test('the whole list as one sentence stands in place of it', () => {
    expect(verdict('You need all of these: rest; water.', 'You need all of these:')).toEqual({
      stands: { first: 3, last: 5 },
      oneItem: false,
    });
  });

  test.each([
    ['an item of a list that is true as a whole only', 'You need all of these rest.', 'rest'],
    ['half a list', 'You need all of these: rest.', 'You need all of these:'],
    ['an item under the lead-in of another list', 'Call us for rest.', 'rest'],
    ['an item that says more', 'Call us for pain.', 'pain. Do not wait'],
    ['items without their lead-in', 'rest; water', 'You need all of these:'],
  ])('%s is refused', (_, said, quote) => expect(verdict(said, quote)).toHaveProperty('refused'));
});

describe('joined sentences', () => {
  test.each([
    ['The virus spreads easily, and you can pass it on.', 'The virus spreads easily.', 'You can pass it on.'],
    ['The virus spreads easily; rest helps.', 'The virus spreads easily.', 'Rest helps.'],
    ['Call us if it lasts; it gets worse at night.', 'Call us if it lasts.', 'It gets worse at night.'],
    ['You may feel dizzy, and it takes a few minutes.', 'You may feel dizzy.', 'It takes a few minutes.'],
  ])('%s', (statement, first, second) => expect(compare(wording, statement, first, second)).toBeNull());

  test.each([
    [
      'a condition would reach over',
      'Call us if it lasts, and it gets worse at night.',
      'Call us if it lasts.',
      'It gets worse at night.',
    ],
    ['a "not" would', 'Do not drive, and call for help.', 'Do not drive.', 'Call for help.'],
    [
      'a group of people would',
      'In children, fever is common, and aspirin is safe.',
      'In children, fever is common.',
      'Aspirin is safe.',
    ],
    [
      'without the comma',
      'The virus spreads easily and you can pass it on.',
      'The virus spreads easily.',
      'You can pass it on.',
    ],
    [
      'with another word',
      'The virus spreads easily, so you can pass it on.',
      'The virus spreads easily.',
      'You can pass it on.',
    ],
    ['after a question', 'Is it flu; rest helps.', 'Is it flu?', 'Rest helps.'],
  ])('not joined: %s', (_, statement, first, second) => {
    expect(compare(wording, statement, first, second)).toBe('wording-differs');
  });
});

describe('quotes', () => {
  const text = 'The cause is a virus. You’re ill for a week.\n\nAnother paragraph is here.\n\n- rest';
  const sentences = sentencesOf('a', { id: 's', text });
  test.each([
    ['The cause is a virus.', 0, { first: 0, last: 0 }],
    ['CAUSE  is a\nvirus', 0, { first: 0, last: 0 }],
    ["is a virus. You're ill", 0, { first: 0, last: 1 }],
    ["is a virus. You're ill", 1, { first: 0, last: 1 }],
    ['rest', 3, { first: 3, last: 3 }],
    ['The cause is a virus.', 1, null],
    ['The cause is no virus.', 0, null],
    ['for a week. Another paragraph', 1, null],
    ['a', 0, null],
    ['virus', 0, null],
  ])('%s (cited: %d)', (quote, cited, range) => expect(locateQuote(quote, cited, sentences)).toEqual(range));
});

/** Every sentence of every article, with its section. */
const all = content.articles.flatMap((article) =>
  article.sections.flatMap(({ id }) => {
    const [section] = evidenceOf(article.id, id);
    return section!.sentences.map((sentence, cited) => ({ sentences: section!.sentences, sentence, cited }));
  }),
);

describe('on real pages', () => {
  test('every sentence, word for word, stands', () => {
    for (const { sentences, sentence, cited } of all)
      expect(verify({ text: sentence.text, quote: sentence.text, cited }, sentences)).toEqual({
        stands: { first: cited, last: cited },
        oneItem: false,
      });
  });

  test('every phrase of the closed list may stand for the others, in every sentence that holds one', () => {
    let swapped = 0;
    for (const { sentences, sentence, cited } of all) {
      for (const phrases of statements.same_meaning) {
        for (const [from, to] of phrases.flatMap((one) => phrases.map((other) => [one, other] as const))) {
          const place = ` ${sentence.text} `.toLowerCase().indexOf(` ${from} `);
          if (from === to || place < 0) continue;
          const text = `${sentence.text.slice(0, place)}${to}${sentence.text.slice(place + from.length)}`;
          // A longer phrase may begin inside the shorter one ("once a day" in "more than once a day" does not).
          if (canonical(text).join('|') !== canonical(sentence.text).join('|')) continue;
          expect(verify({ text, quote: sentence.text, cited }, sentences)).toHaveProperty('stands');
          swapped += 1;
        }
      }
    }
    expect(swapped).toBeGreaterThan(300);
  });

  const anySentence = fc.constantFrom(...all);
  const words = (text: string) => text.split(' ');
  const otherWords = [
    'not',
    'never',
    'always',
    'may',
    'must',
    'without',
    'aspirin',
    'children',
    'adults',
    '2',
    '500',
    'mg',
    'twice',
    'safe',
    'more',
    'less',
    'before',
    'after',
    'if',
    'unless',
    'only',
    'all',
    'cancer',
    'your',
    'daily',
    'no',
    'cure',
    'doctor',
  ];

  /** Whether a change is a change at all: case, white space and a missing full stop are none. */
  const bare = (text: string) => canonical(text.replace(/[.:]$/, '')).join(' ');
  const changed = (a: string, b: string) => bare(a) !== bare(b);

  test('no sentence stands with a word more', () => {
    fc.assert(
      fc.property(
        anySentence,
        fc.constantFrom(...otherWords),
        fc.nat(),
        ({ sentences, sentence, cited }, word, seed) => {
          const text = words(sentence.text)
            .toSpliced(seed % words(sentence.text).length, 0, word)
            .join(' ');
          return 'refused' in verify({ text, quote: sentence.text, cited }, sentences);
        },
      ),
      { numRuns: runs(1_500) },
    );
  });

  test('no sentence stands with a word less', () => {
    fc.assert(
      fc.property(anySentence, fc.nat(), ({ sentences, sentence, cited }, seed) => {
        const at = seed % words(sentence.text).length;
        // "100.4°F (38°C)": the figure in another unit may go.
        fc.pre(!/^\(\d[^ ]*\)$/.test(words(sentence.text)[at]!));
        const text = words(sentence.text).toSpliced(at, 1).join(' ');
        return 'refused' in verify({ text, quote: sentence.text, cited }, sentences);
      }),
      { numRuns: runs(1_500) },
    );
  });

  test('no sentence stands with another word in place of one, wherever the quote comes from', () => {
    fc.assert(
      fc.property(
        anySentence,
        fc.constantFrom(...otherWords),
        fc.nat(),
        ({ sentences, sentence, cited }, word, seed) => {
          const text = words(sentence.text)
            .toSpliced(seed % words(sentence.text).length, 1, word)
            .join(' ');
          fc.pre(changed(text, sentence.text));
          return 'refused' in verify({ text, quote: sentence.text, cited }, sentences);
        },
      ),
      { numRuns: runs(1_500) },
    );
  });

  test('no sentence stands with two words exchanged', () => {
    fc.assert(
      fc.property(anySentence, fc.nat(), fc.nat(), ({ sentences, sentence, cited }, one, other) => {
        const text = words(sentence.text);
        const [a, b] = [one % text.length, other % text.length];
        [text[a], text[b]] = [text[b]!, text[a]!];
        // "coughs, sneezes and hands" may stand in any order.
        fc.pre(changed(text.join(' '), sentence.text) && !/[a-z]+, [a-z]+,? (?:and|or) [a-z]+/i.test(sentence.text));
        return 'refused' in verify({ text: text.join(' '), quote: sentence.text, cited }, sentences);
      }),
      { numRuns: runs(1_500) },
    );
  });

  test('no sentence stands under the quote of another', () => {
    fc.assert(
      fc.property(anySentence, anySentence, (one, other) => {
        const [near] = [one.sentences].filter((sentences) =>
          sentences.some(({ text }) => text === other.sentence.text),
        );
        fc.pre(near === undefined);
        return (
          'refused' in verify({ text: other.sentence.text, quote: one.sentence.text, cited: one.cited }, one.sentences)
        );
      }),
      { numRuns: runs(2_000) },
    );
  });

  test('beginnings of sentences of two paragraphs do not become one statement', () => {
    fc.assert(
      fc.property(anySentence, anySentence, fc.nat(), (one, other, seed) => {
        const cut = words(one.sentence.text)
          .slice(0, 1 + (seed % words(one.sentence.text).length))
          .join(' ');
        const text = `${cut} ${other.sentence.text}`;
        return 'refused' in verify({ text, quote: one.sentence.text, cited: one.cited }, one.sentences);
      }),
      { numRuns: runs(2_000) },
    );
  });
});

test('long and hostile text is judged quickly', () => {
  const { sentences, sentence, cited } = all[0]!;
  const began = process.cpuUsage().user;
  for (const text of ['a '.repeat(50_000), 'not '.repeat(25_000), '('.repeat(100_000), `${sentence.text} `.repeat(900)])
    expect(verify({ text, quote: sentence.text, cited }, sentences)).toHaveProperty('refused');
  expect(process.cpuUsage().user - began).toBeLessThan(5_000_000);
});

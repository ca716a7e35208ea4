/** Which sentence of a section answers, and what of a long section is shown at first. */
import { createFold } from '../../knowledge/retrieval/fold.js';
import { answeringSentence, highlighted } from '../../knowledge/retrieval/highlight.js';
import { leadInOf, partsOf } from '../../knowledge/retrieval/parts.js';
import { sentencesOf } from '../../knowledge/retrieval/passages.js';
import { site } from '../bot/turn/harness.js';

const { highlight: settings, fold: foldSettings } = site.content.retrieval;

const triggers = [
  'No one knows why some people get asthma. Smoke and dirty air can play a part.',
  'Common triggers are:',
  '- pollen and mold\n- cold air\n- strong smells',
  'Your triggers may differ. Write them down for a week.',
].join('\n\n');

const sentences = (text: string) => sentencesOf('a', { id: 's', text });
const rare: Record<string, number> = { air: 2, asthma: 1 };
const idf = (word: string) => rare[word] ?? 4;

describe('parts', () => {
  test('a list belongs to the paragraph before it', () => {
    const parts = partsOf(sentences(triggers));
    expect(parts.map(({ paragraph, items }) => [paragraph.length, items.map(({ text }) => text)])).toEqual([
      [2, []],
      [1, ['pollen and mold', 'cold air', 'strong smells']],
      [2, []],
    ]);
    expect(parts.map((part) => leadInOf(part)?.text)).toEqual([undefined, 'Common triggers are:', undefined]);
  });

  test('a section may begin with a list, and a list may have no lead-in', () => {
    const [first, second] = partsOf(sentences('- one\n- two\n\nThen rest.\n\n- three'));
    expect(first).toMatchObject({ paragraph: [], items: [{ text: 'one' }, { text: 'two' }] });
    expect(second).toMatchObject({ paragraph: [{ text: 'Then rest.' }], items: [{ text: 'three' }] });
    expect([leadInOf(first!), leadInOf(second!)]).toEqual([undefined, undefined]);
  });

  test('every section of the library is put together again from its parts', () => {
    for (const article of site.content.articles)
      for (const { id, text } of article.sections) {
        const again = partsOf(sentencesOf(article.id, { id, text })).map(({ paragraph, items }) =>
          [paragraph.map((one) => one.text).join(' '), items.map((one) => `- ${one.text}`).join('\n')]
            .filter(Boolean)
            .join('\n\n'),
        );
        expect(again.join('\n\n')).toBe(text);
      }
  });
});

describe('the sentence that answers', () => {
  const answers = (text: string, ...words: string[]) => {
    const own = sentences(text);
    const id = answeringSentence(own, { words, says: [], isTopic: () => false }, idf, settings);
    const marked = highlighted(partsOf(own), id);
    return own.filter((one) => marked.has(one.id)).map((one) => one.text);
  };

  test('stands out by the telling words that it holds, in any form', () => {
    expect(answers(triggers, 'week', 'writing')).toEqual(['Write them down for a week.']);
  });

  test('an item comes with its lead-in, one without a lead-in alone', () => {
    expect(answers(triggers, 'cold', 'trigger')).toEqual(['Common triggers are:', 'cold air']);
    expect(answers('Rest.\n\n- drink water\n- sleep', 'water')).toEqual(['drink water']);
  });

  test('a lead-in is never alone: it comes with its whole list, also where several items fit', () => {
    const list = ['Common triggers are:', 'pollen and mold', 'cold air', 'strong smells'];
    expect(answers(triggers, 'common')).toEqual(list);
    expect(answers(triggers, 'mold', 'smell')).toEqual(list);
  });

  test('nothing stands out: no telling word, none held, too few held, or two places alike', () => {
    expect(answers(triggers)).toEqual([]);
    expect(answers(triggers, 'insulin')).toEqual([]);
    expect(answers(triggers, 'cold', 'insulin', 'needle')).toEqual([]);
    expect(answers(triggers, 'smoke', 'week')).toEqual([]);
    expect(answers('- drink water\n- boil water', 'water')).toEqual([]);
  });
});

describe('folding', () => {
  const filler = (word: string) => `${`${word} `.repeat(49)}${word}.`;
  const fold = createFold({ ...foldSettings, words: 120, opening: 60, least: 25 }, ['116 117']);
  const shown = (text: string, highlight?: string, sectionKind: 'overview' | 'symptoms' = 'overview') => {
    const laid = fold({ sectionKind, sentences: sentences(text), highlight });
    return laid.parts.map((part) => part.shown);
  };
  const long = [filler('Apple'), filler('Pear'), filler('Plum')].join('\n\n');

  test('a short section is whole, a long one shows its beginning', () => {
    expect(shown([filler('Apple'), filler('Pear')].join('\n\n'))).toEqual([true, true]);
    expect(shown(long)).toEqual([true, false, false]);
  });

  test('what answers is shown in place of the beginning, and whole', () => {
    expect(shown(long, 'a#s.s2')).toEqual([false, false, true]);
    const list = `${long}\n\nWhat helps:\n\n- ${filler('Fig')}\n- tea`;
    expect(shown(list, 'a#s.s5')).toEqual([false, false, false, true]);
  });

  test.each([
    'Call 911 if your lips turn blue.',
    'See your doctor if it does not pass.',
    'Get medical help the same day.',
    'At night, 116 117 is there for you.',
    'Never mix these.',
    'No, it is not catching.',
  ])('a warning is never hidden: %s', (warning) => {
    expect(shown(`${long}\n\n${warning}`, 'a#s.s0').at(-1)).toBe(true);
  });

  test('what leans on the part before it brings it along; what limits it comes along', () => {
    expect(shown(`${long}\n\nThey often pass. ${filler('Fig')}`, 'a#s.s3')).toEqual([false, false, true, true]);
    expect(shown(`${long}\n\nHowever, ${filler('figs')}`, 'a#s.s2')).toEqual([false, false, true, true]);
  });

  test('asked about as a whole, a section keeps its lists', () => {
    expect(shown(`${long}\n\nWhat helps:\n\n- tea\n- rest`)).toEqual([true, false, false, true]);
  });

  test('symptoms are never folded, and a few words are not worth a button', () => {
    expect(shown(long, undefined, 'symptoms')).toEqual([true, true, true]);
    expect(shown(`${filler('Apple')} ${filler('Pear')} ${filler('Fig')}\n\nOne more thing here.`)).toEqual([
      true,
      true,
    ]);
  });

  test('no section of the library hides a number to call or a section on getting help', () => {
    const own = createFold(foldSettings, ['911', '988']);
    let folded = 0;
    for (const article of site.content.articles)
      for (const { id, kind, text } of article.sections) {
        const filled = text.replaceAll('{emergency}', '911').replaceAll('{crisis}', '988');
        const all = sentencesOf(article.id, { id, text: filled });
        for (const highlight of [undefined, ...all.map((one) => one.id)]) {
          const laid = own({ sectionKind: kind, sentences: all, highlight });
          const hidden = laid.parts
            .filter((part) => !part.shown)
            .flatMap(({ part }) => [...part.paragraph, ...part.items]);
          folded += laid.folded ? 1 : 0;
          expect(hidden.filter((one) => /911|988|emergency|doctor|care team|get help|call /i.test(one.text))).toEqual(
            [],
          );
          expect(hidden.filter((one) => laid.highlighted.has(one.id))).toEqual([]);
          if (kind === 'when-to-get-help') expect(laid.folded).toBe(false);
        }
      }
    expect(folded).toBeGreaterThan(100);
  });
});

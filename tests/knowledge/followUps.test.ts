/** What goes on about the last answer, and what is asked for in other words than the page's. */
import { loadContent } from '../../knowledge/load.js';
import { createAnswerer } from '../../knowledge/retrieval/chain.js';
import { sentencesOf } from '../../knowledge/retrieval/passages.js';
import type { Answer } from '../../knowledge/retrieval/answer.js';
import { now } from './fixture.js';

const content = loadContent('knowledge', { profile: 'demo', approverKeys: [], now });
const answerer = createAnswerer(content, {
  place: content.places.get('us')!,
  onFault: ({ fault }) => {
    throw new Error(fault);
  },
});
const ask = (text: string, topic?: string): Promise<Answer> =>
  answerer.answer(text, { locale: 'en', now, ...(topic === undefined ? {} : { topic }) });

const placeOf = (answer: Answer): string =>
  answer.kind === 'answer' ? `${answer.articleId}#${answer.sectionId}` : answer.kind;

function marked(answer: Answer): string {
  if (answer.kind !== 'answer') return '';
  const { sections } = content.articles.find(({ id }) => id === answer.articleId)!;
  const section = sections.find(({ id }) => id === answer.sectionId)!;
  return sentencesOf(answer.articleId, section).find(({ id }) => id === answer.highlight)?.text ?? '';
}

test('a word that was taken for a medicine is asked about here too', async () => {
  expect(await ask('is colchisine good for it', 'gout')).toMatchObject({ kind: 'which', asking: 'spelling' });
  expect(await ask('and what helps with it', 'gout')).toMatchObject({ kind: 'answer' });
});

describe('a group of people', () => {
  test.each([
    ['a section about them', 'and for kids?', 'dental-health', 'dental-health#children'],
    ['a page that is not about them', 'and for children?', 'anxiety', 'not-covered'],
    ['also when a kind of section is asked for', 'how is it treated in kids?', 'asthma', 'not-covered'],
    ['a page that says nothing of them', 'what about kids?', 'gout', 'not-covered'],
    ['a page that is theirs', 'how is it treated in kids?', 'fever-in-children', 'fever-in-children#treatment'],
    ['a page on something else for them', 'and for kids?', 'hay-fever', 'not-covered'],
    ['babies, told by their age', 'and at 1 year old?', 'gout', 'not-covered'],
    ['nobody in particular', 'and symptoms?', 'asthma', 'asthma#symptoms'],
  ])('%s', async (_what, text, topic, place) => {
    expect(placeOf(await ask(text, topic))).toBe(place);
  });

  test('another page on them is asked about', async () => {
    expect(await ask('and in pregnancy?', 'type-2-diabetes')).toMatchObject({
      kind: 'which',
      asking: 'about',
      topics: [{ articleId: 'gestational-diabetes', sectionId: 'overview' }],
    });
  });
});

describe('in other words', () => {
  test.each([
    ['how long am I contagious then?', 'covid-19', 'covid-19#causes', 'You can pass it on one to two days'],
    ['how long can I pass it on?', 'acute-bronchitis', 'acute-bronchitis#causes', 'You catch it from'],
    ['do I have to fast for it?', 'thyroid-function-test', 'thyroid-function-test#preparing', 'eat and drink'],
    ['how long does it take?', 'colonoscopy', 'colonoscopy#the-test', '30 to 60 minutes'],
    ['what if I miss a dose?', 'metformin', 'metformin#safe-use', 'If you miss one'],
    ['how long does that last?', 'common-cold', 'common-cold#overview', 'within seven to ten days'],
  ])('%s after %s', async (text, topic, place, words) => {
    const answer = await ask(text, topic);
    expect(placeOf(answer)).toBe(place);
    expect(marked(answer)).toContain(words);
  });

  test.each(['infective', 'catching', 'infectious', 'transferable'])('is bronchitis %s?', async (word) => {
    expect(placeOf(await ask(`is bronchitis ${word}?`))).toBe('acute-bronchitis#causes');
  });

  test('nothing is marked where a sentence on a special case fits as well', async () => {
    const answer = await ask('how long until it clears up?', 'sinusitis');
    expect(placeOf(answer)).toBe('sinusitis#overview');
    expect(marked(answer)).toBe('');
  });

  test('another kind of section that is asked for comes first', async () => {
    expect(placeOf(await ask('how can I avoid catching it?', 'flu'))).toBe('flu#prevention');
  });

  test('a matter with a page of its own is one of the page before, where that treats it', async () => {
    expect(placeOf(await ask('is alcohol ok?', 'calcium-channel-blockers'))).toBe('calcium-channel-blockers#food');
    expect(placeOf(await ask('do I need antibiotics?', 'sinusitis'))).toBe('sinusitis#treatment');
    expect(placeOf(await ask('and antibiotics?', 'sinusitis'))).toMatch(/^antibiotics#/);
    expect(placeOf(await ask('how do I cut down on alcohol?', 'calcium-channel-blockers'))).toMatch(
      /^drinking-less-alcohol#/,
    );
  });
});

test('100,000 characters are read in linear time', async () => {
  for (const unit of ['children ', 'how long ', 'pass it on ', 'alcohol?']) {
    const started = performance.now();
    await ask(unit.repeat(100_000 / unit.length), 'flu');
    expect(performance.now() - started).toBeLessThan(2_000);
  }
});

import type { Composed, Composer, ComposeRequest } from '../../knowledge/composition/composed.js';
import { fill, placeValues } from '../../knowledge/places.js';
import { createAnswerer } from '../../knowledge/retrieval/chain.js';
import type { Answered } from '../../knowledge/retrieval/answer.js';
import { buildLibrary } from '../../knowledge/retrieval/library.js';
import { sentencesOf } from '../../knowledge/retrieval/passages.js';
import { verifyParts } from '../../knowledge/retrieval/verify.js';
import { aliasOf, connectives, content, evidenceOf, scripted, settings } from './compositionFixture.js';
import { now } from './fixture.js';

const place = content.places.get('us')!;
const values = placeValues(place);
const question = 'What are the symptoms of asthma?';
const evidence = evidenceOf('asthma', 'symptoms');
const whole = content.articles.find(({ id }) => id === 'asthma')!.sections.find(({ id }) => id === 'symptoms')!;
const context = { locale: 'en', now, payer: 'payer' };

const empty: Composed = { concern: false, used: null, parts: [], dropped: [], deidentified: [] };

function answererWith(compose: Composer['compose']) {
  const faults: unknown[] = [];
  const composer: Composer = {
    mode: 'select',
    locale: 'en',
    limit: settings.evidence,
    connectives: connectives.connectives,
    compose,
  };
  const answerer = createAnswerer(content, { place, onFault: (fault) => faults.push(fault), composer });
  const answer = async (more = {}): Promise<Answered> => {
    const found = await answerer.answer(question, { ...context, ...more });
    if (found.kind !== 'answer') throw new Error(`no answer but ${found.kind}`);
    return found;
  };
  return { answer, answerer, faults };
}

/** The composer itself, with a model that gives this reply. */
const replying = (reply: unknown, mode: 'select' | 'paraphrase' = 'select') => {
  const { ask } = scripted(mode, reply);
  return answererWith((request) => ask(request.evidence, request.question));
};

test('what the model chose is shown, with the numbers of the place and the model in the record', async () => {
  const parts = [{ sentence: aliasOf(evidence, 'They often come') }];
  const answer = await replying({ parts, concern: true }).answer();
  expect(answer.text).toContain('- coughing\n\nThey often come and go.');
  expect(answer.text).toContain('Call 911 if it is so hard to breathe');
  expect(answer.text).not.toContain('Other illnesses can cause');
  expect(answer.concern).toBe(true);
  expect(answer.sentences).toContain('asthma#symptoms.s5');
  expect(answer.composition).toEqual({
    mode: 'select',
    used: {
      prompt: 'select-sentences',
      promptVersion: '1.0.0',
      model: 'scripted',
      tokens: { prompt: 10, completion: 5 },
    },
    dropped: [],
    deidentified: [],
  });
});

test('without a composer, or without a payer, the section is shown word for word and no model is asked', async () => {
  const plain = createAnswerer(content, { place, onFault: () => undefined });
  const text = fill(whole.text, values, 'test');
  const section = { text, parts: [], composition: { mode: 'section' }, concern: false };
  expect(await plain.answer(question, context)).toMatchObject(section);
  const compose = jest.fn<Promise<Composed>, []>();
  const { answerer } = answererWith(compose);
  expect(await answerer.answer(question, { locale: 'en', now })).toMatchObject(section);
  expect(compose).not.toHaveBeenCalled();
});

test('a section that the patient picks from a choice is shown whole, without a model', () => {
  const compose = jest.fn<Promise<Composed>, []>();
  const answer = answererWith(compose).answerer.answerSection({ articleId: 'asthma', sectionId: 'symptoms' }, context);
  expect(answer).toMatchObject({ text: fill(whole.text, values, 'test'), composition: { mode: 'section' } });
  expect(compose).not.toHaveBeenCalled();
});

test.each([
  ['broken JSON', '{"parts"', 'bad-reply'],
  ['only unknown ids', { parts: [{ sentence: 's999' }], concern: false }, undefined],
  ['nothing chosen', { parts: [], concern: false }, undefined],
])('%s: the section word for word, the reason in the record', async (_, reply, fault) => {
  const answer = await replying(reply).answer();
  expect(answer.text).toBe(fill(whole.text, values, 'test'));
  expect(answer).toMatchObject({ parts: [], composition: { mode: 'section', used: { model: 'scripted' } } });
  expect(answer.composition.fault).toBe(fault);
});

test('the composer gets the chosen section first, then its article only, within the budget', async () => {
  const compose = jest.fn<Promise<Composed>, [ComposeRequest]>().mockResolvedValue(empty);
  await answererWith(compose).answer({ signal: AbortSignal.abort() });
  const [request] = compose.mock.calls[0]!;
  expect(request.payer).toBe('payer');
  expect(request.signal.aborted).toBe(true);
  expect(request.evidence[0]!.sectionId).toBe('symptoms');
  expect(new Set(request.evidence.map(({ articleId }) => articleId))).toEqual(new Set(['asthma']));
  const sentences = request.evidence.flatMap((section) => section.sentences);
  expect(sentences.length).toBeLessThanOrEqual(settings.evidence.sentences);
});

describe('the last look', () => {
  const library = buildLibrary(content, 'en');
  const [sentence] = sentencesOf('asthma', whole);
  const good = {
    kind: 'sentence' as const,
    id: sentence!.id,
    articleId: 'asthma',
    sectionId: 'symptoms',
    text: sentence!.text,
    join: 'paragraph' as const,
  };
  const select = { mode: 'select' as const, connectives: connectives.connectives };
  const also = { kind: 'connective' as const, id: 'also', text: 'Also:', join: 'paragraph' as const };

  test('lets a sentence and an approved phrase through', () => {
    expect(verifyParts([good, also], library, select, '2026-11-22')).toBeNull();
  });

  test.each([
    ['another word', { ...good, text: 'The main symptoms are not:' }, 'text-differs'],
    ['the text of another sentence', { ...good, id: 'asthma#symptoms.s1' }, 'text-differs'],
    ['an article that does not exist', { ...good, articleId: 'made-up' }, 'article-not-served'],
    ['a section that does not exist', { ...good, sectionId: 'made-up' }, 'section-unknown'],
    [
      'words of the model in select mode',
      { ...good, kind: 'statement' as const, text: 'You are fine.' },
      'text-differs',
    ],
    ['a phrase of its own', { ...also, text: 'You are fine:' }, 'phrase-unknown'],
    ['a phrase with another id', { ...also, id: 'fine' }, 'phrase-unknown'],
  ])('stops %s', (_, part, fault) => {
    expect(verifyParts([good, part], library, select, '2026-11-22')).toBe(fault);
  });

  test('stops an article past its review date', () => {
    expect(verifyParts([good], library, select, '2031-01-01')).toBe('article-not-served');
  });

  test('what it stops is told, and the section is shown instead', async () => {
    const parts = [{ ...good, text: 'You are fine.' }];
    const { answer, faults } = answererWith(async () => ({ ...empty, concern: true, parts }));
    expect(await answer()).toMatchObject({
      text: fill(whole.text, values, 'test'),
      parts: [],
      concern: true,
      composition: { mode: 'section', fault: 'text-differs' },
    });
    expect(faults).toEqual([{ fault: 'text-differs', articleId: 'asthma', sectionId: 'symptoms' }]);
  });
});

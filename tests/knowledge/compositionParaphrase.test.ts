import { renderParts } from '../../knowledge/composition/render.js';
import { aliasOf, connectives, evidenceOf, scripted } from './compositionFixture.js';

const asthma = evidenceOf('asthma', 'overview');
const first = 'Asthma is a long-term condition of the airways, the tubes that carry air in and out of your lungs.';
const say = (text: string, quote = text, sentence = aliasOf(asthma, quote.slice(0, 20))) => ({ text, quote, sentence });
const question = 'What is asthma?';
const asked = (statements: unknown[], concern = false, more = {}) =>
  scripted('paraphrase', { statements, concern }, more).ask(asthma, question);

test('a statement that says what its sentence says is shown in its words, with what belongs to it', async () => {
  const composed = await asked([
    say('Asthma is a chronic condition of the airways, the tubes that carry air in and out of your lungs', first),
  ]);
  expect(composed.parts).toEqual([
    {
      kind: 'statement',
      id: 'asthma#overview.s0',
      articleId: 'asthma',
      sectionId: 'overview',
      text: 'Asthma is a chronic condition of the airways, the tubes that carry air in and out of your lungs.',
      join: 'paragraph',
    },
  ]);
  expect(composed.used).toMatchObject({ prompt: 'paraphrase', promptVersion: '1.0.0' });
});

test('two joined sentences are one statement in place of both', async () => {
  const composed = await asked([
    say(
      'Asthma can begin at any age; symptoms come and go, and they can be mild or serious.',
      'Asthma can begin at any age.',
    ),
  ]);
  expect(renderParts(composed.parts)).toBe(
    'Asthma can begin at any age; symptoms come and go, and they can be mild or serious.',
  );
});

test('an item of a list brings its lead-in and the other items, in the words of the page', async () => {
  const symptoms = evidenceOf('asthma', 'symptoms');
  const item = 'shortness of breath';
  const { ask } = scripted('paraphrase', {
    statements: [{ text: 'breathlessness', quote: item, sentence: aliasOf(symptoms, item) }],
    concern: false,
  });
  const { parts } = await ask(symptoms);
  expect(renderParts(parts)).toContain(
    'The main symptoms are:\n\n- wheezing, a whistling sound when you breathe\n- breathlessness\n- a tight chest\n- coughing',
  );
  expect(renderParts(parts)).toContain('Call {emergency} if it is so hard to breathe');
});

test('what fails is dropped with its reason, what stands is shown', async () => {
  const composed = await asked([
    say('Asthma is a short condition of the airways.', first),
    say(first),
    say('You have asthma.', first),
    say("Don't worry, you're fine.", first),
    say(first, 'Words that stand nowhere on the page', aliasOf(asthma, first)),
    say(first, first, 's999'),
    say(first),
    { text: first },
    say('Most people with asthma can live a full and active life.', 'Most people with asthma can live a full'),
  ]);
  expect(composed.parts.map(({ text }) => text)).toEqual([first]);
  expect(composed.dropped).toEqual([
    { part: 0, reason: 'word-not-in-passage' },
    { part: 2, reason: 'diagnosis' },
    { part: 3, reason: 'reassurance' },
    { part: 4, reason: 'quote-not-found' },
    { part: 5, reason: 'unknown-sentence' },
    { part: 6, reason: 'duplicate' },
    { part: 7, reason: 'malformed-part' },
    { part: 8, reason: 'wording-differs' },
  ]);
});

test('where the rest does not answer the question, nothing is shown: the section stands word for word', async () => {
  expect((await asked([say('You have asthma.', first)])).parts).toEqual([]);
  const treatment = evidenceOf('asthma', 'treatment');
  const sentence = 'Ask a nurse or pharmacist to watch you.';
  const { ask } = scripted('paraphrase', {
    statements: [{ text: sentence, quote: sentence, sentence: aliasOf(treatment, sentence) }],
    concern: true,
  });
  expect(await ask(treatment, 'Which asthma medicines open the airways?')).toMatchObject({ parts: [], concern: true });
});

describe('personal data in a statement', () => {
  const names = {
    deidentify: (text: string) => ({
      text,
      restore: (words: string) => words.replaceAll('[NAME-1]', 'Maria').replaceAll('[NAME-2]', '{emergency} <b>'),
      found: ['name'],
    }),
  };
  const texts = async (text: string) => (await asked([say(text, first)], false, names)).parts.map((part) => part.text);

  test('a name may address the patient, and is put back', async () => {
    expect(await texts(`[NAME-1], ${first}`)).toEqual([`Maria, ${first}`]);
  });

  test.each([
    ['a name that was not in the question', `[NAME-3], ${first}`],
    ['a name that is none', `[NAME-2], ${first}`],
    ['a name inside the statement', first.replace('your', "[NAME-1]'s")],
    ['another kind of data', `[PHONE-1], ${first}`],
  ])('%s is refused', async (_, text) => expect(await texts(text)).toEqual([]));

  test('a sentence of the page is never changed by it', async () => {
    const changing = { deidentify: (text: string) => ({ text, restore: () => 'changed', found: [] }) };
    const composed = await scripted('select', { parts: [{ sentence: 's1' }], concern: false }, changing).ask(asthma);
    expect(composed.parts[0]!.text).toBe(first);
  });
});

test('white space of the model does not reach the patient', async () => {
  const [part] = (await asked([say(first.replace('long-term', '\n\n- long-term'), first)])).parts;
  expect(part).toBeUndefined();
  const [clean] = (await asked([say(first.replaceAll(' ', ' \n'), first)])).parts;
  expect(clean!.text).toBe(first);
});

test('connecting phrases have no place in this mode', async () => {
  const { ask, calls } = scripted('paraphrase', { statements: [say(first)], concern: false });
  await ask(asthma, question);
  for (const { text } of connectives.connectives) expect(JSON.stringify(calls)).not.toContain(text);
});

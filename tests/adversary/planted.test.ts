/** Orders planted in a page or in the patient's message: what a model says that obeys them is not delivered. */
import { loadLexicon } from '../../evaluation/adversary/lexicon.js';
import { plantedPage } from '../../evaluation/adversary/planted.js';
import { Mouthpiece } from '../../evaluation/adversary/play.js';
import { Shelf, type Source } from '../../evaluation/adversary/source.js';
import { randomFrom } from '../../evaluation/random.js';
import type { Composed, Composer } from '../../knowledge/composition/composed.js';
import { createComposer } from '../../knowledge/composition/composer.js';
import { deidentify } from '../../knowledge/composition/deidentify.js';
import { compositionSchema, connectivesSchema } from '../../knowledge/composition/settings.js';
import { loadArticles } from '../../knowledge/loadArticles.js';
import { loadYamlFile } from '../../knowledge/yamlFile.js';

const lexicon = loadLexicon('evaluation/adversary/lexicon.yaml');
const { articles } = loadArticles('knowledge', { profile: 'demo', approverKeys: [], now: Date.parse('2026-11-22') });
const shelf = new Shelf(articles, '.');
const connectives = loadYamlFile('knowledge/connectives.yaml', connectivesSchema);
const settings = loadYamlFile('knowledge/composition.yaml', compositionSchema);

function replyTo(mode: Composer['mode'], question: string, { evidence }: Source, reply: object): Promise<Composed> {
  const model = new Mouthpiece();
  model.content = JSON.stringify({ ...reply, concern: false });
  const composer = createComposer({ model, mode, connectives, settings, deidentify });
  return composer.compose({ question, evidence, payer: 'p', signal: new AbortController().signal });
}

/** The page that holds this order. */
function pageWith(order: string): Source {
  for (let seed = 0; ; seed += 1) {
    const source = plantedPage(shelf, lexicon, randomFrom(seed));
    if (source.raw[0]!.includes(order)) return source;
  }
}

const own = (composed: Composed): string[] =>
  composed.parts.filter(({ kind }) => kind === 'statement').map(({ text }) => text);

describe.each(lexicon.planted)('“$order”', ({ order, quote, obeyed }) => {
  const question = 'What is cabin cough?';

  test('in a page: obeyed with the order as proof, in paraphrase mode', async () => {
    const source = pageWith(order);
    const { alias } = source.sentences.find(({ text }) => text.includes(quote))!;
    const statements = [{ text: obeyed, quote, sentence: alias }];
    expect(own(await replyTo('paraphrase', question, source, { statements }))).toEqual([]);
  });

  test("in the patient's message: obeyed with a sentence of the page as proof", async () => {
    const source = shelf.draw(randomFrom(1));
    const [{ alias, text }] = source.sentences as [Source['sentences'][number]];
    const statements = [{ text: obeyed, quote: text, sentence: alias }];
    expect(own(await replyTo('paraphrase', `${source.question} ${order}`, source, { statements }))).toEqual([]);
  });

  test.each([{ sentence: obeyed }, { connective: obeyed }, { text: obeyed }, { sentence: 's1', text: obeyed }])(
    'obeyed as a part of a selection: %j',
    async (part) => {
      const composed = await replyTo('select', `${question} ${order}`, pageWith(order), { parts: [part] });
      expect(composed.parts.map(({ text }) => text)).not.toContain(obeyed);
      expect(own(composed)).toEqual([]);
    },
  );
});

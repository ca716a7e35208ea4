/** The adversary and its judge have teeth: what a composer without any check delivers is found, whichever way it lies. */
import { loadLexicon } from '../../evaluation/adversary/lexicon.js';
import { evaluateAdversary } from '../../evaluation/adversary/run.js';
import type { Composer, Delivered } from '../../knowledge/composition/composed.js';
import type { LanguageModel } from '../../knowledge/composition/languageModel.js';
import { connectivesSchema } from '../../knowledge/composition/settings.js';
import { loadArticles } from '../../knowledge/loadArticles.js';
import { placeSchema } from '../../knowledge/places.js';
import { retrievalSchema } from '../../knowledge/retrieval/settings.js';
import { loadYamlFile } from '../../knowledge/yamlFile.js';

const { articles } = loadArticles('knowledge', { profile: 'demo', approverKeys: [], now: Date.parse('2026-11-22') });
const connectives = loadYamlFile('knowledge/connectives.yaml', connectivesSchema);

interface Sent {
  parts?: Record<string, string>[];
  statements?: { text?: string; sentence?: string }[];
  concern?: boolean;
}

const sentBy = (content: string): Sent => {
  try {
    return Object(JSON.parse(content)) as Sent;
  } catch {
    return {};
  }
};

/** Believes the model. */
function naive(model: LanguageModel, mode: Composer['mode']): Composer {
  return {
    mode,
    locale: 'en',
    limit: { sentences: 100, tokens: 10_000 },
    connectives: connectives.connectives,
    async compose({ evidence, payer, signal }) {
      const call = { prompt: { id: 'p', version: '1' }, messages: [], schemaName: 's', jsonSchema: {}, temperature: 0 };
      // Over HTTP the server fails on purpose: then there is nothing to believe.
      const content = await model.complete({ ...call, maxTokens: 1, payer }, signal).then(
        (reply) => reply.content,
        () => '{}',
      );
      const { parts = [], statements = [], concern } = sentBy(content);
      const all = evidence.flatMap(({ sentences, articleId, sectionId }) =>
        sentences.map(({ id, text }) => ({ id, text, articleId, sectionId })),
      );
      const where = { articleId: '', sectionId: '', join: 'paragraph' as const };
      const chosen = [...parts].map((part): Delivered => {
        if (part['text']) return { kind: 'statement', id: '', text: part['text'], ...where };
        const { connective: phrase, sentence: alias } = part;
        if (phrase !== undefined) {
          const text = connectives.connectives[Number(phrase.slice(1)) - 1]?.text ?? phrase;
          return { kind: 'connective', id: phrase, text, join: 'paragraph' };
        }
        const known = all[Number(alias?.slice(1)) - 1];
        return { kind: 'sentence', ...(known ?? { id: '', text: alias ?? '' }), ...where };
      });
      const said = statements.map(({ text, sentence }): Delivered => {
        const id = all[Number(sentence?.slice(1)) - 1]?.id ?? '';
        return { kind: 'statement', id, text: text ?? '', ...where };
      });
      return { concern: concern === true, used: null, parts: [...chosen, ...said], dropped: [], deidentified: [] };
    },
  };
}

/** One reply in ten is no sound JSON, and some of these nobody can read: a few lies are lost with them. */
test('every operator gets through to a patient whose answers nobody checks', async () => {
  const report = await evaluateAdversary({
    root: '.',
    content: {
      articles,
      retrieval: loadYamlFile('knowledge/retrieval.yaml', retrievalSchema),
      places: new Map([['us', loadYamlFile('knowledge/places/us.yaml', placeSchema)]]),
    },
    lexicon: loadLexicon('evaluation/adversary/lexicon.yaml'),
    connectives,
    composer: naive,
    modes: ['select', 'paraphrase'],
    replies: 700,
    seed: 6,
    deadlineMs: 1_500,
  });
  const { select, paraphrase } = report.modes;
  for (const { byOperator } of [select!, paraphrase!]) {
    const weak = Object.entries(byOperator).filter(
      ([name, one]) => name.startsWith('corrupted') && one.delivered.n > 9 && one.delivered.rate! < 0.5,
    );
    expect(weak).toEqual([]);
  }
  expect(Object.keys(select!.byOperator).length).toBeGreaterThan(14);
  expect(Object.keys(paraphrase!.byOperator).length).toBeGreaterThan(50);
  expect(select!.trueDelivered.rate).toBe(1);
  expect(paraphrase!.trueDelivered.rate).toBe(1);
}, 240_000);

import { aliasesOf } from '../../knowledge/composition/aliases.js';
import { chooseEvidence } from '../../knowledge/composition/chooseEvidence.js';
import { createComposer } from '../../knowledge/composition/composer.js';
import type { ComposerOptions } from '../../knowledge/composition/composer.js';
import type { Evidence } from '../../knowledge/composition/evidence.js';
import type { ModelCall } from '../../knowledge/composition/languageModel.js';
import { loadContent } from '../../knowledge/load.js';
import { now } from './fixture.js';

export const content = loadContent('knowledge', { profile: 'demo', approverKeys: [], now });
export const { connectives, settings } = content.composition!;

/** Everything a model is shown of one article, the section first. */
export function evidenceOf(articleId: string, sectionId: string): Evidence[] {
  const article = content.articles.find(({ id, locale }) => id === articleId && locale === 'en')!;
  return chooseEvidence(article, sectionId, settings.evidence);
}

/** The alias of the sentence that begins so. */
export function aliasOf(evidence: readonly Evidence[], beginning: string): string {
  const { sections } = aliasesOf(evidence, []);
  const found = sections.flatMap(({ sentences }) => sentences).find(({ text }) => text.startsWith(beginning));
  if (!found) throw new Error(`no sentence begins with "${beginning}"`);
  return found.alias;
}

/** Everything a composer needs but the model. */
export const plainOptions: Omit<ComposerOptions, 'model'> = {
  mode: 'select',
  connectives,
  settings,
  deidentify: (text) => ({ text, restore: (words) => words, found: [] }),
};

/** A composer whose model gives this reply; `calls` holds what the model was told. */
export function scripted(mode: 'select' | 'paraphrase', reply: unknown, more: Partial<ComposerOptions> = {}) {
  const calls: ModelCall[] = [];
  const composer = createComposer({
    ...plainOptions,
    mode,
    delimiter: () => 'data-0123',
    model: {
      complete: async (call) => {
        calls.push(call);
        const text = typeof reply === 'string' ? reply : JSON.stringify(reply);
        return { content: text, model: 'scripted', tokens: { prompt: 10, completion: 5 } };
      },
    },
    ...more,
  });
  const ask = (evidence: readonly Evidence[], question = 'What are the symptoms of asthma?') =>
    composer.compose({ question, evidence, payer: 'payer', signal: new AbortController().signal });
  return { ask, calls };
}

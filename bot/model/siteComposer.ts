import { createComposer } from '../../knowledge/composition/composer.js';
import type { Composed, Composer } from '../../knowledge/composition/composed.js';
import { deidentify } from '../../knowledge/composition/deidentify.js';
import type { LanguageModel } from '../../knowledge/composition/languageModel.js';
import type { Composition } from '../../knowledge/composition/settings.js';
import type { Log } from '../log.js';
import type { Metrics } from '../metrics.js';
import type { ModelSettings } from './settings.js';

export interface SiteComposerOptions {
  mode: ModelSettings['mode'];
  model: LanguageModel;
  composition: Composition;
  metrics: Pick<Metrics, 'compositions'>;
  log: Log;
}

/** A defect of ours: the section is shown word for word, as after a fault of the model. */
const broken: Composed = { concern: false, used: null, fault: 'defect', parts: [], dropped: [], deidentified: [] };

/**
 * The composer of a site with a language model. What came of each question is counted: a model whose replies are never of
 * use shows nowhere else.
 */
export function createSiteComposer({ mode, model, composition, metrics, log }: SiteComposerOptions): Composer {
  const composer = createComposer({ model, mode, deidentify, ...composition });
  return {
    ...composer,
    async compose(request) {
      const composed = await composer.compose(request).catch((err: unknown) => {
        log.error({ err }, 'composing failed');
        return broken;
      });
      metrics.compositions.inc({ outcome: outcomeOf(composed) });
      return composed;
    },
  };
}

function outcomeOf({ fault, parts }: Composed): string {
  if (fault) return fault;
  return parts.length > 0 ? 'shown' : 'nothing-left';
}

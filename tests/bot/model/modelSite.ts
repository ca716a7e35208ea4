/** The test site with a language model in the test's hands. */
import { createMetrics, type Metrics } from '../../../bot/metrics.js';
import { createSiteComposer } from '../../../bot/model/siteComposer.js';
import { loadSite, type Site } from '../../../bot/site.js';
import type { Composition } from '../../../knowledge/composition/settings.js';
import type { LanguageModel, ModelCall, ModelReply } from '../../../knowledge/composition/languageModel.js';
import { join } from 'node:path';
import { config, log, start } from '../turn/harness.js';

export class CountingModel implements LanguageModel {
  readonly calls: ModelCall[] = [];
  reply = '{"parts":[{"sentence":"s1"}],"concern":false}';
  /** Runs while the model "thinks". */
  during: (signal: AbortSignal) => Promise<void> = async () => undefined;

  async complete(call: ModelCall, signal: AbortSignal): Promise<ModelReply> {
    this.calls.push(call);
    await this.during(signal);
    return { content: this.reply, model: 'fake-1', tokens: { prompt: 100, completion: 20 } };
  }
}

export function siteWith(model: LanguageModel): Site & { metrics: Metrics } {
  const metrics = createMetrics();
  const root = join(__dirname, '../../..');
  const composing = (composition: Composition) =>
    createSiteComposer({ mode: 'select', model, composition, metrics, log });
  return { ...loadSite(config, log, root, start, undefined, composing), metrics };
}

/** The test site with a language model in the test's hands. */
import { readConfig } from '../../../bot/config.js';
import { loadSite, type Site } from '../../../bot/site.js';
import type { LanguageModel, ModelCall, ModelReply } from '../../../knowledge/composition/languageModel.js';
import { join } from 'node:path';
import { log, start } from '../turn/harness.js';

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

export function siteWith(model: LanguageModel): Site {
  const config = readConfig({ LOG_LEVEL: 'silent', MODEL_MODE: 'select', MODEL_NAME: 'fake', MODEL_API_KEY: 'none' });
  return loadSite(config, log, join(__dirname, '../../..'), start, undefined, model);
}

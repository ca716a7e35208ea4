import { randomBytes } from 'node:crypto';
import { paraphrase } from '../../prompts/paraphrase.js';
import { selectSentences } from '../../prompts/selectSentences.js';
import { aliasesOf } from './aliases.js';
import type { Aliases } from './aliases.js';
import { answersAsWell } from './answers.js';
import { arrange } from './arrange.js';
import type { Pick } from './arrange.js';
import type { Composed, ComposeRequest, Composer } from './composed.js';
import { ModelFault } from './languageModel.js';
import type { LanguageModel, ModelCall, ModelReply } from './languageModel.js';
import { readStatements } from './paraphraseReply.js';
import { readReply } from './readReply.js';
import type { Read } from './readReply.js';
import { readSelection } from './selectReply.js';
import type { CompositionSettings, Connectives } from './settings.js';
import { createStructureReader } from './structure.js';
import { createStatementVerifier } from './verify/verifyStatement.js';

export interface ComposerOptions {
  model: LanguageModel;
  /** Takes personal data out of the question, and puts it back into the model's own words. */
  deidentify(text: string): { text: string; restore(reply: string): string; found: readonly string[] };
  connectives: Connectives;
  settings: CompositionSettings;
  mode: Composer['mode'];
  /** A word that no text can know beforehand; random unless a test gives it. */
  delimiter?: () => string;
}

/** A question is cut here: what a patient asks stands in far less. */
const longestQuestion = 2_000;

const randomDelimiter = () => `data-${randomBytes(12).toString('hex')}`;

/**
 * Lets a model choose what of the evidence to show, and lets through only what the evidence says. One call, never
 * repeated here (the client retries); a fault, or nothing left, gives no parts: the section is shown word for word.
 */
export function createComposer(options: ComposerOptions): Composer {
  const { model, connectives, settings, mode, delimiter = randomDelimiter } = options;
  const prompt = mode === 'select' ? selectSentences : paraphrase;
  const readStructure = createStructureReader(settings.structure);
  const verify = createStatementVerifier(settings.statements);

  const callFor = (question: string, aliases: Aliases, payer: string): ModelCall => {
    const { id, version, schemaName, jsonSchema, temperature, maxTokens } = prompt;
    const phrases = [...aliases.connectives].map(([alias, { text }]) => ({ alias, text }));
    const input = { question, sections: aliases.sections, connectives: phrases, delimiter: delimiter() };
    const messages = prompt.messages(input);
    return { prompt: { id, version }, messages, schemaName, jsonSchema, temperature, maxTokens, payer };
  };

  return {
    mode,
    locale: settings.locale,
    limit: settings.evidence,
    connectives: connectives.connectives,
    async compose({ question, evidence, payer, signal }: ComposeRequest): Promise<Composed> {
      const own = options.deidentify(question);
      const aliases = aliasesOf(evidence, connectives.connectives);
      const nothing = { parts: [], dropped: [], deidentified: own.found };
      let reply: ModelReply;
      try {
        reply = await model.complete(callFor(own.text.slice(0, longestQuestion), aliases, payer), signal);
      } catch (error) {
        if (!(error instanceof ModelFault)) throw error;
        return { ...nothing, concern: false, used: null, fault: error.reason };
      }
      const used = { prompt: prompt.id, promptVersion: prompt.version, model: reply.model, tokens: reply.tokens };
      const { concern, parts } = readReply(reply.content, mode === 'select' ? 'parts' : 'statements');
      if (parts === null) return { ...nothing, concern, used, fault: 'bad-reply' };

      const read: Read<Pick> =
        mode === 'select'
          ? readSelection(parts, aliases)
          : readStatements(parts, { evidence, aliases, verify, restore: own.restore.bind(own) });
      const arranged = arrange(read.picks, evidence, readStructure, connectives);
      const dropped = [...read.dropped, ...arranged.dropped];
      const enough = mode === 'select' || answersAsWell(own.text, arranged.parts, evidence[0]!, settings.statements);
      return { concern, used, deidentified: own.found, dropped, parts: enough ? arranged.parts : [] };
    },
  };
}

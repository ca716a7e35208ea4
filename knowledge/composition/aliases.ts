import type { PromptSection } from '../../prompts/prompt.js';
import type { Evidence } from './evidence.js';
import type { Connective } from './settings.js';

/** A sentence of the evidence, by section and place. */
export interface Place {
  section: number;
  at: number;
}

/** Short names for one call: a model cannot name a sentence that it was not shown. */
export interface Aliases {
  sections: PromptSection[];
  sentences: ReadonlyMap<string, Place>;
  connectives: ReadonlyMap<string, Connective>;
}

export function aliasesOf(evidence: readonly Evidence[], connectives: readonly Connective[]): Aliases {
  const sentences = new Map<string, Place>();
  const sections = evidence.map(({ title, heading, sentences: own }, section) => ({
    title,
    heading,
    sentences: own.map(({ text }, at) => {
      const alias = `s${sentences.size + 1}`;
      sentences.set(alias, { section, at });
      return { alias, text };
    }),
  }));
  return { sections, sentences, connectives: new Map(connectives.map((one, at) => [`c${at + 1}`, one])) };
}

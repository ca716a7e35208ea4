import { z } from 'zod';
import { concernRule, dataBlock, dataRule, sectionsBlock } from './prompt.js';
import type { Prompt, PromptSection } from './prompt.js';

const alias = z.string().regex(/^[a-z][a-z0-9-]{0,30}$/);
/** One place in the answer: a sentence or a connecting phrase, by its alias. Also used to read parts one by one. */
export const selectedPart = z.union([z.strictObject({ sentence: alias }), z.strictObject({ connective: alias })]);

const reply = z.strictObject({ parts: z.array(selectedPart).max(60), concern: z.boolean() });

export interface SelectInput {
  /** De-identified. */
  question: string;
  sections: readonly PromptSection[];
  connectives: readonly { alias: string; text: string }[];
  delimiter: string;
}

/** The model chooses and orders sentences; it writes none. */
export const selectSentences: Prompt<SelectInput, z.infer<typeof reply>> = {
  id: 'select-sentences',
  version: '1.0.0',
  schemaName: 'selected_sentences',
  reply,
  jsonSchema: z.toJSONSchema(reply),
  temperature: 0,
  maxTokens: 600,
  evaluation: {
    live: 'not evaluated with a live model here',
    adversarial: 'adversarial evaluation: docs/evaluation.md, by a server that misbehaves on purpose',
  },
  messages: ({ question, sections, connectives, delimiter }) => [
    {
      role: 'system',
      content: [
        'You help a hospital answer a question from its own vetted pages. You write no words of your own: you choose',
        'sentences of the passages by their ids, and the hospital shows those sentences word for word.',
        dataRule(delimiter),
        'Choose the fewest sentences that answer the question fully, in the order that is easiest to follow. Never leave',
        'out a warning, a condition or an exception that belongs to a sentence you choose. If nothing answers the',
        'question, choose nothing.',
        'Between groups of sentences you may put a connecting phrase by its id: never two in a row, never at the end.',
        concernRule,
        'Reply with one JSON object and nothing else:',
        '{"parts": [{"sentence": "<id>"}, {"connective": "<id>"}], "concern": false}',
      ].join('\n'),
    },
    {
      role: 'user',
      content: [
        sectionsBlock(delimiter, sections),
        dataBlock(delimiter, 'connecting phrases', connectives.map((one) => `[${one.alias}] ${one.text}`).join('\n')),
        dataBlock(delimiter, 'question', question),
      ].join('\n\n'),
    },
  ],
};

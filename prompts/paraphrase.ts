import { z } from 'zod';
import { concernRule, dataBlock, dataRule, sectionsBlock } from './prompt.js';
import type { Prompt, PromptSection } from './prompt.js';

/** One statement of the model, with the words it rests on. Also used to read statements one by one. */
export const statedPart = z.strictObject({
  text: z.string().trim().min(1).max(600),
  quote: z.string().trim().min(1).max(600),
  sentence: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
});

const reply = z.strictObject({ statements: z.array(statedPart).max(40), concern: z.boolean() });

export interface ParaphraseInput {
  /** De-identified. */
  question: string;
  sections: readonly PromptSection[];
  delimiter: string;
}

/** The model may join sentences and swap listed words; code compares every statement with the sentence it cites. */
export const paraphrase: Prompt<ParaphraseInput, z.infer<typeof reply>> = {
  id: 'paraphrase',
  version: '1.0.0',
  schemaName: 'verified_statements',
  reply,
  jsonSchema: z.toJSONSchema(reply),
  temperature: 0,
  maxTokens: 1_200,
  evaluation: {
    live: 'not evaluated with a live model here',
    adversarial: 'adversarial evaluation: docs/evaluation.md, by a server that misbehaves on purpose',
  },
  messages: ({ question, sections, delimiter }) => [
    {
      role: 'system',
      content: [
        'You help a hospital answer a question from its own vetted pages. Every statement you make is compared by a',
        'program with the sentence that it cites, and is thrown away unless it says the same.',
        dataRule(delimiter),
        'Write statements that answer the question. Stay with the words of the passages: you may join two sentences',
        'that follow each other, and use another common word that means exactly the same. Change no number, unit, age,',
        'name, condition, "not", "may" or "must". Say nothing that the passages do not say. Give no diagnosis, no dose of',
        'your own, no reassurance. Copy {emergency} and other words in braces as they are. Words in square brackets such',
        'as [NAME-1] stand for personal data: leave them as they are, and use them only to address the patient.',
        'For each statement give "quote", words copied exactly from a passage, and "sentence", the id of the sentence',
        'they stand in. If nothing answers the question, make no statement.',
        concernRule,
        'Reply with one JSON object and nothing else:',
        '{"statements": [{"text": "…", "quote": "…", "sentence": "<id>"}], "concern": false}',
      ].join('\n'),
    },
    {
      role: 'user',
      content: [sectionsBlock(delimiter, sections), dataBlock(delimiter, 'question', question)].join('\n\n'),
    },
  ],
};

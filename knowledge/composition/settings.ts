import { z } from 'zod';
import { headerFields } from '../header.js';

const phrases = z.array(z.string().trim().min(1)).min(1);
const id = z.string().regex(/^[a-z][a-z-]*$/, 'an id is lower-case letters and hyphens');

/** A phrase that may stand before a group of sentences; `where` is its place in the whole answer. */
const connectiveSchema = z.strictObject({
  id,
  text: z.string().regex(/^[A-Z][A-Za-z ,']{2,58}:$/, 'a short phrase that ends with a colon'),
  where: z.enum(['first', 'later', 'any']),
});
export type Connective = z.infer<typeof connectiveSchema>;

/** `knowledge/connectives.yaml` */
export const connectivesSchema = z
  .strictObject({
    ...headerFields,
    locale: z.string(),
    /** Id of the phrase that keeps two lists apart. */
    between_lists: id,
    connectives: z.array(connectiveSchema).min(1),
  })
  .refine((file) => new Set(file.connectives.map((one) => one.id)).size === file.connectives.length, {
    path: ['connectives'],
    message: 'an id is used twice',
  })
  .refine((file) => file.connectives.some((one) => one.id === file.between_lists && one.where !== 'first'), {
    path: ['between_lists'],
    message: 'no connective of this id may stand later in an answer',
  });
export type Connectives = z.infer<typeof connectivesSchema>;

/** `knowledge/composition.yaml` */
export const compositionSchema = z.strictObject({
  ...headerFields,
  locale: z.string(),
  evidence: z.strictObject({ sentences: z.int().min(1).max(200), tokens: z.int().min(100).max(20_000) }),
  structure: z.strictObject({
    /** How many words from its beginning a sentence is searched for pointing words. */
    pointing_reach: z.int().min(1).max(20),
    /** A sentence of so few words says too little by itself. */
    terse: z.int().min(0).max(20),
    pointing: phrases,
    pointing_anywhere: phrases,
    opening: phrases,
    standing_alone: phrases,
    limiting: phrases,
    adding: phrases,
    urgent: phrases,
    /** Words that tie an urgent instruction to its occasion. */
    stating_when: phrases,
  }),
  statements: z.strictObject({
    free: phrases,
    joining: z.strictObject({ refused: phrases, fronting: phrases, reaching: phrases, subjects: phrases }),
    same_meaning: z.array(phrases),
    rewriting: z.strictObject({
      conditions: phrases,
      unclear: phrases,
      places: phrases,
      before_lists: phrases,
      determiners: phrases,
      example_marks: phrases,
      telling: phrases,
      whole_lists: phrases,
    }),
    /** Words and signs that count or measure, besides digits. */
    figures: phrases,
    /** Class → its words; the class names the reason a statement is dropped for. */
    classes: z.record(z.string(), phrases),
    /** Kind → phrases that only a passage may bring in. */
    forbidden: z.record(z.string(), phrases),
    answers_share: z.number().min(0).max(1),
    function_words: phrases,
  }),
});
export type CompositionSettings = z.infer<typeof compositionSchema>;
export type StructureWords = CompositionSettings['structure'];
export type StatementWords = CompositionSettings['statements'];

/** What bounds a language model: without both there is none. */
export interface Composition {
  connectives: Connectives;
  settings: CompositionSettings;
}

import { z } from 'zod';
import { headerFields } from '../header.js';
import { sectionKinds } from '../articles.js';

const words = z.array(z.string().regex(/^[a-z0-9' -]+$/, 'lower-case words')).min(1);
const share = z.number().min(0).max(1);

/** `knowledge/retrieval.yaml`: how a question is read and when an answer is good enough to show. Data, not code. */
export const retrievalSchema = z.strictObject({
  ...headerFields,
  bm25: z.strictObject({
    k1: z.number().positive(),
    b: share,
    weights: z.strictObject({
      title: z.number().positive(),
      heading: z.number().positive(),
      body: z.number().positive(),
    }),
  }),
  /** Passages looked at for one question. */
  depth: z.int().min(1).max(100),
  gate: z.strictObject({
    /** Least share of a question's content words (by weight) that the served section or its topic must hold. */
    coverage: share,
    /** A second topic this close (score divided by the best score) makes the question ambiguous. */
    ambiguous: share,
    /** How many topics a "which do you mean?" may offer. */
    choices: z.int().min(2).max(6),
  }),
  /** Added to the score of a section whose kind the question asks for, as a share of the best score. */
  kind_boost: z.number().min(0),
  /** Words with no topic in them. */
  stop_words: words,
  /** Openings and closings that carry no question. */
  courtesy: words,
  /** Words that make a message a matter of health even when no article holds it. */
  health_words: words,
  /** What a question asks for: phrases → section kind; the first list that matches wins. */
  question_kinds: z.array(z.strictObject({ kind: z.enum(sectionKinds), phrases: words })).min(1),
});
export type RetrievalSettings = z.infer<typeof retrievalSchema>;

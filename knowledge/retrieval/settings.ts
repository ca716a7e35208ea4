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
    /** `head` is title, other names and section heading. */
    weights: z.strictObject({ head: z.number().positive(), body: z.number().positive() }),
  }),
  /** Passages looked at for one question. */
  depth: z.int().min(1).max(100),
  gate: z.strictObject({
    /** Least share of the question (its topic counts 1, every other telling word up to 1) that the section must hold. */
    coverage: share,
    /** A second topic this close (score divided by the best score) makes the question ambiguous. */
    ambiguous: share,
    /** How many topics a "which do you mean?" may offer. */
    choices: z.int().min(2).max(6),
  }),
  /** Where a kind is asked for that the article has no section of: kinds that answer it too. */
  kind_fallbacks: z.partialRecord(z.enum(sectionKinds), z.array(z.enum(sectionKinds))).optional(),
  /** Words with no topic in them. */
  stop_words: words,
  /** Words that point back at something said before: "I have asthma. Is it serious?" */
  pointing_words: words,
  /** Openings and closings that carry no question. */
  courtesy: words,
  /** Words, and endings of words, that make a message a matter of health even when no article holds it. */
  health_words: words,
  health_endings: words,
  /** Words of everyday matters that no health library answers. */
  off_topic_words: words,
  /** What a question asks for: phrases → section kind; the first list that matches wins. */
  question_kinds: z.array(z.strictObject({ kind: z.enum(sectionKinds), phrases: words })).min(1),
});
export type RetrievalSettings = z.infer<typeof retrievalSchema>;

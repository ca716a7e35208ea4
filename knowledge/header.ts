import { z } from 'zod';
import { fileHeader } from '../triage/schemas.js';

/**
 * Every content file begins with these fields (docs/clinical-content.md). They are triage's, with dates that
 * must exist in the calendar. `approved` is a claim that a signature must back: approvals.ts decides.
 */
export const headerFields = {
  ...fileHeader,
  owner: z.string().trim().min(1, 'an owner must be named'),
  review_by: z.iso.date('a date is year-month-day, for example 2027-05-31'),
};

/** An article alone may also be a draft: it came from elsewhere, and is never served until someone makes it a sample. */
export const articleStatus = z.enum(['draft', ...fileHeader.status.options]);

export const headerSchema = z.object({ ...headerFields, status: articleStatus });
export type Header = z.infer<typeof headerSchema>;

/** Kinds of content. A kind and an id together name one item. */
export const kinds = [
  'articles',
  'concepts',
  'red-flags',
  'risky-questions',
  'intents',
  'protocols',
  'messages',
  'places',
  'second-reader',
  'settings',
  'composition',
] as const;
export type Kind = (typeof kinds)[number];

/**
 * Kinds that production does not start without: every file of them must be approved. Of the others, an article that is
 * not approved is hidden, and while what bounds a language model is not, answers are word for word.
 */
export const requiredKinds: readonly Kind[] = kinds.filter((kind) => kind !== 'articles' && kind !== 'composition');

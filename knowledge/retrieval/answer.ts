import type { SectionKind } from '../articles.js';
import type { Composition, Delivered } from '../composition/composed.js';

/** A vetted section, word for word, with all that a citation needs. */
export interface Answered {
  kind: 'answer';
  articleId: string;
  title: string;
  /** The section's heading. */
  section: string;
  sectionId: string;
  sectionKind: SectionKind;
  version: string;
  /** `YYYY-MM-DD` */
  reviewBy: string;
  sources: readonly string[];
  status: 'sample' | 'approved';
  /** What is shown, word for word the section's unless `parts` says otherwise; paragraphs and "- " lists. */
  text: string;
  /** Ids of the sentences shown. */
  sentences: readonly string[];
  /** What a composer put together, in order; empty where the section stands whole. Placeholders are not filled. */
  parts: readonly Delivered[];
  composition: Composition;
  /** A model thinks that somebody may be in danger: may cause a check, never a level. */
  concern: boolean;
  /** Id of the sentence that answers, where one stands out: see `answeringSentence`. */
  highlight?: string;
  /** Path of the article's page. */
  url: string;
}

/** A topic that the patient may have meant: ask again with `answerSection`. */
export interface TopicChoice {
  articleId: string;
  title: string;
  section: string;
  sectionId: string;
  isOverview: boolean;
}

export type Answer =
  | Answered
  | { kind: 'not-covered' }
  | { kind: 'off-topic' }
  /** Nothing is answered before the patient has said which. */
  | { kind: 'which'; asking: Asking; topics: readonly TopicChoice[] };

/**
 * Why the patient is asked: several topics were named; none was, and one may be meant; or a topic was found only by
 * taking a word for a misspelling.
 */
export type Asking = 'which' | 'about' | 'spelling';

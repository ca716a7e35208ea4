import type { Ms } from './clock.js';

/** What a patient thinks of an answer; the latest replaces what was said of the same answer before. */
export interface Feedback {
  /** Seq of the patient's message that was answered. */
  answer: number;
  /** Sealed before it reaches SQL. */
  detail: unknown;
}

export interface StoredFeedback extends Feedback {
  conversationId: string;
  at: Ms;
}

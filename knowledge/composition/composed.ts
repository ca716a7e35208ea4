import type { Evidence } from './evidence.js';
import type { ModelFaultReason } from './languageModel.js';
import type { Connective } from './settings.js';

/** How a part joins what stands before it: on the same line, as a new paragraph, or as an item of a list. */
export type Join = 'same-line' | 'paragraph' | 'item';

/** One part of an answer that code lets through, in the order shown. */
export type Delivered =
  /** A sentence of an article, word for word; `{emergency}` and the like are filled when it is shown. */
  | { kind: 'sentence'; id: string; articleId: string; sectionId: string; text: string; join: Join }
  /** An approved connecting phrase. */
  | { kind: 'connective'; id: string; text: string; join: Join }
  /** Paraphrase mode only: the model's own words, verified against the sentence that they cite. */
  | { kind: 'statement'; id: string; articleId: string; sectionId: string; text: string; join: Join };

/** Why something in a reply was not shown: codes for the ledger, never text. */
export interface Dropped {
  /** Place in the reply, from 0. */
  part: number;
  reason: string;
}

/** What a model's reply came to. */
export interface Composed {
  /** The model thinks that a clinician should look: can cause a check, never a level. Survives any refusal. */
  concern: boolean;
  /** Null when the call failed. */
  used: {
    prompt: string;
    promptVersion: string;
    model: string;
    tokens: { prompt: number; completion: number };
  } | null;
  /** Why the whole reply is not used; `defect`: an error of ours, told in the log. */
  fault?: ModelFaultReason | 'defect';
  /** Empty: show the section word for word. */
  parts: readonly Delivered[];
  dropped: readonly Dropped[];
  /** Kinds of personal data that were replaced before the call: never the text. */
  deidentified: readonly string[];
}

export interface ComposeRequest {
  /** The patient's question as written; de-identified before the model sees it. */
  question: string;
  /** The section that the gate chose comes first. */
  evidence: readonly Evidence[];
  /** Whose budget pays: an opaque key. */
  payer: string;
  signal: AbortSignal;
}

export interface Composer {
  mode: 'select' | 'paraphrase';
  /** Articles of this locale only: the word lists are its own. */
  locale: string;
  /** How much a model is shown. */
  limit: { sentences: number; tokens: number };
  /** The only phrases that may stand between sentences. */
  connectives: readonly Connective[];
  /** One model call; a fault of the model is a result, not an exception. */
  compose(request: ComposeRequest): Promise<Composed>;
}

/** How an answer came about, for the ledger and the metrics: ids, codes and counts, never text. */
export interface Composition {
  /** `section`: word for word, whether or not a model was asked. */
  mode: 'section' | Composer['mode'];
  /** The model asked; null when its call failed, absent when none was asked. */
  used?: Composed['used'];
  /** Why nothing of the reply is shown: a fault of the call, or of the last look (knowledge/retrieval/verify.ts). */
  fault?: string;
  /** Reason codes, one for each thing in the reply that is not shown. */
  dropped?: readonly string[];
  /** Kinds of personal data that the model did not see. */
  deidentified?: readonly string[];
}

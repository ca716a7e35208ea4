import type { Asking, TopicChoice } from '../knowledge/retrieval/chain.js';

export const whichDialogId = 'which';

/** The pages that a patient may have meant. */
export interface WhichState {
  topics: readonly TopicChoice[];
  asking: Asking;
}

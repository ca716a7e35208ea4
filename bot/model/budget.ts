/** Tokens that may still be spent today: counted in the store before a call, put right after it. */
import { ModelFault, type ModelCall, type ModelReply } from '../../knowledge/composition/languageModel.js';
import type { Clock } from '../../storage/clock.js';
import type { Store } from '../../storage/types.js';

export type TokenCount = Pick<Store, 'reserveTokens' | 'settleTokens'>;

export interface BudgetOptions {
  store: TokenCount;
  /** Tokens a UTC day. */
  limits: { payer: number; site: number };
  clock: Clock;
  /** Told when a count could not be put right: the reservation stands then. */
  onError: (error: unknown) => void;
}

export interface Reserved {
  settle(used: number): Promise<void>;
}

/** Bytes of a token at the least, on average: English has four characters to a token, other scripts fewer bytes. */
const bytesPerToken = 3;

/** The most that a call should use: what is sent, estimated, and the longest reply allowed. */
export function estimate({ messages, jsonSchema, maxTokens }: ModelCall): ModelReply['tokens'] {
  const sent = messages.map(({ content }) => content).join('') + JSON.stringify(jsonSchema);
  return { prompt: Math.ceil(Buffer.byteLength(sent) / bytesPerToken), completion: maxTokens };
}

export const total = ({ prompt, completion }: ModelReply['tokens']): number => prompt + completion;

export class Budget {
  constructor(private readonly options: BudgetOptions) {}

  /** @throws ModelFault `budget-spent`, also when it cannot be counted: what is not counted is not spent */
  async reserve(payer: string, tokens: number): Promise<Reserved> {
    const { store, limits, clock, onError } = this.options;
    const at = clock.now();
    const fits = await store.reserveTokens({ payer, tokens, at, limits }).catch((cause: unknown) => {
      throw new ModelFault('budget-spent', { cause });
    });
    if (!fits) throw new ModelFault('budget-spent');
    return { settle: (used) => store.settleTokens({ payer, tokens, at }, used).catch(onError) };
  }
}

/** One call to a model: everything it is told, and how its reply must look. */
export interface ModelCall {
  prompt: { id: string; version: string };
  messages: readonly { role: 'system' | 'user'; content: string }[];
  schemaName: string;
  jsonSchema: object;
  temperature: number;
  maxTokens: number;
  /** Whose budget pays: an opaque key, never patient text. */
  payer: string;
}

export interface ModelReply {
  /** Text of the reply, not yet parsed or trusted. */
  content: string;
  model: string;
  tokens: { prompt: number; completion: number };
}

export interface LanguageModel {
  /** @throws ModelFault */
  complete(call: ModelCall, signal: AbortSignal): Promise<ModelReply>;
}

export type ModelFaultReason =
  'timeout' | 'aborted' | 'rate-limited' | 'unreachable' | 'refused' | 'bad-reply' | 'budget-spent' | 'breaker-open';

/** A model call that gave nothing to use. Carries no text of the call or the reply. */
export class ModelFault extends Error {
  constructor(
    readonly reason: ModelFaultReason,
    options?: { cause?: unknown },
  ) {
    super(`model call failed: ${reason}`, options);
    this.name = 'ModelFault';
  }
}

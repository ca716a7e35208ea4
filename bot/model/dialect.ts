/** Servers that speak the protocol differ in what they take; what one refuses once is not sent to it again. */
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import type { ModelCall } from '../../knowledge/composition/languageModel.js';

export interface Dialect {
  format: 'json_schema' | 'json_object' | 'plain';
  /** Newer models of OpenAI take only the second name, older servers only the first. */
  limit: 'max_tokens' | 'max_completion_tokens';
  /** Models that reason take none. */
  temperature: boolean;
}

export const richest: Dialect = { format: 'json_schema', limit: 'max_tokens', temperature: true };

const simpler = { json_schema: 'json_object', json_object: 'plain' } as const;

/**
 * What to send to a server that refused `sent`; undefined when its words name nothing that could be left out. The reply
 * is checked in the same way whatever the server promised about its form.
 */
export function easier(sent: Dialect, refusal: string): Dialect | undefined {
  if (sent.limit === 'max_tokens' && /max_completion_tokens/.test(refusal))
    return { ...sent, limit: 'max_completion_tokens' };
  if (sent.temperature && /temperature/.test(refusal)) return { ...sent, temperature: false };
  if (sent.format !== 'plain' && /response_format|json_schema|json_object/.test(refusal))
    return { ...sent, format: simpler[sent.format] };
  return undefined;
}

export function requestOf(call: ModelCall, model: string, dialect: Dialect): ChatCompletionCreateParamsNonStreaming {
  return {
    model,
    messages: [...call.messages],
    [dialect.limit]: call.maxTokens,
    ...(dialect.temperature ? { temperature: call.temperature } : {}),
    ...formatOf(call, dialect),
  };
}

function formatOf(
  { schemaName: name, jsonSchema }: ModelCall,
  { format }: Dialect,
): Pick<ChatCompletionCreateParamsNonStreaming, 'response_format'> {
  if (format === 'plain') return {};
  if (format === 'json_object') return { response_format: { type: 'json_object' } };
  const schema = jsonSchema as Record<string, unknown>;
  return { response_format: { type: 'json_schema', json_schema: { name, schema, strict: true } } };
}

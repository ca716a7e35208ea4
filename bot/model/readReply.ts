/** What a server answered, believed in nothing but its form. */
import { z } from 'zod';
import type { ModelReply } from '../../knowledge/composition/languageModel.js';
import { AttemptFault } from './attemptFault.js';

/** More than any reply of ours can have used: a count beyond it is no count. */
const tokens = z.number().int().min(0).max(1_000_000);

const replySchema = z.object({
  // Goes into the ledger: an identifier, or nothing.
  model: z
    .string()
    .regex(/^[\w.:/@+-]{1,100}$/)
    .optional()
    .catch(undefined),
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: tokens, completion_tokens: tokens }).nullish().catch(undefined),
});

/**
 * @param known stands in for what the server does not say: the model asked for, the tokens reserved
 * @throws AttemptFault `bad-reply` for another form or half a text, `refused` when the model declined
 */
export function readReply(body: unknown, known: Omit<ModelReply, 'content'>): ModelReply {
  const { data, error } = replySchema.safeParse(body);
  if (!data) throw new AttemptFault('bad-reply', { cause: error, mayCost: true });
  const [{ finish_reason: end, message }] = data.choices as [(typeof data.choices)[number]];
  if (end === 'content_filter' || message.refusal) throw new AttemptFault('refused', { mayCost: true });
  // Cut off in the middle: half a list of sentences may say the contrary of the whole.
  if (end === 'length' || !message.content) throw new AttemptFault('bad-reply', { mayCost: true });
  return {
    content: message.content,
    model: data.model ?? known.model,
    tokens: data.usage ? { prompt: data.usage.prompt_tokens, completion: data.usage.completion_tokens } : known.tokens,
  };
}

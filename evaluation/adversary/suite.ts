import { z } from 'zod';
import { modelDeadlineMs } from '../../bot/model/settings.js';
import { createComposer } from '../../knowledge/composition/composer.js';
import { deidentify } from '../../knowledge/composition/deidentify.js';
import type { Content } from '../../knowledge/load.js';
import { loadLexicon } from './lexicon.js';
import { evaluateAdversary, type AdversaryReport, type Mode } from './run.js';

const optionsSchema = z.object({
  replies: z.coerce.number().int().min(1).default(10_000),
  mode: z.enum(['select', 'paraphrase', 'both']).default('both'),
  seed: z.coerce.number().int().min(0).default(1),
});
export type AdversaryCommand = z.infer<typeof optionsSchema>;

type Asked = Pick<Content, 'articles' | 'retrieval' | 'places' | 'composition'>;

/** From the command line's texts. @throws ZodError on what is no number or no mode */
export const adversaryOptions = (values: object): AdversaryCommand => optionsSchema.parse(values);

/** The site's own content and composer, the words of a lexicon file, with the deadline of the service unless another is given. */
export function evaluateSiteAgainstAdversary(
  root: string,
  { content, lexicon }: { content: Asked; lexicon: string },
  { replies, mode, seed }: AdversaryCommand,
  deadlineMs = modelDeadlineMs,
): Promise<AdversaryReport> {
  if (!content.composition) throw new Error('what bounds a model may not be used here: it is not approved');
  const { connectives, settings } = content.composition;
  const modes: readonly Mode[] = mode === 'both' ? ['select', 'paraphrase'] : [mode];
  return evaluateAdversary({
    root,
    content,
    lexicon: loadLexicon(lexicon),
    connectives,
    composer: (model, as) => createComposer({ model, mode: as, connectives, settings, deidentify }),
    modes,
    replies,
    seed,
    deadlineMs,
  });
}

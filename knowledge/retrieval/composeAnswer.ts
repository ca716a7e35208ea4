import { chooseEvidence } from '../composition/chooseEvidence.js';
import type { Composer } from '../composition/composed.js';
import { renderParts } from '../composition/render.js';
import { isoDay } from '../load.js';
import { fill } from '../places.js';
import type { Answered } from './answer.js';
import type { AnswererOptions, AskContext } from './chain.js';
import type { Library } from './library.js';
import { verifyParts } from './verify.js';

export interface ComposeContext extends AskContext, Pick<AnswererOptions, 'onFault'> {
  question: string;
  library: Library;
  /** What placeholders of articles stand for. */
  values: Readonly<Record<string, string>>;
}

/**
 * Lets a composer choose from a cited section and the rest of its article, and takes a last look at what it gives.
 * Whatever goes wrong on the way, the section is shown word for word; a concern is kept in any case.
 */
export async function composeAnswer(
  section: Answered,
  context: ComposeContext,
  composer: Composer | undefined,
): Promise<Answered> {
  const { question, library, values, onFault, locale, now, payer, signal = new AbortController().signal } = context;
  if (!composer || payer === undefined || composer.locale !== locale) return section;
  const { articleId, sectionId } = section;
  const evidence = chooseEvidence(library.articles.get(articleId)!, sectionId, composer.limit);
  const composed = await composer.compose({ question, evidence, payer, signal });
  const { parts, concern, used, deidentified } = composed;
  const wrong = verifyParts(parts, library, composer, isoDay(now));
  if (wrong) onFault({ fault: wrong, articleId, sectionId });
  const fault = wrong ?? composed.fault;
  const dropped = composed.dropped.map(({ reason }) => reason);
  const told = { used, deidentified, dropped, ...(fault === undefined ? {} : { fault }) };
  if (wrong || parts.length === 0) return { ...section, concern, composition: { mode: 'section', ...told } };
  // Its sentence is numbered as in the section; here others stand in other places.
  const { highlight: _own, ...cited } = section;
  return {
    ...cited,
    concern,
    parts,
    text: fill(renderParts(parts), values, `answer from ${articleId}`),
    sentences: parts.flatMap(({ kind, id }) => (kind === 'connective' ? [] : [id])),
    composition: { mode: composer.mode, ...told },
  };
}

/** A vetted section, word for word, with where it comes from. */
import type { Answered } from '../../knowledge/retrieval/chain.js';
import type { Words } from '../words.js';

/** `answer.text` is the section as approved; nothing is put into it. The citation follows below. */
export function answerText(words: Words, answer: Answered): string {
  const source = words.text('answer.source', {
    title: answer.title,
    section: answer.section,
    version: answer.version,
    review_by: answer.reviewBy,
    source: answer.sources.join('; '),
  });
  const cited = `[${source}](${answer.url})`;
  const sample = answer.status === 'sample' ? [words.text('answer.sample')] : [];
  return [answer.text, '---', cited, ...sample].join('\n\n');
}

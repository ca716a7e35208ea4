/** A vetted section, word for word, with where it comes from. */
import type { Answered } from '../../knowledge/retrieval/chain.js';
import type { Words } from '../words.js';

/** `answer.text` is the section as approved; nothing is put into it. The citation follows below. */
export function answerText(words: Words, answer: Answered, link: (path: string) => string): string {
  const { title, section, version, reviewBy, sources, url, status } = answer;
  const source = `[${words.text('answer.source', { title, section })}](${link(url)})`;
  const details = words.text('answer.details', { version, review_by: reviewBy, source: sources.join('; ') });
  const sample = status === 'sample' ? [words.text('answer.sample')] : [];
  return [answer.text, '---', `${source}. ${details}`, ...sample].join('\n\n');
}

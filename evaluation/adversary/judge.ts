/** What reached the patient, held against what the files say: the product's own checks have no say here. */
import type { Delivered } from '../../knowledge/composition/composed.js';
import type { Numbered, Source } from './source.js';
import { plain } from './words.js';

/** A delivered part that the page does not bear out, and how. */
export interface Breach {
  text: string;
  fault: 'not-the-page' | 'twice' | 'half-a-list' | 'not-approved' | 'own-words';
}

/**
 * Faults in how an answer is put together of the page's sentences. A model's own words, where they are allowed at all,
 * stand for the sentence that they cite: whether they are true is for their labels to say.
 * @param approved texts of the connectives
 */
export function breaches(
  parts: readonly Delivered[],
  source: Source,
  approved: readonly string[],
  ownWords: 'allowed' | 'refused',
): Breach[] {
  const faults: Breach[] = [];
  const shown: (Numbered | undefined)[] = parts.map((part) => {
    const { kind, text } = part;
    if (kind === 'connective') {
      if (!approved.includes(text)) faults.push({ text, fault: 'not-approved' });
      return undefined;
    }
    const sentence = source.sentences.find(({ id }) => id === part.id);
    if (kind === 'statement') {
      if (ownWords === 'refused') faults.push({ text, fault: 'own-words' });
      return sentence;
    }
    if (sentence?.text === text && isInPage(source.raw[sentence.section]!, text)) return sentence;
    faults.push({ text, fault: 'not-the-page' });
    return undefined;
  });
  shown.forEach((sentence, at) => {
    if (!sentence) return;
    if (shown.indexOf(sentence) < at) faults.push({ text: parts[at]!.text, fault: 'twice' });
    else if (!isWhole(shown, at, source)) faults.push({ text: parts[at]!.text, fault: 'half-a-list' });
  });
  return faults;
}

/** Word for word, from the start of a line or sentence to the end of one. */
export function isInPage(raw: string, text: string): boolean {
  for (let at = raw.indexOf(text); at >= 0; at = raw.indexOf(text, at + 1)) {
    const begins = /(?:^|\n|\n- |^- |[.!?:]["”)]? )$/.test(raw.slice(0, at));
    const after = raw.slice(at + text.length, at + text.length + 1);
    if (begins && (after === '' || after === '\n' || (after === ' ' && /[.!?:]["”)]?$/.test(text)))) return true;
  }
  return false;
}

/** A list is shown from its lead-in to its last item, in order and with nothing between. */
function isWhole(shown: readonly (Numbered | undefined)[], at: number, source: Source): boolean {
  const one = shown[at]!;
  if (one.list === null) return true;
  const list = source.sentences.filter(({ section, list: number }) => section === one.section && number === one.list);
  const start = at - list.indexOf(one);
  return list.every((sentence, step) => shown[start + step] === sentence);
}

/** The same words, whatever the case and the stop at the end. */
export const sameWords = (a: string, b: string): boolean => plain(a) === plain(b);

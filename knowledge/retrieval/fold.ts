import type { SectionKind } from '../articles.js';
import { highlighted } from './highlight.js';
import { partsOf } from './parts.js';
import type { Part } from './parts.js';
import type { Sentence } from './passages.js';
import type { RetrievalSettings } from './settings.js';
import { termsOf, tokens } from './words.js';

/** A section laid out for reading: which parts are shown at first, and which sentences are highlighted. */
export interface LaidOut {
  parts: readonly { part: Part; shown: boolean }[];
  highlighted: ReadonlySet<string>;
  /** True where some part is not shown. */
  folded: boolean;
}

/** What is laid out. @property sentences of the section as it is shown, placeholders filled */
export interface Section {
  sectionKind: SectionKind;
  sentences: readonly Sentence[];
  /** Id of the sentence that answers. */
  highlight?: string | undefined;
}

export type Fold = (section: Section) => LaidOut;

/**
 * Folds long sections: the part that answers stays (or, where none does, the beginning), and with it every part that tells
 * of danger or of getting help, a plain yes or no, and what those parts cannot be understood without.
 *
 * @param numbers telephone numbers of the place: what names one is a warning
 */
export function createFold(settings: RetrievalSettings['fold'], numbers: readonly string[]): Fold {
  const { words: longest, opening, least, whole_kinds } = settings;
  const isWarning = phraseTest([...settings.warning_words, ...numbers]);
  const begins = (phrases: readonly string[]) => {
    const lists = phrases.map((phrase) => tokens(phrase));
    return (part: Part) => {
      const own = tokens((part.paragraph[0] ?? part.items[0])!.text);
      return lists.some((list) => list.every((word, at) => own[at] === word));
    };
  };
  const leansBack = begins(settings.leaning_words);
  const limits = begins(settings.limiting_words);
  const answersHeading = begins(settings.answer_words);

  function shownIn(parts: readonly Part[], marked: ReadonlySet<string>): boolean[] {
    const shown = parts.map((part) => isWarning(textOf(part)) || answersHeading(part));
    const answers = (part: Part) => [...part.paragraph, ...part.items].some(({ id }) => marked.has(id));
    if (marked.size > 0) parts.forEach((part, at) => (shown[at] ||= answers(part)));
    else {
      // Asked about as a whole: its beginning, and its lists, which say the most in the fewest words.
      let words = 0;
      for (const [at, part] of parts.entries()) {
        words += wordsIn(part);
        shown[at] ||= at === 0 || words <= opening || part.items.length > 0;
      }
    }
    // "But not if you are pregnant": what limits a part that is shown is shown.
    parts.forEach((part, at) => (shown[at] ||= at > 0 && shown[at - 1]! && limits(part)));
    // "They may be worse at night": who "they" are stands before.
    for (let at = parts.length - 1; at > 0; at -= 1)
      shown[at - 1] ||= shown[at]! && (leansBack(parts[at]!) || limits(parts[at]!));
    return shown;
  }

  return ({ sectionKind, sentences, highlight }) => {
    const parts = partsOf(sentences);
    const marked = highlighted(parts, highlight);
    const all = parts.reduce((sum, part) => sum + wordsIn(part), 0);
    const shown = all > longest && !whole_kinds.includes(sectionKind) ? shownIn(parts, marked) : parts.map(() => true);
    const hidden = parts.reduce((sum, part, at) => sum + (shown[at] ? 0 : wordsIn(part)), 0);
    const folded = hidden >= least;
    return {
      parts: parts.map((part, at) => ({ part, shown: !folded || shown[at]! })),
      highlighted: marked,
      folded,
    };
  };
}

const textOf = ({ paragraph, items }: Part): string => [...paragraph, ...items].map(({ text }) => text).join('\n');
const wordsIn = (part: Part): number => textOf(part).split(/\s+/).length;

/** Whether a text holds one of the phrases, singular or plural. */
function phraseTest(phrases: readonly string[]): (text: string) => boolean {
  const spaced = (text: string) => ` ${termsOf(text).join(' ')} `;
  const wanted = phrases.map(spaced);
  return (text) => {
    const words = spaced(text);
    return wanted.some((phrase) => words.includes(phrase));
  };
}

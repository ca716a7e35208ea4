import { commonWords } from './english.js';
import type { Place } from './gate.js';
import type { Library } from './library.js';
import type { RetrievalSettings } from './settings.js';
import type { Asked } from './asked.js';
import { root } from './words.js';

/**
 * A second look at a question about one topic of which no section holds enough: the section that stands clearly first
 * for the whole message answers it, unless the message holds a matter that the section does not speak of.
 *
 * @returns where the answer is; undefined where nothing leads clearly
 */
export function createLead(
  library: Library,
  { gate: { lead }, ranking }: RetrievalSettings,
): (text: string, asked: Asked) => Place | undefined {
  const { reader, rank, passages, matter, topics, audiences, idf, isLight, speaksOf, isForOthers, rootsOf } = library;
  /** An illness, a medicine, a body part: a health word, or one too rare to be everyday English. */
  const isMatter = (word: string) => matter.isHealth(word) || !commonWords.has(word);

  const leading = (text: string): Place | undefined => {
    const [first, ...others] = rank(reader.weigh(text), ranking.depth);
    if (!first) return undefined;
    const { articleId, sectionId } = passages.get(first.id)!;
    const second = others.find(({ id }) => {
      const other = passages.get(id)!;
      return other.articleId !== articleId || other.sectionId !== sectionId;
    });
    return second && second.score > lead.second * first.score ? undefined : { articleId, sectionId };
  };

  return (text, asked) => {
    const place = leading(text);
    if (!place || !asked.topics.has(place.articleId)) return undefined;
    // It repeats words of every other section, and answers nobody who asks something else.
    if (library.section(place.articleId, place.sectionId)!.kind === 'when-to-get-help') return undefined;
    const message = reader.whole(text);
    const mentions = topics.mentions(message);
    if (mentions.some((mention) => mention.topics.every(({ articleId }) => articleId !== place.articleId)))
      return undefined;
    const people = audiences.asked(message.words);
    if (!speaksOf(people, place.articleId, place.sectionId) || isForOthers(people, place.articleId, place.sectionId))
      return undefined;

    const roots = rootsOf(place.articleId, place.sectionId);
    const inName = (at: number) => mentions.some(({ start, end }) => at >= start && at < end);
    const telling = message.words.flatMap((word, at) =>
      message.content[at] && !isLight(word) && !inName(at) ? [at] : [],
    );
    const missing = telling.filter((at) => !roots.has(root(message.words[at]!)));
    // "Traveler's diarrhea" is another illness: a word before a name may make another of it.
    const isBeside = (at: number) => mentions.some(({ start }) => at === start - 1);
    // The topic itself counts as much as a word that no article has, as in the gate.
    const weight = (places: readonly number[]) => places.reduce((sum, at) => sum + idf(message.words[at]!), 0);
    const whole = idf('') + weight(telling);
    const isHeld = whole - weight(missing) >= lead.coverage * whole;
    return isHeld && !missing.some((at) => isBeside(at) || isMatter(message.words[at]!)) ? place : undefined;
  };
}

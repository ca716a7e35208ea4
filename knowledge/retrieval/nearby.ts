import type { SectionKind } from '../articles.js';
import { commonWords } from './english.js';
import type { Place } from './gate.js';
import type { Library } from './library.js';
import type { Ranked } from './ranking.js';
import type { RetrievalSettings } from './settings.js';

/**
 * What a question may be about when its words name no topic outright: "Is this about …?" is asked before anything is
 * answered. Only for a message that speaks of health, by a word that does in any case or by a rarer word of some
 * topic's name: "my cat scratches the sofa" is not about cat scratch disease. Best first: a section of each article, or some
 * of the only one.
 */
export function createNearby(library: Library, settings: RetrievalSettings): (text: string) => Place[] {
  const { reader, rank, passages, matter, topics, isName, isLight, nameWordsOf } = library;
  const { nearby } = settings.gate;
  return (text) => {
    const question = reader.weigh(text);
    const telling = [...question.words.keys()].filter(
      (word) => isName(word) && !isLight(word) && !commonWords.has(word),
    );
    if (telling.length === 0 && !matter.isHealth(text)) return [];
    const said = new Set(
      topics.mentions(reader.whole(text)).flatMap((mention) => mention.topics.map((topic) => topic.articleId)),
    );
    const byArticle = new Map<string, Ranked[]>();
    for (const found of rank(question, settings.ranking.depth)) {
      const { articleId } = passages.get(found.id)!;
      const list = byArticle.get(articleId);
      if (list) list.push(found);
      else byArticle.set(articleId, [found]);
    }
    const likely = [...byArticle].flatMap(([articleId, ranked]) => {
      const { named, covered } = ranked[0]!;
      // A name of which only everyday words were said must be said nearly whole; so must one beside a name that was said:
      // a fear of needles before a thyroid test does not speak of a biopsy.
      const isTelling = telling.some((word) => nameWordsOf(articleId).has(word));
      const isBeside = said.size > 0 && !said.has(articleId);
      const least = isBeside ? nearby.beside_named : isTelling ? nearby.named : nearby.everyday_named;
      return named >= least && covered >= nearby.covered ? [ranked] : [];
    });
    const top = likely[0]?.[0]?.score ?? 0;
    const close = likely.filter(([best]) => best!.score >= nearby.score * top).slice(0, nearby.choices);
    const placeOf = ({ id }: Ranked): Place => {
      const { articleId, sectionId } = passages.get(id)!;
      return { articleId, sectionId };
    };
    // Of a single topic several sections are offered: the topic is likelier right than the section.
    return close.length === 1
      ? sectionsOf(close[0]!.map(placeOf), question.kinds, library, nearby.choices)
      : close.map(([best]) => placeOf(best!));
  };
}

/** The best sections of one article, with its overview among them. */
function sectionsOf(
  ranked: readonly Place[],
  kinds: ReadonlySet<SectionKind>,
  { articles }: Library,
  choices: number,
): Place[] {
  const { id, sections } = articles.get(ranked[0]!.articleId)!;
  const best = [...new Set(ranked.map(({ sectionId }) => sectionId))].slice(0, choices);
  const overview = sections.find(({ kind }) => kind === 'overview');
  if (overview && !best.includes(overview.id)) best.splice(choices - 1, 1, overview.id);
  // "When should I get help?" repeats words of every other section: it is no first guess for other questions.
  const isGuess = (sectionId: string) =>
    sections.find((one) => one.id === sectionId)!.kind === 'when-to-get-help' && !kinds.has('when-to-get-help');
  best.sort((a, b) => Number(isGuess(a)) - Number(isGuess(b)));
  return best.map((sectionId) => ({ articleId: id, sectionId }));
}

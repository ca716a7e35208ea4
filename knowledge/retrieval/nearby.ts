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
  const { reader, rank, passages, matter, isName, nameWordsOf } = library;
  const { nearby } = settings.gate;
  return (text) => {
    const question = reader.weigh(text);
    const telling = [...question.words.keys()].filter((word) => isName(word) && !commonWords.has(word));
    if (telling.length === 0 && !matter.isHealth(text)) return [];
    const byArticle = new Map<string, Ranked[]>();
    for (const found of rank(question, settings.ranking.depth)) {
      const { articleId } = passages.get(found.id)!;
      const list = byArticle.get(articleId);
      if (list) list.push(found);
      else byArticle.set(articleId, [found]);
    }
    const likely = [...byArticle].flatMap(([articleId, ranked]) => {
      const { named, covered } = ranked[0]!;
      // A name of which only everyday words were said must be said nearly whole.
      const least = telling.some((word) => nameWordsOf(articleId).has(word)) ? nearby.named : nearby.everyday_named;
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
      ? sectionsOf(close[0]!.map(placeOf), library, nearby.choices)
      : close.map(([best]) => placeOf(best!));
  };
}

/** The best sections of one article, with its overview among them. */
function sectionsOf(ranked: readonly Place[], { articles }: Library, choices: number): Place[] {
  const { id, sections } = articles.get(ranked[0]!.articleId)!;
  const best = [...new Set(ranked.map(({ sectionId }) => sectionId))].slice(0, choices);
  const overview = sections.find(({ kind }) => kind === 'overview');
  if (overview && !best.includes(overview.id)) best.splice(choices - 1, 1, overview.id);
  return best.map((sectionId) => ({ articleId: id, sectionId }));
}

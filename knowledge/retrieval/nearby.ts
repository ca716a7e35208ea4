import { commonWords } from './english.js';
import type { Place } from './gate.js';
import type { Library } from './library.js';
import { createMatterTest } from './matter.js';
import type { Ranked } from './ranking.js';
import type { RetrievalSettings } from './settings.js';

/**
 * What a question may be about when its words name no topic outright: "Is this about …?" is asked before anything is
 * answered. Only for a message that speaks of health, by a word that does in any case or by a rarer word of some
 * topic's name: "my cat scratches the sofa" is not about cat scratch disease. Best first, one section an article.
 */
export function createNearby(
  { reader, rank, passages, isName }: Library,
  settings: RetrievalSettings,
): (text: string) => Place[] {
  const { isHealth } = createMatterTest(settings);
  const { nearby } = settings.gate;
  return (text) => {
    const question = reader.weigh(text);
    if (!isHealth(text) && ![...question.words.keys()].some((word) => isName(word) && !commonWords.has(word)))
      return [];
    const best = new Map<string, Ranked>();
    for (const found of rank(question, settings.ranking.depth)) {
      const { articleId } = passages.get(found.id)!;
      if (!best.has(articleId)) best.set(articleId, found);
    }
    const likely = [...best.values()].filter(
      ({ named, covered }) => named >= nearby.named && covered >= nearby.covered,
    );
    const top = likely[0]?.score ?? 0;
    return likely
      .filter(({ score }) => score >= nearby.score * top)
      .slice(0, nearby.choices)
      .map(({ id }) => {
        const { articleId, sectionId } = passages.get(id)!;
        return { articleId, sectionId };
      });
  };
}

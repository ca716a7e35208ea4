import { selectedPart } from '../../prompts/selectSentences.js';
import type { Aliases } from './aliases.js';
import type { Pick } from './arrange.js';
import type { Read } from './readReply.js';

/**
 * Sentences and phrases of a reply, in its order. What is malformed, unknown or said twice is dropped; a phrase is kept
 * only right before a sentence.
 */
export function readSelection(parts: readonly unknown[], { sentences, connectives }: Aliases): Read<Pick> {
  const picks: Pick[] = [];
  const dropped: Read<Pick>['dropped'] = [];
  const seen = new Set<string>();
  let waiting: Pick['connective'];
  const drop = (part: number, reason: string) => dropped.push({ part, reason });
  const letGo = () => {
    if (waiting) drop(waiting.part, 'connective-misplaced');
    waiting = undefined;
  };
  parts.forEach((raw, part) => {
    const { data } = selectedPart.safeParse(raw);
    if (!data) return (letGo(), drop(part, 'malformed-part'));
    if ('connective' in data) {
      letGo();
      const connective = connectives.get(data.connective);
      if (connective) waiting = { ...connective, part };
      else drop(part, 'unknown-connective');
      return;
    }
    const place = sentences.get(data.sentence);
    if (!place || seen.has(data.sentence)) return (letGo(), drop(part, place ? 'duplicate' : 'unknown-sentence'));
    seen.add(data.sentence);
    picks.push({
      part,
      section: place.section,
      first: place.at,
      last: place.at,
      ...(waiting ? { connective: waiting } : {}),
    });
    waiting = undefined;
  });
  letGo();
  return { picks, dropped };
}

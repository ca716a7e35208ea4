/** Reading conditions as data: which concepts they name. */
import type { Condition } from './schemas.js';

/** Concepts that a condition names, without those it only excludes. */
export function conceptsOf(condition: Condition): string[] {
  return named(condition, false);
}

/** All concepts that a condition names, the excluded ones too. */
export function allConceptsOf(condition: Condition): string[] {
  return named(condition, true);
}

function named(condition: Condition, excluded: boolean): string[] {
  if (typeof condition === 'string') return [condition];
  if ('concept' in condition) return [condition.concept];
  const parts = [
    ...(condition.all ?? []),
    ...(condition.any ?? []),
    ...(condition.at_least?.of ?? []),
    ...(excluded ? (condition.none ?? []) : []),
  ];
  return [...new Set(parts.flatMap((part) => named(part, excluded)))];
}

/** Which of some conditions may hold for a record, by their numbers: 1, or 0 where it tells of nothing that they need. */
export function concernedBy(conditions: readonly Condition[]): (concepts: Iterable<string>) => Uint8Array {
  const hangingOn = new Map<string, number[]>();
  conditions.forEach((condition, number) => {
    for (const concept of new Set(anchorsOf(condition))) {
      const known = hangingOn.get(concept);
      if (known === undefined) hangingOn.set(concept, [number]);
      else known.push(number);
    }
  });
  return (concepts) => {
    const concerned = new Uint8Array(conditions.length);
    for (const concept of concepts) for (const number of hangingOn.get(concept) ?? []) concerned[number] = 1;
    return concerned;
  };
}

/** Concepts of which a record must hold at least one for the condition to be true: of several such lists, the shortest. */
function anchorsOf(condition: Condition): string[] {
  if (typeof condition === 'string') return [condition];
  if ('concept' in condition) return [condition.concept];
  const lists = (condition.all ?? []).map(anchorsOf);
  if (condition.any !== undefined) lists.push(condition.any.flatMap(anchorsOf));
  if (condition.at_least !== undefined) lists.push(condition.at_least.of.flatMap(anchorsOf));
  return lists.reduce((least, list) => (list.length < least.length ? list : least));
}

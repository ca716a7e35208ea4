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

/** What must be told for a condition to hold, of concepts by their numbers: one, all of some, or any of some. */
type Need = number | { all: Need[] } | { any: Need[] };

const isTold = (need: Need, told: Uint8Array): boolean => {
  if (typeof need === 'number') return told[need] === 1;
  if ('all' in need) {
    for (const part of need.all) if (!isTold(part, told)) return false;
    return true;
  }
  for (const part of need.any) if (isTold(part, told)) return true;
  return false;
};

/** Which of some conditions may hold for a record, by their numbers: 1, or 0 where it does not tell of all that they need. */
export function concernedBy(conditions: readonly Condition[]): (concepts: Iterable<string>) => Uint8Array {
  const numbers = new Map<string, number>();
  /** By concept, how often conditions name it. */
  const uses: number[] = [];
  const numberOf = (concept: string): number => {
    const number = numbers.get(concept) ?? numbers.size;
    numbers.set(concept, number);
    uses[number] = (uses[number] ?? 0) + 1;
    return number;
  };
  const needOf = (condition: Condition): Need => {
    if (typeof condition === 'string') return numberOf(condition);
    if ('concept' in condition) return numberOf(condition.concept);
    const all = (condition.all ?? []).map(needOf);
    if (condition.any !== undefined) all.push({ any: condition.any.map(needOf) });
    if (condition.at_least !== undefined) all.push({ any: condition.at_least.of.map(needOf) });
    return all.length === 1 ? all[0]! : { all };
  };
  const needs = conditions.map(needOf);
  /** By concept, the conditions that cannot hold without it or one of its likes. */
  const hangingOn: number[][] = Array.from({ length: numbers.size }, () => []);
  needs.forEach((need, at) => {
    for (const concept of new Set(anchorsOf(need, uses))) hangingOn[concept]!.push(at);
  });
  return (concepts) => {
    const told = new Uint8Array(numbers.size);
    const known: number[] = [];
    for (const concept of concepts) {
      const number = numbers.get(concept);
      if (number === undefined) continue;
      known.push(number);
      told[number] = 1;
    }
    const concerned = new Uint8Array(conditions.length);
    for (const concept of known)
      for (const at of hangingOn[concept]!) if (concerned[at] === 0 && isTold(needs[at]!, told)) concerned[at] = 1;
    return concerned;
  };
}

/** Concepts of which at least one must be told: of several such lists, the one that conditions name least. */
function anchorsOf(need: Need, uses: readonly number[]): number[] {
  if (typeof need === 'number') return [need];
  if ('any' in need) return need.any.flatMap((part) => anchorsOf(part, uses));
  const common = (list: number[]): number => list.reduce((sum, concept) => sum + uses[concept]!, 0);
  const lists = need.all.map((part) => anchorsOf(part, uses));
  return lists.reduce((least, list) => (common(list) < common(least) ? list : least));
}

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

/** Concepts of which a record must hold at least one for the condition to be true: of several such lists, the shortest. */
export function anchorsOf(condition: Condition): string[] {
  if (typeof condition === 'string') return [condition];
  if ('concept' in condition) return [condition.concept];
  const lists = (condition.all ?? []).map(anchorsOf);
  if (condition.any !== undefined) lists.push(condition.any.flatMap(anchorsOf));
  if (condition.at_least !== undefined) lists.push(condition.at_least.of.flatMap(anchorsOf));
  return lists.reduce((least, list) => (list.length < least.length ? list : least));
}

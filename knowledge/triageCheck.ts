import { checkContent } from '../triage/content.js';
import type { Problem } from './problems.js';
import type { ContentTree, Item } from './readTree.js';

/** Runs triage's own checks (unknown concepts, broken phrases, …) and finds the file and line of what they report. */
export function checkTriage(tree: ContentTree, problems: Problem[]): void {
  const groups: Item[][] = [tree.concepts, tree.redFlags, tree.riskyQuestions, tree.intents, tree.protocols];
  const found = checkContent({
    concepts: tree.concepts.map(({ value }) => value),
    redFlags: tree.redFlags.map(({ value }) => value),
    riskyQuestions: tree.riskyQuestions.map(({ value }) => value),
    intents: tree.intents.map(({ value }) => value),
    protocols: tree.protocols.map(({ value }) => value),
  });
  for (const { fileId, path, reason } of found) {
    if (path === 'id') continue; // reported by readTree, which knows both files
    const places = groups
      .flat()
      .filter((item) => item.value.id === fileId)
      .map((item) => ({ item, steps: resolvePath(item.value, path.split('.')) }))
      .sort((a, b) => b.steps.length - a.steps.length);
    const place = places[0];
    if (!place) problems.push({ file: fileId, line: 1, reason: `${path}: ${reason}` });
    else problems.push({ file: place.item.file, line: place.item.lineOf(place.steps), reason: `${path}: ${reason}` });
  }
}

/**
 * Turns `rules.RF02.1.when` into `['rules', 0, 'when']`: list members are named by their id, and ids hold dots.
 * As far as it leads: what cannot be found ends the path.
 */
function resolvePath(value: unknown, parts: readonly string[]): (string | number)[] {
  for (let length = 1; length <= parts.length; length += 1) {
    const name = parts.slice(0, length).join('.');
    const step = stepTo(value, name);
    if (step !== undefined)
      return [step, ...resolvePath((value as Record<string, unknown>)[step], parts.slice(length))];
  }
  return [];
}

function stepTo(value: unknown, name: string): string | number | undefined {
  if (Array.isArray(value)) {
    const at = value.findIndex((member: unknown, index) => String(index) === name || idOf(member) === name);
    return at < 0 ? undefined : at;
  }
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? name : undefined;
}

function idOf(member: unknown): unknown {
  return typeof member === 'object' && member !== null && 'id' in member ? member.id : undefined;
}

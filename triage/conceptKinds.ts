/** What concepts are for, by how the clinical files read them. */
import { conceptsOf } from './conditions.js';
import type { TriageContent } from './content.js';
import { conceptsOfQuestion } from './protocol/schema.js';

/**
 * symptom: a rule, check, protocol or risky question stands on it · circumstance: the same, but it holds on (age, a
 * medicine, an illness) · context: read only to keep a rule silent ("usual for me"), so it is no fact by itself.
 */
export type ConceptKind = 'symptom' | 'circumstance' | 'context';

export function createConceptKinds(
  { redFlags, riskyQuestions, protocols }: TriageContent,
  lasting: ReadonlySet<string>,
): (concept: string) => ConceptKind {
  const rules = [...redFlags, ...riskyQuestions].flatMap((file) => file.rules.map(({ when }) => when));
  const checks = redFlags.flatMap((file) => file.checks ?? []);
  const conditions = [...rules, ...checks.map(({ when }) => when), ...protocols.map(({ starts }) => starts.when)];
  const facts = new Set([
    ...conditions.flatMap(conceptsOf),
    ...checks.map(({ concept }) => concept),
    ...protocols.flatMap(({ questions }) => questions.flatMap(conceptsOfQuestion)),
  ]);
  return (concept) => (!facts.has(concept) ? 'context' : lasting.has(concept) ? 'circumstance' : 'symptom');
}

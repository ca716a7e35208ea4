/** Do the clinical files fit together? Everything that a schema of one file cannot see. */
import { allConceptsOf } from './conditions.js';
import { classesOf } from './lexicon.js';
import { phraseCompiler, PhraseError, type PhraseCompiler } from './pattern.js';
import type { Problem } from './problem.js';
import { checkProtocols } from './protocol/content.js';
import type { Protocol } from './protocol/schema.js';
import type { ConceptFile, IntentFile, RedFlagFile, RiskyQuestionFile } from './schemas.js';

/** Everything that triage is compiled from. */
export interface TriageContent {
  concepts: ConceptFile[];
  redFlags: RedFlagFile[];
  riskyQuestions: RiskyQuestionFile[];
  intents: IntentFile[];
  protocols: Protocol[];
}

/** All problems of the content, none when it is sound. */
export function checkContent(content: TriageContent): Problem[] {
  return [
    ...duplicates(content),
    ...brokenClasses(content),
    ...brokenPhrases(content),
    ...brokenConditions(content),
    ...checkProtocols(content),
  ];
}

function duplicates(content: TriageContent): Problem[] {
  const problems: Problem[] = [];
  const once = (seen: Map<string, string>, key: string, fileId: string, path: string): void => {
    const first = seen.get(key);
    if (first === undefined) seen.set(key, fileId);
    else problems.push({ fileId, path, reason: `"${key}" stands in ${first} already` });
  };
  for (const files of Object.values(content)) {
    const ids = new Map<string, string>();
    for (const file of files as Array<{ id: string }>) once(ids, file.id, file.id, 'id');
  }
  const rules = new Map<string, string>();
  for (const file of [...content.redFlags, ...content.riskyQuestions]) {
    const checks = 'checks' in file ? (file.checks ?? []) : [];
    for (const { id } of [...file.rules, ...checks]) {
      once(rules, id, file.id, `rules.${id}`);
      if (!id.startsWith(`${file.id}.`))
        problems.push({ fileId: file.id, path: `rules.${id}`, reason: `must begin with ${file.id}.` });
    }
  }
  const concepts = new Map<string, string>();
  const classes = new Map<string, string>();
  for (const file of content.concepts) {
    for (const name of Object.keys(file.concepts))
      once(concepts, `${file.locale} ${name}`, file.id, `concepts.${name}`);
    for (const name of Object.keys(file.words ?? {}))
      once(classes, `${file.locale} {${name}}`, file.id, `words.${name}`);
  }
  return problems;
}

function brokenPhrases(content: TriageContent): Problem[] {
  const problems: Problem[] = [];
  const compile = (fileId: string, path: string, phrases: string[], compiler: PhraseCompiler): void => {
    phrases.forEach((phrase, i) => {
      try {
        compiler(phrase);
      } catch (error) {
        if (!(error instanceof PhraseError)) throw error;
        problems.push({ fileId, path: `${path}.${i}`, reason: `"${phrase}": ${error.message}` });
      }
    });
  };
  for (const file of content.concepts) {
    const compiler = phraseCompiler(classesOf(content.concepts, file.locale));
    for (const [name, concept] of Object.entries(file.concepts)) {
      compile(file.id, `concepts.${name}.phrases`, concept.phrases, compiler);
      if (concept.quantity === undefined && concept.phrases.some((p) => p.split(/\s+/).includes('#?')))
        problems.push({ fileId: file.id, path: `concepts.${name}`, reason: 'an optional # needs a quantity' });
    }
    compile(file.id, 'idioms', file.idioms ?? [], compiler);
  }
  for (const file of content.intents) {
    const compiler = phraseCompiler({ ...classesOf(content.concepts, file.locale), ...file.words });
    for (const [name, intent] of Object.entries(file.intents))
      compile(file.id, `intents.${name}.phrases`, intent.phrases, compiler);
  }
  return problems;
}

/** In a member of a class the signs of the phrase language would split or skip words in silence. */
const signs = /[|{}#?]|\.\./;

function brokenClasses(content: TriageContent): Problem[] {
  return [...content.concepts, ...content.intents].flatMap((file) =>
    Object.entries(file.words ?? {}).flatMap(([name, members]) =>
      members
        .filter((member) => signs.test(member))
        .map((member) => ({
          fileId: file.id,
          path: `words.${name}`,
          reason: `"${member}": a member of a word class is plain words; write each alternative as a member of its own`,
        })),
    ),
  );
}

function brokenConditions(content: TriageContent): Problem[] {
  const problems: Problem[] = [];
  const concepts = new Set(content.concepts.flatMap((file) => Object.keys(file.concepts)));
  const measured = new Set(
    content.concepts.flatMap((f) =>
      Object.entries(f.concepts).flatMap(([name, c]) => (c.quantity === undefined ? [] : [name])),
    ),
  );
  /** What the answer to a check records needs no phrase. */
  const answers = new Set(content.redFlags.flatMap((file) => (file.checks ?? []).map((check) => check.concept)));
  for (const file of [...content.redFlags, ...content.riskyQuestions]) {
    const rules = new Set(file.rules.map((rule) => rule.id));
    const checks = 'checks' in file ? (file.checks ?? []) : [];
    for (const { id, when } of [...file.rules, ...checks]) {
      for (const concept of allConceptsOf(when)) {
        if (!concepts.has(concept) && !answers.has(concept))
          problems.push({ fileId: file.id, path: `rules.${id}.when`, reason: `unknown concept "${concept}"` });
      }
      for (const concept of measuredConcepts(when)) {
        if (!measured.has(concept))
          problems.push({ fileId: file.id, path: `rules.${id}.when`, reason: `"${concept}" has no quantity` });
      }
    }
    const read = new Set(file.rules.flatMap((rule) => allConceptsOf(rule.when)));
    for (const check of checks) {
      if (!read.has(check.concept))
        problems.push({
          fileId: file.id,
          path: `checks.${check.id}`,
          reason: `no rule of this file reads "${check.concept}"`,
        });
    }
    for (const example of file.examples.fires ?? []) {
      if (example.rule !== undefined && !rules.has(example.rule))
        problems.push({ fileId: file.id, path: 'examples.fires', reason: `unknown rule "${example.rule}"` });
    }
    const asked = 'checks' in file.examples ? (file.examples.checks ?? []) : [];
    for (const example of asked) {
      if (!checks.some((check) => check.id === example.check))
        problems.push({ fileId: file.id, path: 'examples.checks', reason: `unknown check "${example.check}"` });
    }
  }
  return problems;
}

/** Concepts whose quantity a condition compares. */
function measuredConcepts(condition: unknown): string[] {
  if (typeof condition !== 'object' || condition === null) return [];
  if ('concept' in condition && ('at_least' in condition || 'below' in condition)) return [String(condition.concept)];
  return Object.values(condition).flatMap((part) =>
    Array.isArray(part) ? part.flatMap(measuredConcepts) : measuredConcepts(part),
  );
}

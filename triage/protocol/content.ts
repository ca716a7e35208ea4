/** Protocols among the other clinical files: do the concepts, checks and clusters that they name exist? */
import { allConceptsOf } from '../conditions.js';
import type { ConceptFile, RedFlagFile } from '../schemas.js';
import { classesOf } from '../lexicon.js';
import { phraseCompiler, PhraseError } from '../pattern.js';
import type { Problem } from '../problem.js';
import { lintProtocol } from './lint.js';
import { conceptsOfQuestion, isForAnything, type Protocol, type Question } from './schema.js';

interface Around {
  protocols: Protocol[];
  concepts: ConceptFile[];
  redFlags: RedFlagFile[];
}

/** All problems of all protocols, alone and among the other files. */
export function checkProtocols({ protocols, concepts: files, redFlags }: Around): Problem[] {
  const concepts = new Map(files.flatMap((file) => Object.entries(file.concepts)));
  const checks = new Set(redFlags.flatMap((file) => (file.checks ?? []).map(({ concept }) => concept)));
  const clusters = new Set(redFlags.map(({ id }) => id));
  const compile = phraseCompiler(classesOf(files, 'en'));
  const problems: Problem[] = [];
  for (const protocol of protocols) {
    const report = (path: string, reason: string): void => void problems.push({ fileId: protocol.id, path, reason });
    problems.push(...lintProtocol(protocol));
    for (const name of isForAnything(protocol) ? [] : allConceptsOf(protocol.starts.when))
      if (!concepts.has(name) && !checks.has(name)) report('starts.when', `unknown concept "${name}"`);
    for (const question of protocol.questions) checkQuestion(question, report);
    for (const [id, { cluster }] of Object.entries(protocol.outcomes))
      if (cluster !== undefined && !clusters.has(cluster)) report(`outcomes.${id}`, `there is no cluster ${cluster}`);
  }
  return problems;

  function checkQuestion(question: Question, report: (path: string, reason: string) => void): void {
    const path = `questions.${question.id}`;
    for (const name of conceptsOfQuestion(question))
      if (!concepts.has(name) && !checks.has(name)) report(path, `unknown concept "${name}"`);
    if (question.kind === 'number' && question.concept !== undefined) {
      const { quantity } = concepts.get(question.concept) ?? {};
      if (quantity?.kind !== question.of) report(path, `"${question.concept}" has no quantity of kind ${question.of}`);
    }
    if ('cleared_by' in question)
      for (const name of question.cleared_by ?? [])
        if (!checks.has(name)) report(path, `cleared_by: no check records "${name}"`);
    for (const phrase of question.kind === 'choice' ? question.options.flatMap(({ said = [] }) => said) : []) {
      try {
        compile(phrase);
      } catch (error) {
        if (!(error instanceof PhraseError)) throw error;
        report(path, `"${phrase}": ${error.message}`);
      }
    }
  }
}

import type { Protocol } from '../triage/protocol/schema.js';
import { articlePlaceholders, placeholdersIn } from './places.js';
import type { Problem } from './problems.js';
import type { ContentTree } from './readTree.js';

type Text = { path: (string | number)[]; text: string };

/** Every sentence of a protocol that a patient may read, with its place in the file. */
export function textsOf(protocol: Protocol): Text[] {
  const questions = protocol.questions.flatMap((question, i): Text[] => [
    { path: ['questions', i, 'ask'], text: question.ask },
    ...(question.ask_other === undefined ? [] : [{ path: ['questions', i, 'ask_other'], text: question.ask_other }]),
    ...(question.kind === 'choice'
      ? question.options.map(({ label }, n) => ({ path: ['questions', i, 'options', n, 'label'], text: label }))
      : []),
  ]);
  const outcomes = Object.entries(protocol.outcomes).flatMap(([id, outcome]): Text[] => [
    ...(outcome.because === undefined ? [] : [{ path: ['outcomes', id, 'because'], text: outcome.because }]),
    ...(['do', 'watch_for'] as const).flatMap((part) =>
      (outcome[part] ?? []).map((text, n) => ({ path: ['outcomes', id, part, n], text })),
    ),
  ]);
  return [{ path: ['opening'], text: protocol.opening }, ...questions, ...outcomes];
}

/** What a protocol's texts refer to: placeholders that every place fills, and vetted pages that exist. */
export function checkProtocolTexts(tree: ContentTree, problems: Problem[]): void {
  const pages = new Set(
    tree.articles.flatMap(({ value }) => [value.id, ...value.sections.map(({ id }) => `${value.id}#${id}`)]),
  );
  for (const { file, value, lineOf } of tree.protocols) {
    for (const { path, text } of textsOf(value))
      for (const name of placeholdersIn(text))
        if (!articlePlaceholders.includes(name))
          problems.push({
            file,
            line: lineOf(path),
            reason: `{${name}} is not a placeholder of protocols (${articlePlaceholders.join(', ')})`,
          });
    for (const [id, { article }] of Object.entries(value.outcomes))
      if (article !== undefined && !pages.has(article))
        problems.push({ file, line: lineOf(['outcomes', id, 'article']), reason: `there is no page ${article}` });
  }
}

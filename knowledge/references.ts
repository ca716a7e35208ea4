import { allConceptsOf } from '../triage/conditions.js';
import { conceptsOfQuestion } from '../triage/protocol/schema.js';
import type { Protocol } from '../triage/protocol/schema.js';
import type { RedFlagFile, RiskyQuestionFile } from '../triage/schemas.js';
import { flattenMessages } from './messages.js';
import type { ContentTree, Item } from './readTree.js';
import type { NurseLineFile } from './settingsFiles.js';

/** What an item's meaning hangs on, by a stable name: a change of any of it voids the item's approval. */
export type References = Record<string, unknown>;

/** Concepts, word classes and wordings that an item refers to. Articles, messages, places and most settings stand alone. */
export function referencesOf(item: Item, tree: ContentTree): References {
  if (item.kind === 'red-flags') {
    const { id, rules, checks = [] } = item.value as RedFlagFile;
    const conditions = [...rules, ...checks].map((rule) => rule.when);
    const concepts = [...conditions.flatMap(allConceptsOf), ...checks.map((check) => check.concept)];
    return {
      ...conceptReferences(concepts, tree),
      ...wordings([...checks.map((check) => `checks.${check.id}`), `first_aid.${id}`], tree),
    };
  }
  if (item.kind === 'risky-questions') {
    const { rules } = item.value as RiskyQuestionFile;
    return conceptReferences(
      rules.flatMap((rule) => allConceptsOf(rule.when)),
      tree,
    );
  }
  if (item.kind === 'protocols') return protocolReferences(item.value as Protocol, tree);
  if (item === tree.settings.nurseLine) {
    const { priorities } = item.value as NurseLineFile;
    return wordings(
      Object.values(priorities).flatMap(({ opened, wait, meanwhile }) => [opened, wait, meanwhile]),
      tree,
    );
  }
  if (item.kind === 'concepts' || item.kind === 'intents') {
    const { locale } = item.value as { locale: string } & Item['value'];
    return wordReferences(JSON.stringify(item.value), locale, tree);
  }
  return {};
}

/** A protocol's page to read on is approved by itself, and left out while it is not served. */
function protocolReferences({ starts, questions, outcomes, locale }: Protocol, tree: ContentTree): References {
  const cleared = questions.flatMap((question) => ('cleared_by' in question ? (question.cleared_by ?? []) : []));
  const concepts = [...allConceptsOf(starts.when), ...questions.flatMap(conceptsOfQuestion), ...cleared];
  const said = questions.map((question) =>
    question.kind === 'choice' ? question.options.map((option) => option.said) : [],
  );
  const clusters = Object.values(outcomes).flatMap(({ cluster }) => cluster ?? []);
  return {
    ...conceptReferences(concepts, tree),
    ...wordReferences(JSON.stringify(said), locale, tree),
    ...wordings(
      clusters.map((cluster) => `first_aid.${cluster}`),
      tree,
    ),
  };
}

function conceptReferences(names: readonly string[], tree: ContentTree): References {
  const references: References = {};
  for (const name of new Set(names)) {
    for (const { value } of tree.concepts) {
      const concept = value.concepts[name];
      if (!concept) continue;
      references[`concept:${value.locale}:${name}`] = concept;
      Object.assign(references, wordReferences(JSON.stringify(concept.phrases), value.locale, tree));
    }
  }
  return references;
}

/** Word classes named in `{braces}` in a text, and those that they name in turn. */
function wordReferences(text: string, locale: string, tree: ContentTree): References {
  const references: References = {};
  const open = [text];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const [, name] of next.matchAll(/\{([a-z0-9_-]{1,60})\}/g)) {
      for (const { value } of [...tree.concepts, ...tree.intents]) {
        const members = value.words?.[name!];
        const key = `words:${value.id}:${name}`;
        if (value.locale !== locale || !members || key in references) continue;
        references[key] = members;
        open.push(members.join(' '));
      }
    }
  }
  return references;
}

function wordings(keys: readonly string[], tree: ContentTree): References {
  const references: References = {};
  for (const { value } of tree.messages) {
    const flat = flattenMessages(value.messages);
    for (const key of keys) if (flat.has(key)) references[`message:${value.locale}:${key}`] = flat.get(key);
  }
  return references;
}

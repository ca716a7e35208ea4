import type { Kind } from './header.js';
import { flattenMessages, messagePlaceholders } from './messages.js';
import type { MessageFile } from './messages.js';
import { placeholdersIn } from './places.js';
import type { Problem } from './problems.js';
import type { ContentTree, Item } from './readTree.js';
import { checkProtocolTexts } from './protocolTexts.js';
import { checkTriage } from './triageCheck.js';

/**
 * Checks that files fit each other: wordings and the rules that need them, translations and English, triage's own
 * checks. What a broken file would only echo is left out: it is checked once that file is sound.
 */
export function crossCheck(tree: ContentTree, root: string, problems: Problem[]): void {
  const broken = new Set(problems.map(({ file }) => file.split('/')[1]));
  const sound = (...folders: Kind[]) => !folders.some((folder) => broken.has(folder));
  if (sound('places') && tree.places.length === 0) {
    problems.push({ file: `${root}/places`, line: 1, reason: 'no place: nobody would know which number to call' });
  }
  if (sound('red-flags') && tree.redFlags.length === 0) {
    problems.push({ file: `${root}/red-flags`, line: 1, reason: 'no red flag: no danger would be seen' });
  }
  if (sound('concepts', 'red-flags', 'risky-questions', 'intents', 'protocols')) checkTriage(tree, problems);
  if (sound('protocols', 'articles')) checkProtocolTexts(tree, problems);
  if (!sound('messages')) return;
  const english = tree.messages.find(({ value }) => value.locale === 'en');
  if (!english) {
    problems.push({ file: `${root}/messages/en.yaml`, line: 1, reason: 'there are no English messages' });
    return;
  }
  checkPlaceholders(tree.messages, english, problems);
  if (sound('red-flags')) checkCheckWordings(tree, english, problems);
}

function checkPlaceholders(files: readonly Item<MessageFile>[], english: Item<MessageFile>, problems: Problem[]): void {
  const original = flattenMessages(english.value.messages);
  for (const { file, value, lineOf } of files) {
    for (const [key, text] of flattenMessages(value.messages)) {
      const report = (reason: string) =>
        problems.push({
          file,
          line: lineOf(['messages', ...pathOf(value.messages, key)]),
          reason: `${key}: ${reason}`,
        });
      const base = original.get(key);
      if (base === undefined) report('the English messages have no such key');
      const known = base === undefined ? messagePlaceholders : placeholdersIn(base);
      for (const name of placeholdersIn(text)) {
        if (!messagePlaceholders.includes(name)) report(`{${name}} is not a known placeholder`);
        else if (!known.includes(name)) report(`{${name}} is not in the English sentence, so no value is given for it`);
      }
    }
  }
}

/** A check is a safety question: it must have its words, and words without a check point to a mistyped id. */
function checkCheckWordings(tree: ContentTree, english: Item<MessageFile>, problems: Problem[]): void {
  const checks = new Map(
    tree.redFlags.flatMap((item) =>
      (item.value.checks ?? []).map((check, index) => [check.id, { item, index }] as const),
    ),
  );
  const clusters = new Set(tree.redFlags.map(({ value }) => value.id));
  for (const { file, value, lineOf } of tree.messages) {
    const flat = flattenMessages(value.messages);
    const ownsChecks = value === english.value || Object.keys(value.messages['checks'] ?? {}).length > 0;
    for (const [id, { item, index }] of checks) {
      if (!ownsChecks || flat.has(`checks.${id}`)) continue;
      problems.push({
        file: item.file,
        line: item.lineOf(['checks', index]),
        reason: `check ${id} has no wording (checks.${id}) in ${file}`,
      });
    }
    for (const key of flat.keys()) {
      const line = () => lineOf(['messages', ...pathOf(value.messages, key)]);
      if (key.startsWith('checks.') && !checks.has(key.slice('checks.'.length)))
        problems.push({ file, line: line(), reason: `${key}: no red flag has this check` });
      if (key.startsWith('first_aid.') && !clusters.has(key.slice('first_aid.'.length)))
        problems.push({ file, line: line(), reason: `${key}: there is no red flag of this id` });
    }
  }
}

/** The nested path of a flat key: keys may hold dots themselves (`checks` → `RF02.c1`). */
function pathOf(tree: MessageFile['messages'], key: string): string[] {
  for (const [name, value] of Object.entries(tree)) {
    if (name === key) return [name];
    if (typeof value === 'object' && key.startsWith(`${name}.`))
      return [name, ...pathOf(value, key.slice(name.length + 1))];
  }
  return [];
}

import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { conceptFileSchema, intentFileSchema, redFlagFileSchema, riskyQuestionFileSchema } from '../triage/schemas.js';
import { protocolSchema } from '../triage/protocol/schema.js';
import type { Protocol } from '../triage/protocol/schema.js';
import type { ConceptFile, IntentFile, RedFlagFile, RiskyQuestionFile } from '../triage/schemas.js';
import { parseArticle } from './articles.js';
import type { Article } from './articles.js';
import type { Header, Kind } from './header.js';
import { messageFileSchema } from './messages.js';
import type { MessageFile } from './messages.js';
import { placeSchema } from './places.js';
import type { Place } from './places.js';
import type { Problem } from './problems.js';
import { readWeights, secondReaderSchema } from './secondReader.js';
import type { SecondReaderFile } from './secondReader.js';
import type { ReaderModel } from '../triage/reader/secondReader.js';
import { readItem } from './readItem.js';
import type { Found, Item } from './readItem.js';
import { readSettings } from './settingsFiles.js';
import type { SettingsFiles } from './settingsFiles.js';
import { readContentText } from './yamlFile.js';

export type { Item } from './readItem.js';

/** Everything under the content root. */
export interface ContentTree {
  articles: Item<Article>[];
  concepts: Item<ConceptFile>[];
  redFlags: Item<RedFlagFile>[];
  riskyQuestions: Item<RiskyQuestionFile>[];
  intents: Item<IntentFile>[];
  protocols: Item<Protocol>[];
  messages: Item<MessageFile>[];
  places: Item<Place>[];
  secondReader: Item<SecondReaderFile>[];
  /** The second reader's weights; null where there is none (then rules alone read). */
  readerModel: ReaderModel | null;
  settings: SettingsFiles;
}

/** Reads and checks every content file under `root` (the `knowledge` folder), adding all problems found. */
export function readTree(root: string, problems: Problem[]): ContentTree {
  const read = <T extends Header>(kind: Kind, schema: z.ZodType<T>, perLocale = false): Item<T>[] => {
    const found = filesOf(root, kind, '.yaml', perLocale, problems);
    return unique(
      found.flatMap((file) => readItem(kind, file, schema, problems) ?? []),
      problems,
    );
  };
  const secondReader = read('second-reader', secondReaderSchema);
  return {
    articles: readArticles(root, problems),
    concepts: read('concepts', conceptFileSchema, true),
    redFlags: read('red-flags', redFlagFileSchema),
    riskyQuestions: read('risky-questions', riskyQuestionFileSchema),
    intents: read('intents', intentFileSchema),
    protocols: read('protocols', protocolSchema),
    messages: read('messages', messageFileSchema),
    places: read('places', placeSchema),
    secondReader,
    readerModel: secondReader[0] ? readWeights(root, secondReader[0].value, problems) : null,
    settings: readSettings(root, problems),
  };
}

/** Reads and checks the articles alone. */
export function readArticles(root: string, problems: Problem[]): Item<Article>[] {
  const items: Item<Article>[] = [];
  for (const { path, file, locale, stem } of filesOf(root, 'articles', '.md', true, problems)) {
    const text = readContentText(path, file, problems);
    const found = text === null ? null : parseArticle(file, text, locale, problems);
    if (!found) continue;
    const item: Item<Article> = { kind: 'articles', file, value: found.article, lineOf: found.parsed.lineOf };
    if (found.article.id !== stem)
      problems.push({
        file,
        line: item.lineOf(['id']),
        reason: `id ${found.article.id} is not the file's name ${stem}`,
      });
    items.push(item);
  }
  return unique(items, problems);
}

function unique<T extends Header>(items: Item<T>[], problems: Problem[]): Item<T>[] {
  const first = new Map<string, Item<T>>();
  for (const item of items) {
    const other = first.get(item.value.id);
    if (!other) first.set(item.value.id, item);
    else
      problems.push({
        file: item.file,
        line: item.lineOf(['id']),
        reason: `id ${item.value.id} is already used by ${other.file}`,
      });
  }
  return items;
}

/** Files of one kind, sorted. A file that would not be read is a problem: a rule must not be lost to a misnamed file. */
function filesOf(root: string, kind: Kind, extension: string, perLocale: boolean, problems: Problem[]): Found[] {
  const visit = (folder: string, locale: string, depth: number): Found[] => {
    if (!existsSync(join(root, folder))) return [];
    const entries = readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    return entries.flatMap((entry) => {
      const file = join(basename(root), folder, entry.name);
      if (entry.name.startsWith('.')) return [];
      if (entry.isDirectory() && depth > 0) return visit(join(folder, entry.name), entry.name, depth - 1);
      if (entry.isFile() && depth === 0 && entry.name.endsWith(extension)) {
        return [{ path: join(root, folder, entry.name), file, locale, stem: entry.name.slice(0, -extension.length) }];
      }
      problems.push({
        file,
        line: 1,
        reason: `this would not be read: ${kind} are ${extension} files in ${kind}/${perLocale ? '<locale>/' : ''}`,
      });
      return [];
    });
  };
  return visit(kind, '', perLocale ? 1 : 0);
}

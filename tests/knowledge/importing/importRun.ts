import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArticle } from '../../../knowledge/articles.js';
import type { Article } from '../../../knowledge/articles.js';
import type { Problem } from '../../../knowledge/problems.js';
import { runOn } from '../commandRun.js';
import type { Ran } from '../commandRun.js';
import { Root } from '../fixture.js';

export const samples = join(__dirname, 'files');

/** A content root and a folder of files to import into it. */
export class ImportRoot extends Root {
  readonly inbox = mkdtempSync(join(tmpdir(), 'careline-import-'));

  constructor() {
    super();
    for (const name of ['kinds.yaml', 'limits.yaml'])
      cpSync(join('knowledge/importing', name), join(this.path, 'importing', name));
  }

  /** Puts a file into the folder, and says where it is. */
  put(name: string, content: string | Buffer): string {
    const path = join(this.inbox, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  override remove(): void {
    super.remove();
    rmSync(this.inbox, { recursive: true });
  }

  import(...args: string[]): Promise<Ran> {
    return runOn(this, ['import', ...args]);
  }

  /** A draft that must be sound. */
  draft(id: string, locale = 'en'): Article {
    const problems: Problem[] = [];
    const found = parseArticle(id, this.text(id, locale), locale, problems);
    if (!found || problems.length > 0) throw new Error(`${id} is no sound article: ${JSON.stringify(problems)}`);
    return found.article;
  }

  text(id: string, locale = 'en'): string {
    return readFileSync(join(this.path, 'articles', locale, `${id}.md`), 'utf8');
  }
}

/** Ids, kinds and headings of an article's sections. */
export const outline = ({ sections }: Article): string[] =>
  sections.map(({ id, kind, heading }) => `${id} .${kind} ${heading}`);

export const section = ({ sections }: Article, id: string): string => {
  const found = sections.find((one) => one.id === id);
  if (!found) throw new Error(`there is no section ${id}: ${sections.map((one) => one.id).join(', ')}`);
  return found.text;
};

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadContent } from '../../knowledge/load.js';
import type { Content, LoadOptions } from '../../knowledge/load.js';
import { ContentError } from '../../knowledge/problems.js';
import type { Problem } from '../../knowledge/problems.js';

export const now = Date.parse('2026-11-21T12:00:00Z');

const header = (id: string) => `id: ${id}
version: 1.0.0
status: sample
owner: The tests
sources: ["A guideline, 2024"]
review_by: 2027-05-31
`;

/** The repository's own settings, as if they were to be reviewed when everything else is. */
const dated = (text: string) => text.replace(/^review_by: .*$/m, 'review_by: 2027-05-31');

/** A small sound content root in a temporary folder; removed by `remove`. */
export class Root {
  readonly path = join(mkdtempSync(join(tmpdir(), 'careline-content-')), 'knowledge');

  constructor() {
    mkdirSync(this.path);
    cpSync('knowledge/lint.yaml', join(this.path, 'lint.yaml'));
    for (const name of ['retrieval', 'nurse-line', 'connectives', 'composition'])
      this.write(`${name}.yaml`, dated(readFileSync(`knowledge/${name}.yaml`, 'utf8')));
    this.write(
      'places/us.yaml',
      `${header('us')}country: the United States\nemergency: "911"\ncrisis: { number: "988", text: true }\n`,
    );
    this.write(
      'messages/en.yaml',
      `${header('messages-en')}locale: en\nmessages:\n  case:\n    opened: "Your case is {case}."\n  checks:\n    RF02.c1: "Is it your chest? If so call {emergency}."\n`,
    );
    this.write(
      'concepts/en/chest.yaml',
      `${header('chest')}locale: en\nwords:\n  hurting: [hurt, hurts]\nconcepts:\n  chest-pain:\n    label: chest pain\n    phrases: ["chest {hurting}"]\n  confirmed:\n    label: confirmed\n    phrases: []\n`,
    );
    this.write(
      'red-flags/RF02-heart.yaml',
      `${header('RF02')}title: Heart\nrules:\n  - id: RF02.1\n    when: { all: [chest-pain, confirmed] }\n    disposition: ambulance\n    why: It may be a heart attack.\nchecks:\n  - id: RF02.c1\n    when: { all: [chest-pain] }\n    concept: confirmed\nexamples: {}\n`,
    );
    this.write('articles/en/colds.md', article());
  }

  write(file: string, text: string | Buffer): void {
    const path = join(this.path, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  read(file: string): string {
    return readFileSync(join(this.path, file), 'utf8');
  }

  /** Replaces text in a file; fails when it is not there, so that a test cannot pass by accident. */
  edit(file: string, from: string, to: string): void {
    const text = this.read(file);
    if (!text.includes(from)) throw new Error(`${file} does not hold: ${from}`);
    this.write(file, text.replace(from, to));
  }

  delete(file: string): void {
    rmSync(join(this.path, file));
  }

  load(options: Partial<LoadOptions> = {}): Content {
    return loadContent(this.path, { profile: 'demo', approverKeys: [], now, ...options });
  }

  problems(options: Partial<LoadOptions> = {}): readonly Problem[] {
    try {
      this.load(options);
      return [];
    } catch (error) {
      if (error instanceof ContentError) return error.problems;
      throw error;
    }
  }

  remove(): void {
    rmSync(dirname(this.path), { recursive: true });
  }
}

export function article(): string {
  return `---
${header('colds')}title: The common cold
synonyms: [common cold]
lay_names: [cold, colds]
---

## What is a cold? {#overview .overview}

A cold is a mild infection. It passes by itself.

## When should I get help? {#help .when-to-get-help}

Call {emergency} if you cannot breathe.
`;
}

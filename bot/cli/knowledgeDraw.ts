import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { protocolPage } from '../../knowledge/drawing/page.js';
import { loadContent } from '../../knowledge/load.js';
import { writeWhole } from '../../knowledge/writeWhole.js';
import { readFlags, Refused } from './knowledgeVerb.js';
import type { Verb } from './knowledgeVerb.js';

/** Draws every protocol as a page to review, `docs/protocols/<id>.md`. `--check` writes nothing and refuses old pages. */
export const draw: Verb = {
  usage: '[--check] [--to FOLDER]',
  run(args, { root, approverKeys, clock, out }) {
    const { values } = readFlags(args, { check: { type: 'boolean' }, to: { type: 'string' } });
    const folder = values.to ?? join(root, '..', 'docs', 'protocols');
    const { protocols } = loadContent(root, { profile: 'demo', approverKeys, now: clock.now() });
    const pages = new Map(protocols.map((protocol) => [`${protocol.id}.md`, protocolPage(protocol)]));
    const present = existing(folder);
    const old = [...present.keys()].filter((name) => !pages.has(name));
    const stale = [...pages].filter(([name, page]) => present.get(name) !== page);
    if (values.check && old.length + stale.length > 0)
      throw new Refused(
        `These pages are not what the protocols say: ${[...stale.map(([name]) => name), ...old].join(', ')}. Draw them anew.`,
      );
    mkdirSync(folder, { recursive: true });
    for (const [name, page] of stale) writeWhole(join(folder, name), page);
    for (const name of old) rmSync(join(folder, name));
    out(`${pages.size} protocols drawn in ${folder}: ${stale.length} changed, ${old.length} removed.`);
    return 0;
  },
};

function existing(folder: string): Map<string, string> {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
    return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw error;
  }
}

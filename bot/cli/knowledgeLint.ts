import { basename } from 'node:path';
import { loadContent } from '../../knowledge/load.js';
import { readFlags, WrongUse } from './knowledgeVerb.js';
import type { Verb } from './knowledgeVerb.js';

/** Checks every content file; all problems with file and line. `--production` asks what production would say. */
export const lint: Verb = {
  usage: '[--production] [--json]',
  run(args, { root, approverKeys, clock, out }) {
    const { values, positionals } = readFlags(args, { production: { type: 'boolean' }, json: { type: 'boolean' } });
    if (positionals.length > 0) throw new WrongUse('lint always checks everything.');
    const profile = values.production ? 'production' : 'demo';
    const { items } = loadContent(root, { profile, approverKeys, now: clock.now() });
    if (values.json) out(JSON.stringify({ files: items.length, problems: [] }));
    else out(`${basename(root)}: ${items.length} files are sound.`);
    return 0;
  },
};

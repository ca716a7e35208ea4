import { basename } from 'node:path';
import { loadContent } from '../../knowledge/load.js';
import type { Finding } from '../../knowledge/lint/finding.js';
import { inOrder, lintContent } from '../../knowledge/lint/lint.js';
import { loadLintSettings } from '../../knowledge/lint/settings.js';
import { checkWebLinks } from '../../knowledge/lint/webLinks.js';
import { describeProblem } from '../../knowledge/problems.js';
import { readTree } from '../../knowledge/readTree.js';
import { nurseLineOf } from '../nurseLine.js';
import { readFlags, WrongUse } from './knowledgeVerb.js';
import type { KnowledgeCommand, Verb } from './knowledgeVerb.js';

const flags = { production: { type: 'boolean' }, links: { type: 'boolean' }, json: { type: 'boolean' } } as const;

/**
 * Checks every content file; all problems with file and line. `--production` asks what production would say, `--links`
 * whether the web addresses in articles still answer.
 */
export const lint: Verb = {
  usage: '[--production] [--links] [--json]',
  async run(args, command) {
    const { values, positionals } = readFlags(args, flags);
    if (positionals.length > 0) throw new WrongUse('lint always checks everything.');
    const { root, approverKeys, clock } = command;
    const profile = values.production ? 'production' : 'demo';
    const { items, nurseLine } = loadContent(root, { profile, approverKeys, now: clock.now() });
    nurseLineOf(nurseLine);

    const settings = loadLintSettings(root);
    const tree = readTree(root, []);
    const { fetch, timeout } = command;
    const web = values.links ? await checkWebLinks(tree.articles, { fetch, timeout, settings: settings.links }) : [];
    const findings = inOrder([...lintContent(tree, settings), ...web]);
    const of = (wanted: Finding['severity']) => findings.filter(({ severity }) => severity === wanted);
    if (values.json) {
      const told = (list: readonly Finding[]) => list.map(({ file, line, reason }) => ({ file, line, reason }));
      const [problems, warnings, notes] = [told(of('error')), told(of('warning')), told(of('note'))];
      command.out(JSON.stringify({ files: items.length, problems, warnings, notes }));
    } else tell(findings, `${basename(root)}: ${items.length} files`, command);
    return of('error').length > 0 ? 1 : 0;
  },
};

function tell(findings: readonly Finding[], files: string, { out, err }: KnowledgeCommand): void {
  for (const finding of findings) {
    const line = describeProblem(finding);
    if (finding.severity === 'error') err(line);
    else out(`${line} (${finding.severity})`);
  }
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  const more = warnings === 0 ? '' : ` ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}.`;
  if (errors === 0) out(`${files} are sound.${more}`);
  else err(`${errors} ${errors === 1 ? 'problem' : 'problems'}`);
}

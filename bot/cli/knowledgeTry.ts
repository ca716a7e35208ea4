import { loadContent } from '../../knowledge/load.js';
import { findingOf } from '../../triage/protocol/record.js';
import { outcomeOf } from '../../triage/protocol/position.js';
import { answersOf, beginRun, positionOf, takeBack, unfit } from '../../triage/protocol/run.js';
import type { Protocol, Question, Rule } from '../../triage/protocol/schema.js';
import { createTriage } from '../../triage/triage.js';
import type { TriageRecord } from '../../triage/types.js';
import { readFlags, Refused, WrongUse } from './knowledgeVerb.js';
import type { KnowledgeCommand, Verb } from './knowledgeVerb.js';

/** Walks a protocol at the terminal: its questions as a patient gets them, answered in free text, to the rule that decides. */
export const tryProtocol: Verb = {
  usage: '<protocol>',
  async run(args, command) {
    const { root, approverKeys, clock, out, ask } = command;
    const { positionals } = readFlags(args, {});
    const content = loadContent(root, { profile: 'demo', approverKeys, now: clock.now() });
    const protocol = content.protocols.find(({ id }) => id === positionals[0]);
    const known = content.protocols.map(({ id }) => id).join(', ');
    if (!protocol || positionals.length > 1) throw new WrongUse(`Name one protocol: ${known}.`);
    if (!ask) throw new Refused('A protocol is tried at a terminal: nobody is here to answer.');
    const triage = createTriage(content);
    const record: TriageRecord = { subject: 'patient', findings: [] };
    const run = beginRun(protocol);
    out(`${protocol.title} (${protocol.id} ${protocol.version}). “back” goes back, an empty line ends.`);
    out(protocol.opening);
    for (let seq = 1; ; seq += 1) {
      if (unfit(run)) return told(out, 'The protocol is not for this person: a nurse is offered.');
      const at = positionOf(run);
      if ('rule' in at) return tellRule(out, protocol, at.rule);
      const words = await ask(`\n${describe(at.ask)}\n> `);
      if (words.trim() === '') return told(out, 'Ended.');
      if (words.trim() === 'back') {
        takeBack(run);
        continue;
      }
      const { findings } = triage.screen(words, { records: [record], seq });
      const value = triage.readAnswer(at.ask, words, { findings, now: clock.now() });
      if (value === undefined) {
        out('Not understood: asked again, and after three times a nurse looks.');
        continue;
      }
      run.given.push({ question: at.ask.id, value, words, seq, asked: true });
      const finding = findingOf(at.ask, value, { subject: 'patient', words, locale: 'en', seq });
      record.findings.push(...findings, ...(finding ? [finding] : []));
      out(`  read as: ${String(answersOf(run).get(at.ask.id))}`);
      const { firings } = triage.evaluate([record]);
      if (firings.length > 0) out(`  red flags that stand: ${firings.map(({ rule }) => rule).join(', ')}`);
    }
  },
};

function describe(question: Question): string {
  const options = question.kind === 'choice' ? question.options.map(({ label }) => `  · ${label}`) : [];
  return [question.ask, ...options].join('\n');
}

function told(out: KnowledgeCommand['out'], line: string): number {
  out(line);
  return 0;
}

function tellRule(out: KnowledgeCommand['out'], protocol: Protocol, rule: Rule): number {
  const { disposition, crisis, because, watch_for = [], recheck } = outcomeOf(protocol, rule);
  const advice = outcomeOf(protocol, rule).do ?? [];
  out(`\n${rule.id}: ${disposition}${crisis ? ', crisis card' : ''}. ${rule.why}`);
  for (const line of [...(because ? [because] : []), ...advice.map((one) => `- ${one}`)]) out(line);
  for (const line of watch_for) out(`- get emergency help if: ${line}`);
  return told(out, recheck ? `Look again in ${recheck}.` : 'The fixed card is all that is said.');
}

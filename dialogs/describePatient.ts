/** "What do you know about me": everything that is kept in this conversation, in the patient's language. */
import type { Finding } from '../triage/types.js';
import type { Turn } from './turn.js';

function describeFinding(turn: Turn, finding: Finding): string {
  const { words, services, state } = turn;
  const label = services.triage.label(finding.concept, state.locale);
  const key = finding.status === 'absent' ? 'command.about_me_absent' : 'command.about_me_finding';
  const what = words.text(key, { label, words: finding.words });
  if (finding.subject === 'patient') return what;
  return words.text('command.about_me_about', { subject: finding.subject, what });
}

const isFact = ({ services }: Turn, { status, concept }: Finding): boolean =>
  status !== 'unknown' && services.triage.kindOf(concept) !== 'context';

export function describePatient(turn: Turn): string {
  const { words, state, cases, seq } = turn;
  const facts = state.episodes.flatMap(({ record }) =>
    // What was taken back, not known, or only keeps a rule silent is no fact.
    record.findings.filter((one) => isFact(turn, one)).map((one) => describeFinding(turn, one)),
  );
  const open = cases.map((one) =>
    words.text('command.about_me_case', { case: one.number, state: words.text(`case_state.${one.state}`) }),
  );
  const health = facts.length > 0 ? facts : [words.text('command.about_me_empty')];
  const lines = [...health, ...open, words.text('command.about_me_messages', { count: seq })];
  return [
    words.text('command.about_me'),
    lines.map((line) => `- ${line}`).join('\n'),
    words.text('command.about_me_end'),
  ]
    .join('\n\n')
    .trim();
}

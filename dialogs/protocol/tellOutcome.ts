/** The end of a protocol: what to do, what to watch for, when to look again, and the nurse where the level asks for one. */
import type { DialogContext } from 'botbuilder-dialogs';
import { isEmergency, moreUrgent } from '../../triage/ratchet.js';
import type { Outcome, Protocol, Rule } from '../../triage/protocol/schema.js';
import { outcomeOf } from '../../triage/protocol/position.js';
import { askContactOnce } from '../ContactDialog.js';
import { withNurse } from '../cards/buttons.js';
import { escalate, openCaseId, tellCase } from '../nurse.js';
import { levelKeys, tellLevel } from '../tellLevel.js';
import { currentEpisode, note, say, type Turn } from '../turn.js';

/** A list as the patient reads it, under its heading. */
const list = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [[heading, '', ...lines.map((line) => `- ${line}`)].join('\n')];

function advice(turn: Turn, outcome: Outcome): string[] {
  const { words, services } = turn;
  const page = outcome.article === undefined ? undefined : services.page(outcome.article);
  // Whoever was sent to a page is found again when it is withdrawn.
  if (page) note(turn, 'page-offered', { article: page.article, section: page.section, version: page.version });
  return [
    ...list(words.text('outcome.do'), outcome.do ?? []),
    ...list(words.text('outcome.watch'), outcome.watch_for ?? []),
    ...(outcome.recheck === undefined ? [] : [words.text('outcome.recheck', { when: outcome.recheck })]),
    ...(page === undefined
      ? []
      : [words.text('outcome.read_more', { title: `[${page.title}](${services.link(page.path)})` })]),
  ].map(services.fillPlace);
}

/** Tells the outcome of a rule that is no emergency; where the level stands higher, that is told instead. */
export async function tellOutcome(dc: DialogContext, turn: Turn, protocol: Protocol, rule: Rule): Promise<void> {
  const outcome = outcomeOf(protocol, rule);
  const { disposition } = outcome;
  // Its card was told already, or it would have been an alarm.
  if (isEmergency(disposition) || outcome.crisis) return tellLevel(dc, turn);
  const episode = currentEpisode(turn);
  note(turn, 'protocol-outcome', { protocol: protocol.id, version: protocol.version, rule: rule.id, disposition });
  if (moreUrgent(disposition, episode.level.level) !== disposition) return tellLevel(dc, turn);
  turn.outcome.route = 'triage';
  turn.outcome.disposition = disposition;
  // A corrected fact may lower what was told; a told emergency never comes here.
  episode.level = { ...episode.level, told: disposition };
  const { words, services } = turn;
  const because = outcome.because === undefined ? [] : [services.fillPlace(outcome.because)];
  const text = [`**${words.text(levelKeys[disposition])}**`, ...because, ...advice(turn, outcome)].join('\n\n');
  if (disposition === 'within-4-hours') {
    const escalated = escalate(turn, { code: rule.id, priority: 'P2', once: true });
    await tellCase(dc.context, turn, 'P2', escalated, text);
    return askContactOnce(dc, turn);
  }
  if (openCaseId(turn)) {
    await say(dc.context, text);
    return askContactOnce(dc, turn);
  }
  if (disposition !== 'within-24-hours') return say(dc.context, text);
  turn.outcome.nurse ??= 'pushed';
  await say(dc.context, withNurse(text, words.text('symptom.nurse')));
}

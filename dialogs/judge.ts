/** The rules, the protocols and the ratchet over one episode; run after reading a message and after an answer to a check. */
import { isAlarming, moreUrgent, ratchet } from '../triage/ratchet.js';
import { firingOf } from '../triage/protocol/run.js';
import type { DueCheck, Firing } from '../triage/types.js';
import type { Triage } from '../triage/triage.js';
import type { Episode } from './state.js';
import type { Alarm } from './turn.js';

/** Brings the episode's level up to date. An alarm comes back when there is something new that must be told. */
export function judge(triage: Triage, episode: Episode): Alarm | null {
  const { firings } = triage.evaluate([episode.record]);
  for (const run of episode.runs) {
    const firing = firingOf(run, episode.subject);
    if (firing) firings.push(firing);
  }
  const before = episode.level.standing;
  const step = ratchet(episode.level, firings);
  episode.level = step.level;
  const fresh = step.newFirings.filter((firing) => isAlarming(firing) && !before.some((old) => covers(old, firing)));
  if (fresh.length === 0) return null;
  return {
    episode,
    firings: fresh,
    crisis: fresh.some((firing) => firing.crisis),
  };
}

/** The same danger told again in other words is not news: the follow-up answers it, not another card. */
function covers(old: Firing, firing: Firing): boolean {
  const same = old.cluster === firing.cluster && (old.crisis || !firing.crisis);
  return same && moreUrgent(old.disposition, firing.disposition) === old.disposition;
}

/** The first check that is due on the episode and was not asked on the same evidence before. */
export function dueCheck(triage: Triage, episode: Episode): DueCheck | undefined {
  const { checks } = triage.evaluate([episode.record]);
  return checks.find(({ check, findings }) =>
    episode.checksAsked.every(
      (asked) => asked.check !== check || findings.some((finding) => !asked.findings.includes(finding)),
    ),
  );
}

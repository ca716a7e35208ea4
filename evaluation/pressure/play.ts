/** One message and then pressure of every kind, through the real turn. */
import type { Case } from '../../storage/types.js';
import { isEmergency } from '../../triage/ratchet.js';
import type { Reply, Stage } from '../stage.js';
import { judge, type Fault } from './judge.js';
import { standingOf, type listening, type Standing } from './standing.js';
import type { Pressure, Push } from './wordings.js';

/** What the first reply told, and so what must stand. */
export const stands = ['emergency', 'crisis', 'check'] as const;
export type Stands = (typeof stands)[number];

export interface PlayedPush {
  kind: Pressure;
  faults: Fault[];
}

export interface PlayedPressure {
  id: string;
  stands: Stands;
  pushes: PlayedPush[];
  /** What was said and told, for reading; printed with `--read`. */
  transcript: Array<{ patient: string; bot: string[] }>;
}

type Line = PlayedPressure['transcript'][number];

const shown = (text: string, { replies }: Reply): Line => ({
  patient: text,
  bot: replies.map((reply) => reply.text ?? reply.summary ?? ''),
});

function stand({ turn: { outcome } }: Reply): Stands | undefined {
  if (isEmergency(outcome.disposition)) return 'emergency';
  if (outcome.check !== null) return 'check';
  return outcome.crisis ? 'crisis' : undefined;
}

/** A player on a stage whose services are `ears.services`. */
export function playerOn(stage: Stage, ears: ReturnType<typeof listening>) {
  /** @returns undefined where the message is met with no emergency, crisis card or check: nothing can fall */
  return async (id: string, text: string, pushes: readonly Push[]): Promise<PlayedPressure | undefined> => {
    const conversation = stage.conversation();
    const known = new Set<string>();
    const standing = async (reply: Reply): Promise<Standing> => {
      for (const one of [...reply.turn.cases, ...reply.cases]) known.add(one.id);
      const cases = await Promise.all([...known].map((caseId) => stage.store.case(caseId)));
      return standingOf(
        reply.turn,
        cases.filter((one): one is Case => one !== null && one.state !== 'closed'),
      );
    };
    const first = await conversation.say(text);
    ears.keysIn(first.replies);
    const what = stand(first);
    if (!what) return undefined;
    const played: PlayedPressure = { id, stands: what, pushes: [], transcript: [shown(text, first)] };
    let before = await standing(first);
    let evasions = 0;
    for (const push of pushes) {
      stage.clock.forward(10_000);
      const reply = await conversation.say(push.text);
      const after = await standing(reply);
      evasions = before.openChecks.length > 0 ? evasions + 1 : 0;
      const faults = judge({ before, after, said: ears.keysIn(reply.replies), evasions });
      played.pushes.push({ kind: push.kind, faults });
      played.transcript.push(shown(push.text, reply));
      // The count is the check's own: another one begins anew.
      if (after.openChecks[0] !== before.openChecks[0]) evasions = 0;
      before = after;
    }
    return played;
  };
}

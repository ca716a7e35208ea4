import type { Case, Message, Ms, NewMessage, NurseAction, NurseVerb, Store } from '../storage/types.js';
import type { NurseLine } from './priorities.js';
import type { Problem } from './problems.js';
import { cleanText, maxReplyLength } from './text.js';
import { transcript } from './transcript.js';

/** A fixed sentence of `knowledge/messages`, in the patient's language. */
export type PatientText = (key: string, values?: Readonly<Record<string, string>>) => string;

export interface Act {
  caseId: string;
  nurse: string;
  verb: NurseVerb;
  /** Case version that the nurse saw. */
  version: number;
  replyId?: string;
  text?: string;
  outcome?: string;
}

export interface ActTools {
  store: Pick<Store, 'case' | 'nurseAct' | 'messages'>;
  line: NurseLine;
  now: Ms;
  newId: () => string;
  /** Wording in the language of the case's patient. */
  text: PatientText;
}

export type ActResult =
  | { status: 'done'; case: Case; messages: Message[] }
  /** `case` as it is now, where there is one: `claimedBy` names the winner. */
  | { status: 'refused'; problem: Problem; case?: Case };

/** Why this nurse may not do this to the case as it stands; undefined when they may. */
function refusal(one: Case, { nurse, verb }: Act): Problem | undefined {
  if (one.state === 'closed') return 'closed';
  if (verb === 'claim') return one.state === 'open' ? undefined : 'claimed-by-other';
  if (one.state === 'open') return 'not-claimed';
  // A case whose nurse went home must not stay with her: any nurse may put it back into the queue.
  return one.claimedBy === nurse || verb === 'hand-back' ? undefined : 'claimed-by-other';
}

/** What is wrong with the request itself, whatever the case's state. */
async function invalid(one: Case, act: Act, text: string, { line, store }: ActTools): Promise<Problem | undefined> {
  if (act.verb === 'reply') {
    if (text === '') return 'empty-text';
    if (text.length > maxReplyLength) return 'text-too-long';
    return act.replyId ? undefined : 'reply-id-missing';
  }
  if (act.verb !== 'close') return undefined;
  const outcome = line.outcomes.find(({ id }) => id === act.outcome);
  if (!outcome) return 'unknown-outcome';
  if (!outcome.needs_reply) return undefined;
  const said = await transcript(store, one.conversationId, Math.min(...one.reasons.map((reason) => reason.seq)));
  return said.some(({ author }) => author === 'nurse') ? undefined : 'outcome-needs-reply';
}

const noticeKeys = { claim: 'case.claimed', 'hand-back': 'case.handed_back', close: 'case.closed' } as const;

/** What the patient reads because of the act. All of it is sent until confirmed, so that its order holds. */
function patientMessage(one: Case, act: Act, cleaned: string, tools: ActTools): Omit<NewMessage, 'send'> {
  const id = tools.newId();
  const plain = (text: string) => ({ type: 'message', text, textFormat: 'plain' });
  if (act.verb === 'reply') {
    // The name goes with the text too: a channel that shows one sender only puts it before the words.
    const activity = { ...plain(cleaned), from: { name: act.nurse } };
    return { id, author: 'nurse', authorName: act.nurse, activity, urgent: true };
  }
  const text = tools.text(noticeKeys[act.verb], { case: one.number, nurse: act.nurse });
  return { id, author: 'assistant', activity: plain(text), urgent: true };
}

const ledgerKinds = {
  claim: 'nurse-claimed',
  reply: 'nurse-replied',
  'hand-back': 'nurse-handed-back',
  close: 'case-closed',
} as const;

/** A repeat of an act whose answer was lost on the way: the case already stands as this nurse wanted it. */
function alreadyDone(now: Case, { verb, nurse, outcome }: Act): boolean {
  if (now.claimedBy !== nurse) return false;
  return verb === 'claim'
    ? now.state === 'claimed'
    : verb === 'close' && now.state === 'closed' && now.outcome === outcome;
}

/**
 * One act of a nurse on a case: claim, reply, hand back or close, in one transaction of the store. A repeated
 * `replyId` gives the first result again; a stale version is refused with the case as it is now.
 */
export async function actOnCase(act: Act, tools: ActTools): Promise<ActResult> {
  const { store, now } = tools;
  const one = await store.case(act.caseId);
  if (!one) return { status: 'refused', problem: 'unknown-case' };
  const cleaned = cleanText(act.text ?? '');
  const wrong = await invalid(one, act, cleaned, tools);
  if (wrong) return { status: 'refused', problem: wrong, case: one };
  // Judged only on the version that the nurse saw: an older one may be a repeat, which the store knows.
  const refused = one.version === act.version ? refusal(one, act) : undefined;
  if (refused) return { status: 'refused', problem: refused, case: one };
  const message = patientMessage(one, act, cleaned, tools);
  const { caseId, nurse, verb, version, replyId, outcome } = act;
  const action: NurseAction = {
    caseId,
    nurse,
    verb,
    version,
    ...(replyId === undefined ? {} : { replyId }),
    ...(verb === 'close' && outcome !== undefined ? { outcome } : {}),
    messages: [message],
    ledger: [
      {
        kind: ledgerKinds[verb],
        actor: `nurse:${nurse}`,
        detail: { case: caseId, message: message.id, ...(verb === 'close' ? { outcome } : {}) },
      },
    ],
    at: now,
  };
  const result = await store.nurseAct(action);
  if (result.status === 'unknown-case') return { status: 'refused', problem: 'unknown-case' };
  if (result.status === 'done') return result;
  if (alreadyDone(result.case, act)) return { status: 'done', case: result.case, messages: [] };
  const problem = result.case.version === version ? undefined : refusal(result.case, act);
  return { status: 'refused', problem: problem ?? 'changed-meanwhile', case: result.case };
}

import { casePriorities, type Case, type Json, type Ms, type NurseVerb, type Store } from '../storage/types.js';
import { actOnCase, type PatientText } from './actions.js';
import { handover, type HandoverFinding, type HandoverProtocol } from './handover.js';
import { problems, type Problem } from './problems.js';
import type { NurseLine } from './priorities.js';
import { byPressure, reasonLine, type DescribeCode } from './reasons.js';
import { actBodySchema, stateQuerySchema, type Detail, type Summary } from './schemas.js';
import { transcript } from './transcript.js';

/** What the nurse line reads out of a conversation's state; the state's form is the dialogs' business. */
export interface PatientView {
  /** Findings of the case's episode, oldest first. */
  findings: HandoverFinding[];
  protocols: HandoverProtocol[];
  /** Fixed sentences in the patient's language. */
  text: PatientText;
}

export interface NurseApiTools {
  store: Pick<Store, 'case' | 'cases' | 'conversation' | 'messages' | 'nurseAct' | 'state'>;
  clock: { now(): Ms };
  line: NurseLine;
  describe: DescribeCode;
  /** `state` is null before the first turn and after a shred. */
  readState: (state: Json | null, one: Case) => PatientView;
  newId: () => string;
}

export interface NurseRequest {
  nurse: string;
  params: Readonly<Record<string, string | undefined>>;
  body?: unknown;
}

export interface NurseResponse {
  status: number;
  body: unknown;
}

const iso = (at: Ms): string => new Date(at).toISOString();
const listed = 500;

/** Pressing first: priority, then due time; closed cases newest first. */
function inOrder(a: Case, b: Case): number {
  if (a.state === 'closed' && b.state === 'closed') return (b.closedAt ?? 0) - (a.closedAt ?? 0);
  return casePriorities.indexOf(a.priority) - casePriorities.indexOf(b.priority) || a.dueAt - b.dueAt;
}

/** The handlers of `/nurse/api`, as plain functions: who may call them is settled before. */
export function nurseApi(tools: NurseApiTools) {
  const { store, clock, line, describe } = tools;

  const summary = (one: Case): Summary => ({
    id: one.id,
    number: one.number,
    priority: one.priority,
    state: one.state,
    reason: reasonLine(one.reasons, describe),
    conversationId: one.conversationId,
    openedAt: iso(one.openedAt),
    dueAt: iso(one.dueAt),
    overdue: one.state === 'open' && one.dueAt < clock.now(),
    version: one.version,
    ...(one.claimedBy === undefined ? {} : { claimedBy: one.claimedBy }),
    ...(one.claimedAt === undefined ? {} : { claimedAt: iso(one.claimedAt) }),
    ...(one.closedAt === undefined ? {} : { closedAt: iso(one.closedAt) }),
    ...(one.outcome === undefined ? {} : { outcome: one.outcome }),
  });

  const refuse = (problem: Problem, one?: Case): NurseResponse => {
    const { status, code, message } = problems[problem];
    const claimedBy = one?.claimedBy === undefined ? {} : { claimedBy: one.claimedBy };
    return {
      status,
      body: { error: { code, message, problem, ...claimedBy }, ...(one ? { case: summary(one) } : {}) },
    };
  };

  return {
    async list({ params }: NurseRequest): Promise<NurseResponse> {
      const state = stateQuerySchema.safeParse(params.state);
      if (!state.success) return refuse('bad-request');
      const cases = await store.cases({ state: state.data, limit: listed });
      return { status: 200, body: { cases: [...cases].sort(inOrder).map(summary) } };
    },

    async read({ params }: NurseRequest): Promise<NurseResponse> {
      const one = await store.case(params.id ?? '');
      if (!one) return refuse('unknown-case');
      const [state, info, lines] = await Promise.all([
        store.state(one.conversationId),
        store.conversation(one.conversationId),
        transcript(store, one.conversationId),
      ]);
      const { findings, protocols } = tools.readState(state, one);
      const signedIn = info?.patientHash !== undefined;
      const reasons = byPressure(one.reasons, describe).map((reason) => ({
        ...reason,
        label: describe(reason.code).label,
        at: iso(reason.at),
      }));
      const body: Detail = {
        case: { ...summary(one), ...(one.contact === undefined ? {} : { contact: one.contact }), reasons },
        handover: handover({ case: one, findings, protocols, messages: lines, signedIn, line, describe }),
        transcript: lines.map((each) => ({ ...each, at: iso(each.at) })),
      };
      return { status: 200, body };
    },

    async act(verb: NurseVerb, { nurse, params, body }: NurseRequest): Promise<NurseResponse> {
      const asked = actBodySchema.safeParse(body);
      if (!asked.success) return refuse('bad-request');
      const one = await store.case(params.id ?? '');
      if (!one) return refuse('unknown-case');
      const { text } = tools.readState(await store.state(one.conversationId), one);
      const { version, replyId, outcome } = asked.data;
      const result = await actOnCase(
        {
          caseId: one.id,
          nurse,
          verb,
          version,
          ...(replyId === undefined ? {} : { replyId }),
          ...(asked.data.text === undefined ? {} : { text: asked.data.text }),
          ...(outcome === undefined ? {} : { outcome }),
        },
        { store, line, now: clock.now(), newId: tools.newId, text },
      );
      if (result.status === 'refused') return refuse(result.problem, result.case);
      return { status: 200, body: { case: summary(result.case) } };
    },

    async describeLine(): Promise<NurseResponse> {
      const body = {
        sample: line.status === 'sample',
        priorities: casePriorities.map((id) => ({
          id,
          label: line.priorities[id].label,
          minutes: line.priorities[id].minutes,
        })),
        outcomes: line.outcomes.map(({ id, label, needs_reply }) => ({ id, label, needsReply: needs_reply })),
      };
      return { status: 200, body };
    },
  };
}

/** The protocol that a conversation is in the middle of. */
import type { DialogContext } from 'botbuilder-dialogs';
import { protocolDialogId } from '../dialogIds.js';
import type { ProtocolRun } from '../../triage/protocol/run.js';
import type { Protocol, Question } from '../../triage/protocol/schema.js';
import type { ButtonValue } from '../cards/buttons.js';
import type { ConversationState, Episode } from '../state.js';

export interface ProtocolState {
  episodeId: string;
  /** The question that was put last, and how often. */
  question?: string;
  asked: number;
}

export interface OpenRun {
  episode: Episode;
  run: ProtocolRun;
}

/** The run whose questions are open, also while a check or the contact question stands in front of it. */
export function openRun(state: ConversationState): OpenRun | undefined {
  const asking = state.dialogs.dialogStack.find(({ id }) => id === protocolDialogId);
  const { episodeId } = (asking?.state ?? {}) as { episodeId?: string };
  const episode = state.episodes.find(({ id }) => id === episodeId);
  const run = episode?.runs.findLast((one) => one.state === 'open');
  return episode && run ? { episode, run } : undefined;
}

/** Names a question on its buttons. */
export const questionKey = (protocol: Protocol, question: Question): string => `${protocol.id}/${question.id}`;

/** Something else has taken over: the questions end, and what was answered stays. */
export function leaveRuns(episode: Episode): void {
  for (const run of episode.runs) if (run.state === 'open') run.state = 'left';
}

/** The questions that are open end, whoever this message is about. */
export function leaveOpenRun(state: ConversationState): void {
  const open = openRun(state);
  if (open) leaveRuns(open.episode);
}

/** Where the protocol is what is being asked, it is asked no more; what was answered goes to the nurse. */
export async function endProtocol(state: ConversationState, dc: DialogContext): Promise<void> {
  if (dc.activeDialog?.id !== protocolDialogId) return;
  leaveOpenRun(state);
  await dc.endDialog();
}

/** True when the text is the title of the option that was pressed, as the protocol has it. */
export function isOwnTitle(state: ConversationState, button: ButtonValue | undefined, text: string): boolean {
  const run = openRun(state)?.run;
  const question = run?.protocol.questions.find((one) => questionKey(run.protocol, one) === button?.question);
  if (question?.kind !== 'choice' || button?.version !== run?.protocol.version) return false;
  return question.options.some(({ id, label }) => id === button?.answer && label === text);
}

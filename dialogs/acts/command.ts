import { MessageFactory } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import { emergencyDialogId } from '../dialogIds.js';
import { isEmergency } from '../../triage/ratchet.js';
import { actionSentence } from '../cards/emergencyCard.js';
import { askDueCheck } from '../askDueCheck.js';
import { askContactOnce } from '../ContactDialog.js';
import { describePatient } from '../describePatient.js';
import { forgetDialogId } from '../ForgetDialog.js';
import { caseNumber, escalate, openCaseId, tellCase } from '../nurse.js';
import { endProtocol } from '../protocol/openRun.js';
import { pressedNurse } from '../tellLevel.js';
import { currentEpisode, note, say, sayUrgently, type Turn } from '../turn.js';
import { commandOf, type CommandName } from '../said.js';
import { leaveQuestions, openQuestion } from '../QuestionDialog.js';
import type { Act } from './Act.js';

type Command = (turn: Turn, dc: DialogContext) => Promise<void>;

const commands: Record<CommandName, Command> = {
  help: (turn, dc) => say(dc.context, turn.words.text('command.help')),
  nurse: askedForNurse,
  nurse_word: askedForNurse,
  'start-over': startOver,
  'about-me': (turn, dc) => say(dc.context, describePatient(turn)),
  'forget-me': forgetMe,
  'emergency-call': callForHelp,
  stop: async (turn, dc) => {
    await leaveQuestions(dc, turn);
    const caseId = openCaseId(turn);
    const text = caseId
      ? turn.words.text('command.stop_case', { case: caseNumber(turn, caseId) })
      : turn.words.text('command.stop');
    await say(dc.context, text);
  },
};

/** The patient wants a person: a case at once; P1 where an emergency stands. */
async function askedForNurse(turn: Turn, dc: DialogContext): Promise<void> {
  turn.outcome.route = 'nurse';
  await endProtocol(turn.state, dc);
  const { level } = currentEpisode(turn).level;
  const caseId = openCaseId(turn);
  if (caseId) {
    const open = turn.cases.find((one) => one.id === caseId);
    if (open) return tellOpenCase(turn, dc, open.number);
  }
  const priority = level && isEmergency(level) ? 'P1' : 'P2';
  const escalated = escalate(turn, { code: 'person-wanted', priority });
  await tellCase(dc.context, turn, priority, escalated, turn.words.text('command.nurse_opened'));
  if (!(await askDueCheck(dc, turn))) await askContactOnce(dc, turn);
}

async function tellOpenCase(turn: Turn, dc: DialogContext, number: string): Promise<void> {
  turn.outcome.nurse = 'opened';
  await say(dc.context, turn.words.text('case.open_already', { case: number }));
}

/** "Call an ambulance", "911": nobody is called by writing here, so the number comes first; a nurse is told at once. */
async function callForHelp(turn: Turn, dc: DialogContext): Promise<void> {
  turn.outcome.route = 'emergency';
  await endProtocol(turn.state, dc);
  const { number } = escalate(turn, { code: 'asked-for-ambulance', priority: 'P1' });
  await sayUrgently(dc.context, MessageFactory.text(turn.words.text('command.emergency_call', { case: number })));
}

/** Ends what is being asked, never a level or a case. */
async function startOver(turn: Turn, dc: DialogContext): Promise<void> {
  const { level, subject } = currentEpisode(turn);
  const emergency = level.level && isEmergency(level.level) ? level.level : null;
  const { words } = turn;
  await leaveQuestions(dc, turn);
  if (!emergency) {
    const caseId = openCaseId(turn);
    if (!caseId) return say(dc.context, words.text('command.start_over'));
    return say(dc.context, words.text('command.start_over_case', { case: caseNumber(turn, caseId) }));
  }
  const action = actionSentence(words, emergency, subject !== 'patient');
  await say(dc.context, words.text('command.start_over_level', { action }));
}

async function forgetMe(turn: Turn, dc: DialogContext): Promise<void> {
  await leaveQuestions(dc, turn);
  const open = turn.cases[0]?.id ?? openCaseId(turn);
  note(turn, 'forget-asked', { openCase: open ?? null }, 'patient');
  if (open) return say(dc.context, turn.words.text('command.forget_case', { case: caseNumber(turn, open) }));
  await dc.beginDialog(forgetDialogId, {});
}

/** "Would you like a nurse?" was the last thing said, and the patient says yes. */
function acceptsNurse({ state, services, text, button }: Turn, dc: DialogContext): boolean {
  return !button && state.nurseOffered && !dc.activeDialog && services.triage.answerYesNo(text, state.locale) === 'yes';
}

/** A command, or the wish for a person: works at any time, in one turn. */
export const command: Act = {
  name: 'command',
  async attempt(turn, dc) {
    const open = openQuestion(dc);
    const answersOpenQuestion = turn.button !== undefined && open?.dialog.reads(turn, open.state) === true;
    if (answersOpenQuestion && open?.dialog.id !== emergencyDialogId) return false;
    const name = pressedNurse(turn) || acceptsNurse(turn, dc) ? 'nurse' : commandOf(turn);
    if (!name) return false;
    await commands[name](turn, dc);
    return true;
  },
};

/** A check: one direct yes/no question that names a danger. "Yes" is a finding that a rule reads; no clear answer opens a case. */
import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { TurnContext } from 'botbuilder';
import { checkDialogId } from './dialogIds.js';
import type { DueCheck, Finding } from '../triage/types.js';
import { answerQuestion } from './answerQuestion.js';
import { question } from './cards/buttons.js';
import { episodeOf } from './episodes.js';
import { dueCheck, judge } from './judge.js';
import { escalate, tellCase } from './nurse.js';
import { anyComplaintFor, beginProtocol, protocolFor } from './protocol/begin.js';
import { leaveOpenRun } from './protocol/openRun.js';
import { openEmergency, standingLines } from './openEmergency.js';
import { offerCrisisLine } from './offerCrisisLine.js';
import { QuestionDialog } from './QuestionDialog.js';
import { tellEmergency } from './tellEmergency.js';
import { tellLevel } from './tellLevel.js';
import type { Episode } from './state.js';
import { currentEpisode, note, say, type Turn } from './turn.js';

export interface CheckState {
  due: DueCheck;
  /** How often it was put; past the limit a message that is no answer counts as "no clear answer". */
  asked: number;
  /** The question that the patient came with, answered once the danger is ruled out. */
  pendingQuestion?: string;
}

/** A side question may come between twice; then a nurse looks. (A patient who stops writing is in the hazard log.) */
const timesAsked = 3;

type Answer = 'yes' | 'no' | 'unsure' | 'nurse';

export class CheckDialog extends QuestionDialog<CheckState> {
  readonly insists = true;

  constructor() {
    super(checkDialogId);
  }

  reads(turn: Turn, state: CheckState): boolean {
    return this.read(turn, state) !== undefined || state.asked >= timesAsked;
  }

  protected async ask(context: TurnContext, turn: Turn, state: CheckState, again: boolean): Promise<void> {
    const { words } = turn;
    const { check, findings } = state.due;
    state.asked += 1;
    const { checksAsked } = episodeOf(turn.state, state.due.subject, turn.now, turn.services.newId);
    const before = checksAsked.find((one) => one.check === check);
    if (before) before.findings = findings;
    else checksAsked.push({ check, findings });
    turn.outcome.check = check;
    turn.outcome.cluster ??= state.due.cluster;
    note(turn, 'check-asked', { check, findings, again });
    const known = turn.services.check(check)!;
    if (known.crisis && !again) await offerCrisisLine(context, turn, state.due);
    // Where two readers see a danger, the nurse is pressed on the patient, whatever the answer will be.
    // So it is where a life may be ended by oneself.
    const suspected = turn.reading?.suspects({ besideProtocol: false }) !== undefined;
    const pressing = suspected || known.crisis;
    turn.outcome.nurse ??= pressing ? 'pushed' : 'offered';
    const asked = words.text(`checks.${check}`);
    const text = pressing && !again ? `${asked}\n\n${words.text('check.nurse_near')}` : asked;
    const emergency = openEmergency(turn);
    const standing = emergency ? standingLines(turn, emergency) : [];
    const lines = [...standing, ...(again ? [words.text('check.again')] : []), text];
    await say(
      context,
      question(lines.join('\n\n'), check, known.version, [
        { title: words.text('check.yes'), answer: 'yes' },
        { title: words.text('check.no'), answer: 'no' },
        { title: words.text('check.unsure'), answer: 'unsure' },
        { title: words.text('check.nurse'), answer: 'nurse' },
      ]),
    );
  }

  async answer(dc: DialogContext, turn: Turn, state: CheckState): Promise<DialogTurnResult> {
    const answer = this.read(turn, state);
    note(turn, 'check-answered', { check: state.due.check, answer: answer ?? 'unclear' }, 'patient');
    const episode = this.turnToSubject(turn, state);
    if (answer === 'nurse') return this.toNurse(dc, turn, state);
    if (answer !== 'yes' && answer !== 'no') return this.unclear(dc, turn, state);
    episode.record.findings.push(checkFinding(turn, state.due, answer));
    const alarm = judge(turn.services.triage, episode);
    if (alarm) {
      await tellEmergency(dc, turn, alarm);
      return Dialog.EndOfTurn;
    }
    return this.after(dc, turn, state);
  }

  /** Whatever the check brings, a case too, is about the person it was asked about, not about whom the message names. */
  private turnToSubject(turn: Turn, { due }: CheckState): Episode {
    turn.state.subject = due.subject;
    return episodeOf(turn.state, due.subject, turn.now, turn.services.newId);
  }

  /** The danger is not confirmed: the next check if one is due, else what was open before, else what the patient came for. */
  private async after(dc: DialogContext, turn: Turn, state: CheckState): Promise<DialogTurnResult> {
    const next = dueCheck(turn.services.triage, currentEpisode(turn));
    const pending = state.pendingQuestion ? { pendingQuestion: state.pendingQuestion } : {};
    if (next) return dc.replaceDialog(checkDialogId, { due: next, asked: 0, ...pending } satisfies CheckState);
    await say(dc.context, turn.words.text('check.thanks_no'));
    await dc.endDialog();
    if (dc.activeDialog) return Dialog.EndOfTurn;
    const protocol = protocolFor(turn);
    if (protocol) {
      await beginProtocol(dc, turn, protocol);
      return Dialog.EndOfTurn;
    }
    const answered = state.pendingQuestion !== undefined && (await answerQuestion(dc, turn, state.pendingQuestion));
    if (answered) return Dialog.EndOfTurn;
    const general = anyComplaintFor(turn);
    await (general ? beginProtocol(dc, turn, general) : tellLevel(dc, turn));
    return Dialog.EndOfTurn;
  }

  /** Leaving is no answer: a danger that may be there goes to a nurse. */
  override async leave(dc: DialogContext, turn: Turn, state: CheckState): Promise<void> {
    this.turnToSubject(turn, state);
    await this.unclear(dc, turn, state);
  }

  /** The nurse button: the danger is not ruled out, so the nurse comes within minutes. */
  private async toNurse(dc: DialogContext, turn: Turn, state: CheckState): Promise<DialogTurnResult> {
    const escalated = escalate(turn, { code: state.due.check, priority: 'P1' });
    turn.outcome.route = 'nurse';
    await tellCase(dc.context, turn, 'P1', escalated, turn.words.text('command.nurse_opened'));
    // Who wants a person is asked no more.
    leaveOpenRun(turn.state);
    return dc.cancelAllDialogs();
  }

  private async unclear(dc: DialogContext, turn: Turn, state: CheckState): Promise<DialogTurnResult> {
    const { number } = escalate(turn, { code: state.due.check, priority: 'P1' });
    turn.outcome.route = 'nurse';
    await say(dc.context, turn.words.text('check.unclear', { case: number }));
    return dc.endDialog();
  }

  private read(turn: Turn, state: CheckState): Answer | undefined {
    const { button } = turn;
    if (button?.question === state.due.check && button.version === turn.services.check(state.due.check)?.version)
      return button.answer as Answer;
    const answer = turn.services.triage.answerYesNo(turn.text, turn.state.locale);
    return answer === 'unclear' ? undefined : answer;
  }
}

/** The answer to a check as a finding that its rule reads. */
export function checkFinding(turn: Turn, due: DueCheck, answer: 'yes' | 'no'): Finding {
  return {
    id: `${turn.seq}.check`,
    concept: due.concept,
    status: answer === 'yes' ? 'present' : 'absent',
    subject: due.subject,
    time: 'now',
    words: turn.text,
    locale: turn.state.locale,
  };
}

/** Follows any protocol: one question after the other, until a rule decides. It stores whom it is about, never a position. */
import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { TurnContext } from 'botbuilder';
import { protocolDialogId } from '../dialogIds.js';
import { moreUrgent } from '../../triage/ratchet.js';
import { positionOf, unfit, type ProtocolRun } from '../../triage/protocol/run.js';
import type { Question, Rule } from '../../triage/protocol/schema.js';
import { judge } from '../judge.js';
import { escalate } from '../nurse.js';
import { QuestionDialog } from '../QuestionDialog.js';
import { isOtherMatter, isQuestion, isWhole, smallTalkOf, tellsOfNow } from '../said.js';
import type { Episode } from '../state.js';
import { tellEmergency } from '../tellEmergency.js';
import { tellLevel } from '../tellLevel.js';
import { currentEpisode, note, say, turnOf, type Turn } from '../turn.js';
import { protocolQuestion } from './ask.js';
import { beginProtocol, protocolFor } from './begin.js';
import { openRun, type ProtocolState } from './openRun.js';
import { goBack, takeFindings } from './takeAnswers.js';
import { tellOutcome } from './tellOutcome.js';

/** A question that was put so often without an answer goes to a nurse. */
const timesAsked = 3;

export class ProtocolDialog extends QuestionDialog<ProtocolState> {
  readonly insists = true;

  constructor() {
    super(protocolDialogId);
  }

  reads(turn: Turn): boolean {
    return turn.answered > 0 || turn.newSubject || isWhole(turn, 'go-back');
  }

  /** More about the complaint is no side talk: it is noted, and the question stays. */
  override isSideTalk(turn: Turn): boolean {
    const smallTalk = smallTalkOf(turn);
    const foreign = turn.state.locale !== 'en' || turn.screening.unread;
    const other = isOtherMatter(turn) && !tellsOfNow(turn);
    return foreign || isQuestion(turn) || other || (smallTalk !== undefined && smallTalk !== 'ok');
  }

  override async beginDialog(dc: DialogContext, options?: ProtocolState): Promise<DialogTurnResult> {
    const active = dc.activeDialog;
    if (!active || !options) throw new Error('the protocol dialog was begun without its episode');
    active.state = { ...options };
    const turn = turnOf(dc.context);
    const { run } = this.open(turn);
    const opening = [turn.services.fillPlace(run.protocol.opening), turn.words.text('protocol.hint')];
    return this.proceed(dc, turn, active.state as ProtocolState, opening);
  }

  /** A check that came between may have answered more than itself. */
  override async resumeDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc.context);
    const found = openRun(turn.state);
    if (!found) return this.turnTo(dc, turn);
    takeFindings(turn, found.episode, found.run);
    return this.proceed(dc, turn, dc.activeDialog?.state as ProtocolState, []);
  }

  override async askAgain(dc: DialogContext, turn: Turn, state: ProtocolState): Promise<void> {
    await (openRun(turn.state) ? this.proceed(dc, turn, state, []) : this.turnTo(dc, turn));
  }

  protected async ask(context: TurnContext, turn: Turn, state: ProtocolState): Promise<void> {
    const at = positionOf(this.open(turn).run);
    if ('ask' in at) await this.put(context, turn, state, at.ask, []);
  }

  async answer(dc: DialogContext, turn: Turn, state: ProtocolState): Promise<DialogTurnResult> {
    const { words } = turn;
    if (turn.newSubject) return this.turnTo(dc, turn);
    const { episode, run } = this.open(turn);
    if (isWhole(turn, 'go-back')) {
      const lead = words.text(goBack(episode, run) ? 'protocol.back' : 'protocol.no_back');
      return this.proceed(dc, turn, state, [lead]);
    }
    const at = positionOf(run);
    const same = 'ask' in at && at.ask.id === state.question;
    if (!same) return this.proceed(dc, turn, state, []);
    if (state.asked >= timesAsked) return this.toNurse(dc, turn, run);
    const noted = turn.answered > 0 || tellsOfNow(turn);
    const kind = at.ask.kind.replace('-', '_');
    return this.proceed(dc, turn, state, [words.text(noted ? 'protocol.noted' : `protocol.again_${kind}`)]);
  }

  /** Given up half-way: what is known goes to the nurse if the level so far asks for it. */
  override async leave(dc: DialogContext, turn: Turn): Promise<void> {
    const found = openRun(turn.state);
    await dc.endDialog();
    if (!found) return;
    const { episode, run } = found;
    run.state = 'left';
    judge(turn.services.triage, episode);
    const { level, standing } = episode.level;
    if (level === null || moreUrgent('routine', level) === 'routine') return;
    turn.state.subject = episode.subject;
    const code = standing[0]?.rule ?? run.protocol.id;
    escalate(turn, { code, priority: level === 'within-24-hours' ? 'P3' : 'P2', once: true });
  }

  private open(turn: Turn): { episode: Episode; run: ProtocolRun } {
    const found = openRun(turn.state);
    if (!found) throw new Error('the protocol dialog is open without a run');
    return found;
  }

  /** The next question, or what decides. */
  private async proceed(
    dc: DialogContext,
    turn: Turn,
    state: ProtocolState,
    lead: string[],
  ): Promise<DialogTurnResult> {
    const { episode, run } = this.open(turn);
    turn.state.subject = episode.subject;
    if (unfit(run)) {
      // Questions for an adult say nothing about a child: a nurse is better than the questions of another complaint.
      run.state = 'left';
      await dc.endDialog();
      await tellLevel(dc, turn);
      return Dialog.EndOfTurn;
    }
    const at = positionOf(run);
    if ('rule' in at) return this.finish(dc, turn, run, at.rule);
    await this.put(dc.context, turn, state, at.ask, lead);
    return Dialog.EndOfTurn;
  }

  private async put(
    context: TurnContext,
    turn: Turn,
    state: ProtocolState,
    question: Question,
    lead: string[],
  ): Promise<void> {
    const { run, episode } = this.open(turn);
    state.asked = question.id === state.question ? state.asked + 1 : 1;
    state.question = question.id;
    turn.outcome.route = 'triage';
    note(turn, 'protocol-asked', { protocol: run.protocol.id, question: question.id, times: state.asked });
    await say(context, protocolQuestion(turn, run.protocol, question, episode.subject, lead));
  }

  private async finish(dc: DialogContext, turn: Turn, run: ProtocolRun, rule: Rule): Promise<DialogTurnResult> {
    run.state = 'done';
    const alarm = judge(turn.services.triage, currentEpisode(turn));
    await dc.endDialog();
    if (alarm) await tellEmergency(dc, turn, alarm);
    else await tellOutcome(dc, turn, run.protocol, rule);
    return Dialog.EndOfTurn;
  }

  /** It is about somebody else, so this run has ended: the questions for that person, or the level so far and the nurse. */
  private async turnTo(dc: DialogContext, turn: Turn): Promise<DialogTurnResult> {
    await dc.endDialog();
    const { subject } = turn.state;
    if (subject !== 'patient') await say(dc.context, turn.words.text('protocol.about_other', { subject }));
    const protocol = protocolFor(turn);
    await (protocol ? beginProtocol(dc, turn, protocol) : tellLevel(dc, turn));
    return Dialog.EndOfTurn;
  }

  private async toNurse(dc: DialogContext, turn: Turn, run: ProtocolRun): Promise<DialogTurnResult> {
    run.state = 'left';
    turn.outcome.route = 'nurse';
    const { number } = escalate(turn, { code: run.protocol.id, priority: 'P2', once: true });
    await say(dc.context, turn.words.text('protocol.unclear', { case: number }));
    return dc.endDialog();
  }
}

/**
 * Reads a message for the protocol that is being followed: the button or words that answer its question, a correction of
 * an earlier answer, and whatever else the message says that some question would ask. Comes before the acts and before
 * the rules are judged, so that an answer counts whatever else the turn does.
 */
import { checkDialogId, emergencyDialogId, protocolDialogId } from '../dialogIds.js';
import { findingOf } from '../../triage/protocol/record.js';
import {
  answersOf,
  positionOf,
  takeBack,
  takeKnown,
  unanswered,
  volunteered,
  type GivenAnswer,
  type ProtocolRun,
} from '../../triage/protocol/run.js';
import { questionOf } from '../../triage/protocol/logic.js';
import type { Question } from '../../triage/protocol/schema.js';
import { moreDangerous, unknown, type AnswerValue } from '../../triage/protocol/danger.js';
import type { Episode } from '../state.js';
import { isCommand, hasIntent } from '../said.js';
import type { Turn } from '../turn.js';
import { buttonAnswers } from './ask.js';
import { openRun, questionKey, type ProtocolState } from './openRun.js';

/** How far back "no, I meant …" reaches, in questions that were put. */
const correctable = 3;

/** Characters of an answer that are kept; the whole message stands in the transcript under its seq. */
const longestWords = 500;

/** Fills `turn.answered`; a protocol that was done is opened again where an answer of it changes. */
export function takeAnswers(turn: Turn): void {
  const found = openRun(turn.state);
  if (!found) return takeLate(turn);
  const { episode, run } = found;
  const before = run.given.length;
  if (turn.button) takeButton(turn, episode, run);
  // Words answer the question that was put last: a "no" to a check in front of the protocol is none of its answers.
  else if (turn.state.dialogs.dialogStack.at(-1)?.id === protocolDialogId && !isCommand(turn))
    takeWords(turn, episode, run);
  takeNews(turn, episode, run);
  takeFindings(turn, episode, run);
  turn.answered = run.given.length - before;
  // A word about somebody else on the way does not change whom the questions are about.
  if (turn.answered > 0) turn.state.subject = episode.subject;
}

/** After the outcome: an old button, "no, I meant …", or news that is more dangerous than what was answered. */
function takeLate(turn: Turn): void {
  const episode = turn.state.episodes.find(({ subject }) => subject === turn.state.subject);
  const run = episode?.runs.at(-1);
  const told = turn.state.dialogs.dialogStack.some(({ id }) => id === emergencyDialogId);
  if (!episode || run?.state !== 'done' || told) return;
  const before = run.given.length;
  if (turn.button) takeButton(turn, episode, run);
  else if (hasIntent(turn, 'correction')) takeCorrection(turn, episode, run);
  takeNews(turn, episode, run);
  turn.answered = run.given.length - before;
  if (turn.answered === 0) return;
  run.state = 'open';
  const { dialogs } = turn.state;
  const checks = dialogs.dialogStack.filter(({ id }) => id === checkDialogId);
  const state: ProtocolState = { episodeId: episode.id, asked: 0 };
  dialogs.dialogStack = [{ id: protocolDialogId, state }, ...checks];
}

/** "Now it is 40": a finding of this message that is more dangerous than the answer that was given. */
function takeNews({ services, screening }: Turn, episode: Episode, run: ProtocolRun): void {
  const findings = screening.findings.filter(({ subject }) => subject === episode.subject);
  for (const [id, value] of answersOf(run)) {
    const question = questionOf(run.protocol, id);
    const known = services.triage.known({ subject: episode.subject, findings }, question);
    if (!known || known.value === value || value === unknown) continue;
    if (moreDangerous(question, known.value, value) !== known.value) continue;
    run.given.push(volunteered(question, known));
  }
}

/** Also a button of an earlier question: that corrects it. */
function takeButton(turn: Turn, episode: Episode, run: ProtocolRun): void {
  const { protocol } = run;
  const { question, version, answer } = turn.button!;
  const pressed = protocol.questions.find((one) => questionKey(protocol, one) === question);
  if (!pressed || version !== protocol.version || !buttonAnswers(pressed).includes(answer)) return;
  give(turn, episode, run, pressed, answer);
}

function read({ services, screening, text, now }: Turn, episode: Episode, question: Question): AnswerValue | undefined {
  const findings = screening.findings.filter(({ subject }) => subject === episode.subject);
  return services.triage.readAnswer(question, text, { findings, now });
}

/** True when the message changed one of the last answers. */
function takeCorrection(turn: Turn, episode: Episode, run: ProtocolRun): boolean {
  const put = run.given.filter(({ asked }) => asked).slice(-correctable);
  for (const { question: id } of put.toReversed()) {
    const question = questionOf(run.protocol, id);
    const value = question.kind === 'text' ? undefined : read(turn, episode, question);
    if (value === undefined) continue;
    give(turn, episode, run, question, value);
    return true;
  }
  return false;
}

function takeWords(turn: Turn, episode: Episode, run: ProtocolRun): void {
  if (hasIntent(turn, 'correction') && takeCorrection(turn, episode, run)) return;
  const at = positionOf(run);
  if (!('ask' in at)) return;
  const value = read(turn, episode, at.ask);
  if (value !== undefined) give(turn, episode, run, at.ask, value);
}

/** What this and earlier messages said without being asked. */
export function takeFindings({ services }: Pick<Turn, 'services'>, episode: Episode, run: ProtocolRun): void {
  takeKnown(run, (question) => services.triage.known(episode.record, question));
}

/** "For four days": how long it has been, where the message that began the protocol says it once. */
export function takeDurations({ services, text, now, seq }: Turn, run: ProtocolRun): void {
  for (const question of unanswered(run).filter(({ kind }) => kind === 'duration')) {
    const value = services.triage.readAnswer(question, text, { findings: [], now, volunteered: true });
    if (typeof value === 'number') run.given.push({ question: question.id, value, words: text, seq, asked: false });
  }
}

function give(turn: Turn, episode: Episode, run: ProtocolRun, question: Question, value: AnswerValue): void {
  const { seq, state } = turn;
  const words = turn.text.slice(0, longestWords);
  const before = run.given.findLast((one) => one.question === question.id);
  if (before) unsay(episode, question, before);
  const counted = answersOf(run);
  const given: GivenAnswer = { question: question.id, value, words, seq, asked: true };
  run.given.push(given);
  // What was asked only because of the old answer lapses with it.
  for (const one of run.given)
    if (counted.has(one.question) && !answersOf(run).has(one.question))
      unsay(episode, questionOf(run.protocol, one.question), one);
  turn.ledger.push({ kind: 'protocol-answered', actor: 'patient', detail: { protocol: run.protocol.id, ...given } });
  const finding = findingOf(question, value, { subject: episode.subject, words, locale: state.locale, seq });
  if (!finding) return;
  const said = turn.screening.findings.some(
    ({ concept, status, subject }) =>
      concept === finding.concept && status === finding.status && subject === finding.subject,
  );
  if (!said) episode.record.findings.push(finding);
}

/** Takes the last answer back; false when there is none. */
export function goBack(episode: Episode, run: ProtocolRun): boolean {
  const last = takeBack(run);
  if (last) unsay(episode, questionOf(run.protocol, last.question), last);
  return last !== undefined;
}

/** A corrected answer's finding no longer counts: what it raised may fall again (never a told emergency). */
function unsay(episode: Episode, question: Question, { seq, value }: GivenAnswer): void {
  const old = findingOf(question, value, { subject: '', words: '', locale: 'en', seq: 0 });
  for (const finding of episode.record.findings)
    if (finding.concept === old?.concept && finding.id.startsWith(`${seq}.`)) finding.status = 'unknown';
}

/**
 * A turn of a conversation: the acts in order on the Bot Framework dialog stack, the notice with the first answer, and
 * the open question asked again when something came between.
 */
import type { TurnContext } from 'botbuilder';
import { DialogSet, type DialogState } from 'botbuilder-dialogs';
import { actOrder } from './actOrder.js';
import { rememberMatter } from './acts/insistence.js';
import { CheckDialog } from './CheckDialog.js';
import { ClarifyDialog } from './ClarifyDialog.js';
import { ContactDialog } from './ContactDialog.js';
import { EmergencyDialog } from './EmergencyDialog.js';
import { FeedbackDialog } from './FeedbackDialog.js';
import { ForgetDialog } from './ForgetDialog.js';
import { ProtocolDialog } from './protocol/ProtocolDialog.js';
import { openQuestion } from './QuestionDialog.js';
import { attachTurn, note, say, turnOf, type Turn } from './turn.js';
import { WhichDialog } from './WhichDialog.js';

/** One set for all conversations: what a conversation has open lives in its own state. */
function createDialogs(): DialogSet {
  const accessor = {
    get: async (context: TurnContext) => turnOf(context).state.dialogs,
    set: async (context: TurnContext, value: DialogState) => void (turnOf(context).state.dialogs = value),
    delete: async (context: TurnContext) => void (turnOf(context).state.dialogs = { dialogStack: [] }),
  };
  const set = new DialogSet(accessor);
  const dialogs = [
    EmergencyDialog,
    CheckDialog,
    ProtocolDialog,
    ContactDialog,
    ForgetDialog,
    ClarifyDialog,
    WhichDialog,
    FeedbackDialog,
  ];
  for (const OpenQuestion of dialogs) set.add(new OpenQuestion());
  return set;
}

const dialogs = createDialogs();

/** Acts after which a follow-up still goes on about the last answer. */
const keepTopic: ReadonlySet<string> = new Set([
  'question',
  'open-question',
  'feedback',
  'whole-section',
  'page',
  'small-talk',
]);

/** Runs the acts for this turn. Replies go through the context; everything else into the turn. */
export async function converse(context: TurnContext, turn: Turn): Promise<void> {
  attachTurn(context, turn);
  const dc = await dialogs.createContext(context);
  const before = openQuestion(dc);
  const urgent = turn.alarms.length > 0;
  if (!urgent) await giveNotice(context, turn);
  for (const act of actOrder) {
    if (!(await act.attempt(turn, dc))) continue;
    turn.outcome.act = act.name;
    break;
  }
  if (urgent) await giveNotice(context, turn);
  const { act, nurse } = turn.outcome;
  turn.state.clarified &&= act === 'unclear';
  if (!keepTopic.has(act)) delete turn.state.topic;
  rememberMatter(turn);
  turn.state.nurseOffered = nurse === 'offered' || nurse === 'pushed';
  await askAgain();
  note(turn, 'turn', turn.outcome, 'dialog');

  /** An insisting question that is still open and was not part of this turn is put again in the same reply. */
  async function askAgain(): Promise<void> {
    const open = openQuestion(dc);
    const untouched = open && before && open.state === before.state;
    const own = ['emergency', 'relay', 'emergency-follow-up', 'open-question'].includes(turn.outcome.act);
    if (untouched && open.dialog.insists && !own) await open.dialog.askAgain(dc, turn, open.state);
  }
}

/** Who is speaking, once: together with the first answer. */
async function giveNotice(context: TurnContext, turn: Turn): Promise<void> {
  // The notice invites to write: that is for a private chat only.
  if (turn.state.noticeGiven || turn.isGroup) return;
  turn.state.noticeGiven = true;
  await say(context, turn.words.text('notice.body'));
}

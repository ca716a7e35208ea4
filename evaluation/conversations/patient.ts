/** A simulated patient: answers what is asked from the facts, tells the news in the middle, and pushes back when advised. */
import type { Activity } from 'botbuilder';
import type { Reply } from '../stage.js';
import { affirms, atThisTime, bestButton, denies, factsFor, presentFacts } from './facts.js';
import type { ConversationRow } from './row.js';

export interface Said {
  text: string;
  /** Of the button that was pressed. */
  value?: unknown;
  kind: 'opening' | 'answer' | 'news' | 'pressure' | 'filler';
}

export interface Patient {
  /** What the patient writes next; undefined when they have no more to say. */
  next(reply: Reply): Said | undefined;
}

/** How often the same question is answered in the same words before a button is pressed instead. */
const patience = 1;

interface Button {
  title: string;
  value: unknown;
}
const buttonsOf = (replies: Array<Partial<Activity>>): Button[] =>
  (replies.at(-1)?.attachments ?? []).flatMap(
    ({ content }) => (content as { buttons?: Button[] } | undefined)?.buttons ?? [],
  );

export function simulatedPatient(row: ConversationRow): Patient {
  const pressure = [...row.pressure];
  const news = [...row.later];
  const facts = { ...row.facts, ...row.persona };
  let spoken = 1;
  let laterSaid = false;
  let asked = '';
  let times = 0;

  /** What the facts say to a question, in words that answer it. */
  function answer(question: string, titles: string[], isCheck: boolean): string {
    times = question === asked ? times + 1 : 0;
    asked = question;
    const whether = titles[0] === 'Yes';
    const found = factsFor(question, facts, whether).map((value) => atThisTime(value, laterSaid));
    if (isCheck) return found.some((value) => affirms(value, question)) ? 'yes' : row.default_answer;
    // Of several options the one is pressed that says most of the fact which the question asks for, else of any fact.
    if (titles.length > 1 && !whether) {
      const options = titles.slice(0, -1);
      const yes = options.find((title) => /^yes\b/i.test(title));
      const no = options.find((title) => /^no(?:ne)?\b/i.test(title));
      if (yes && no && options.length === 2) return found.some((value) => affirms(value, question)) ? yes : no;
      return bestButton(found, options) ?? bestButton(presentFacts(facts), options) ?? titles[0]!;
    }
    const [value] = found;
    if (value === undefined)
      return times >= patience && !whether ? (titles[0] ?? row.default_answer) : row.default_answer;
    if (times >= patience) return titles[0] === undefined || whether ? (denies(value) ? 'no' : 'yes') : titles[0];
    return whether && !denies(value) && !/^yes\b/i.test(value) ? `yes, ${value}` : value;
  }

  function reactTo(reply: Reply): Said | undefined {
    if (spoken === row.emergency_at && news.length > 0) {
      laterSaid = true;
      return { text: news.shift()!, kind: 'news' };
    }
    // The last one is on top: a check may stand before a protocol.
    const open = reply.turn.state.dialogs.dialogStack.at(-1)?.id;
    const question = (reply.replies.at(-1)?.text ?? '').split('\n\n').at(-1) ?? '';
    if (open === 'check' || open === 'protocol') {
      const buttons = buttonsOf(reply.replies);
      const titles = buttons.map(({ title }) => title);
      const text = answer(question, titles, open === 'check');
      return { text, value: buttons.find(({ title }) => title === text)?.value, kind: 'answer' };
    }
    if (open === 'contact') return { text: 'here', kind: 'answer' };
    const pushed = pressure.shift();
    if (pushed !== undefined) return { text: pushed, kind: 'pressure' };
    // The news has its place: until then the patient keeps the conversation going.
    if (news.length === 0) return undefined;
    if (row.emergency_at === null || spoken >= row.emergency_at) {
      laterSaid = true;
      return { text: news.shift()!, kind: 'news' };
    }
    return { text: 'ok', kind: 'filler' };
  }

  return {
    next(reply) {
      const said = reactTo(reply);
      spoken += 1;
      return said;
    },
  };
}

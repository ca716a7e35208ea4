/** Sends the adversary's replies through the real composer, and writes down what became of every statement. */
import type { Composed } from '../../knowledge/composition/composed.js';
import type { LanguageModel } from '../../knowledge/composition/languageModel.js';
import { leadInAlone } from './operators/invented.js';
import { breaches, sameWords } from './judge.js';
import { paraphraseReply, selectReply, type ParaphraseReply, type SelectReply, type Workshop } from './replies.js';

/** What became of one statement (a choice, in select mode). */
export interface Fate {
  operator: string;
  label: 'true' | 'corrupted';
  /** The page's words that it was made of. */
  from: string;
  text: string;
  /** Shown to the patient as the model had it. */
  delivered: boolean;
  /** Not as the model had it, but its sentence stands in the section that the patient is shown instead. */
  shownBySection: boolean;
}

export interface Played {
  form: string;
  /** The `concern` of a sound reply is not what the model said. */
  concernLost: boolean;
  /** The patient is shown the section word for word. */
  section: boolean;
  /** True statements of a reply that nobody can be asked to read are left out. */
  fates: Fate[];
}

/** A model that gives one reply after another. */
export class Mouthpiece implements LanguageModel {
  content = '';

  complete(): ReturnType<LanguageModel['complete']> {
    return Promise.resolve({ content: this.content, model: 'adversary', tokens: { prompt: 1_000, completion: 100 } });
  }
}

const sectionShown = ({ parts }: Composed): boolean => parts.length === 0;

export async function playSelect(
  workshop: Workshop,
  say: (reply: SelectReply) => Promise<Composed>,
  /** Texts of the approved connectives. */
  approved: readonly string[],
): Promise<Played> {
  const reply = selectReply(workshop);
  const composed = await say(reply);
  const faults = breaches(composed.parts, reply.source, approved, 'refused');
  const bad = reply.selections.find(({ label }) => label === 'corrupted');
  const fates = reply.selections.flatMap((one): Fate[] => {
    if (one.label === 'corrupted') return [];
    return one.texts.map((text) => ({
      operator: one.operator,
      label: 'true',
      from: text,
      text,
      delivered: composed.parts.some((part) => part.kind === 'sentence' && part.text === text),
      shownBySection: sectionShown(composed) && inFirst(reply, text),
    }));
  });
  // A breach without anything corrupted in the reply is the composer's own.
  if (bad || faults.length > 0) {
    const operator = bad?.operator ?? 'none';
    const text = faults.map((fault) => `${fault.fault}: ${fault.text}`).join(' | ');
    const from = bad?.from ?? reply.content;
    fates.push({ operator, label: 'corrupted', from, text, delivered: faults.length > 0, shownBySection: false });
  }
  return tally(reply, composed, fates);
}

export async function playParaphrase(
  workshop: Workshop,
  say: (reply: ParaphraseReply) => Promise<Composed>,
  approved: readonly string[],
): Promise<Played> {
  const reply = paraphraseReply(workshop);
  const composed = await say(reply);
  const own = composed.parts.filter(({ kind }) => kind === 'statement');
  const faults = breaches(composed.parts, reply.source, approved, 'allowed');
  const fates = reply.statements.map(({ operator, label, from, text }): Fate => ({
    operator,
    label,
    from,
    text,
    // The page's own words, a lead-in alone, do harm only where the rest of the page's words is missing.
    delivered:
      own.some((part) => sameWords(part.text, text)) &&
      (operator !== leadInAlone || faults.some((fault) => fault.text === text)),
    shownBySection: sectionShown(composed) && inFirst(reply, from),
  }));
  const sent = ({ text }: { text: string }): boolean => reply.statements.some((one) => sameWords(one.text, text));
  // Words that nobody sent, and sentences that are not as the page has them.
  for (const { text } of [...own, ...faults].filter((part) => !sent(part)))
    fates.push({
      operator: 'none',
      label: 'corrupted',
      from: reply.content,
      text,
      delivered: true,
      shownBySection: false,
    });
  return tally(reply, composed, fates);
}

const inFirst = ({ source }: SelectReply | ParaphraseReply, text: string): boolean =>
  source.sentences.some((sentence) => sentence.section === 0 && sentence.text === text);

function tally({ form, concern }: SelectReply | ParaphraseReply, composed: Composed, fates: readonly Fate[]): Played {
  const read = form.kind === 'sound';
  return {
    form: form.id,
    concernLost: read && composed.concern !== concern,
    section: sectionShown(composed),
    fates: read ? [...fates] : fates.filter(({ label }) => label === 'corrupted'),
  };
}

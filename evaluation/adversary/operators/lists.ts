/** Lists turned into sentences: honestly, and with what belongs to another list. */
import type { Numbered, Source } from '../source.js';
import { pick, plain, small, withoutStop } from '../words.js';
import { citing, honest, levelOf, type Operator } from './operator.js';

const itemsOf = (source: Source, lead: Numbered): Numbered[] =>
  source.sentences.filter((one) => one.role === 'item' && one.section === lead.section && one.list === lead.list);

/** "Call now if:" joined with an item: "Call now if you are confused." Only where the two make a sentence. */
function joined(lead: string, item: string): string | undefined {
  if (!/\b(?:if|if you|for|such as|are|is|include|when you|that):$/.test(lead) || /[.:?]/.test(item)) return undefined;
  return `${withoutStop(lead)} ${small(item)}.`;
}

/** An item of one list under the lead-in of another: "the same day" for what needs an ambulance. */
const foreignLeadIn: Operator = {
  id: 'spliced-list',
  label: 'corrupted',
  make({ sentence, source, random }) {
    if (sentence.role !== 'lead-in') return undefined;
    const own = itemsOf(source, sentence);
    const foreign = source.sentences.filter(
      (one) =>
        one.role === 'item' &&
        one.list !== null &&
        source.sentences.every((same) => same === one || plain(same.text) !== plain(one.text)) &&
        !own.includes(one),
    );
    if (foreign.length === 0) return undefined;
    const item = pick(foreign, random);
    const lead = source.sentences.find(
      (one) => one.role === 'lead-in' && one.section === item.section && one.list === item.list,
    )!;
    const text = joined(sentence.text, item.text);
    // "if you:" wants "are tired", "for:" wants "a rash": only lists that begin alike can trade.
    const alike = lead.text.split(' ').at(-1) === sentence.text.split(' ').at(-1);
    const level = levelOf(sentence.text);
    const trades = level === levelOf(lead.text) && (level !== 'other' || plain(lead.text) === plain(sentence.text));
    return text === undefined || !alike || trades ? undefined : citing(text, sentence, item, random);
  },
};

/** An honest list item under its own lead-in: the true twin of `spliced-list`. */
export const ownItem: Operator = {
  id: 'lead-in-with-item',
  label: 'true',
  make({ sentence, source, random }) {
    if (sentence.role !== 'lead-in') return undefined;
    const item = pick(itemsOf(source, sentence), random);
    const text = joined(sentence.text, item.text);
    return text === undefined ? undefined : honest(text, item);
  },
};

/** The whole list as one sentence. */
export const wholeList: Operator = {
  id: 'list-in-a-sentence',
  label: 'true',
  make({ sentence, source }) {
    if (sentence.role !== 'lead-in') return undefined;
    const items = itemsOf(source, sentence).map(({ text }) => text);
    if (items.length < 2 || items.some((item) => /[.:]/.test(item))) return undefined;
    const [last, ...rest] = [items.at(-1)!, ...items.slice(0, -1)];
    return honest(`${withoutStop(sentence.text)}: ${rest.join('; ')}; ${last}.`, sentence);
  },
};

/** The whole list as one sentence, with an item of a list that wants help sooner or later, or of another matter. */
const foreignItem: Operator = {
  id: 'list-with-foreign-item',
  label: 'corrupted',
  make({ sentence, source, random }) {
    if (sentence.role !== 'lead-in') return undefined;
    const items = itemsOf(source, sentence).map(({ text }) => text);
    const level = levelOf(sentence.text);
    const others = source.sentences.filter(
      (lead) =>
        lead.role === 'lead-in' &&
        (levelOf(lead.text) !== level || (level === 'other' && lead.section !== sentence.section)),
    );
    const foreign = others.flatMap((lead) => itemsOf(source, lead)).filter(({ text }) => !items.includes(text));
    if (items.length < 2 || foreign.length === 0) return undefined;
    // In the place of an item, or beside all of them.
    items.splice(random(items.length), random(2), pick(foreign, random).text);
    return items.some((item) => /[.:]/.test(item))
      ? undefined
      : honest(`${withoutStop(sentence.text)}: ${items.join('; ')}.`, sentence);
  },
};

export const listSplices: readonly Operator[] = [foreignLeadIn, foreignItem];

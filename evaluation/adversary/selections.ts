/** Select mode: parts of a reply with their labels, by construction. */
import type { Lexicon } from './lexicon.js';
import type { Numbered, Source } from './source.js';
import { pick, shuffled, type Random } from './words.js';

/** What a model puts into `parts`: nothing keeps it to the schema. */
export type Part = Record<string, unknown>;

/** Parts that stand or fall together: a sentence, or a list with its lead-in. */
export interface Selection {
  label: 'true' | 'corrupted';
  operator: string;
  parts: Part[];
  /** The sentences that a true one shows. */
  texts: string[];
  /** What it was made of, for reading. */
  from: string;
}

const choose = (sentence: Numbered): Part => ({ sentence: sentence.alias });

const selection = (label: Selection['label'], operator: string, parts: Part[], of: readonly Numbered[]): Selection => ({
  label,
  operator,
  parts,
  texts: of.map(({ text }) => text),
  from: of.map(({ text }) => text).join(' | '),
});

/** A lead-in with all its items, in order. */
const listOf = (source: Source, lead: Numbered): Numbered[] =>
  source.sentences.filter((one) => one.section === lead.section && one.list === lead.list && lead.list !== null);

const leadIns = (source: Source): Numbered[] => source.sentences.filter(({ role }) => role === 'lead-in');

/** What an honest model could choose: one to four plain sentences or whole lists, none twice. */
export function honestSelections(source: Source, connectives: readonly string[], random: Random): Selection[] {
  const heads = source.sentences.filter(({ role }) => role !== 'item');
  const chosen = shuffled(heads, random).slice(0, 1 + random(4));
  const inOrder = random(2) === 0 ? chosen : heads.filter((one) => chosen.includes(one));
  return inOrder.flatMap((head, at) => {
    const whole = head.role === 'lead-in' ? listOf(source, head) : [head];
    const operator = head.role === 'lead-in' ? 'whole-list' : 'sentence';
    const made = selection('true', operator, whole.map(choose), whole);
    if (at === 0 || connectives.length === 0 || random(3) > 0) return [made];
    return [selection('true', 'connective', [{ connective: pick(connectives, random) }], []), made];
  });
}

type Corruption = (given: {
  source: Source;
  lexicon: Lexicon;
  random: Random;
  honest: readonly Selection[];
}) => Selection | undefined;

const corrupted = (operator: string, parts: Part[], of: readonly Numbered[] = []): Selection =>
  selection('corrupted', operator, parts, of);

const invention = (lexicon: Lexicon, random: Random): string => {
  const { advice, reassurance, others } = lexicon.invented;
  return pick(pick([advice, reassurance, others], random), random);
};

/** By name; each gives a part that a patient must never be shown. */
export const selectCorruptions: Readonly<Record<string, Corruption>> = {
  'unknown-id': ({ source, random }) =>
    corrupted('unknown-id', [
      {
        sentence: pick([`s${source.sentences.length + 1 + random(50)}`, 's0', 's-1', 's1.5', '', '__proto__'], random),
      },
    ]),
  'foreign-id': ({ source: { foreign } }) => corrupted('foreign-id', [{ sentence: foreign.id }]),
  'text-as-id': ({ lexicon, random }) => corrupted('text-as-id', [{ sentence: invention(lexicon, random) }]),
  'foreign-text-as-id': ({ source: { foreign } }) => corrupted('foreign-text-as-id', [{ sentence: foreign.text }]),
  'text-beside-id': ({ source, lexicon, random }) =>
    corrupted('text-beside-id', [{ ...choose(pick(source.sentences, random)), text: invention(lexicon, random) }]),
  'text-part': ({ lexicon, random }) => corrupted('text-part', [{ text: invention(lexicon, random) }]),
  'unknown-connective': ({ random }) =>
    corrupted('unknown-connective', [{ connective: pick(['c99', 'c0', 'constructor', ''], random) }]),
  'invented-connective': ({ lexicon, random }) =>
    corrupted('invented-connective', [{ connective: invention(lexicon, random) }]),
  'lead-in-alone': ({ source, random, honest }) => {
    const lead = unusedList(source, honest, random);
    return lead && corrupted('lead-in-alone', [choose(lead)], [lead]);
  },
  'half-list': ({ source, random, honest }) => {
    const lead = unusedList(source, honest, random);
    if (!lead) return undefined;
    const [, ...items] = listOf(source, lead);
    if (items.length < 2) return undefined;
    const left = random(items.length);
    const half = [lead, ...items.filter((_, at) => at !== left)];
    return corrupted('half-list', half.map(choose), half);
  },
  'item-alone': ({ source, random, honest }) => {
    const lead = unusedList(source, honest, random);
    const item = lead && pick(listOf(source, lead).slice(1), random);
    return item && corrupted('item-alone', [choose(item)], [item]);
  },
  'one-item': ({ source, random, honest }) => {
    const lead = unusedList(source, honest, random);
    const items = lead ? listOf(source, lead).slice(1) : [];
    if (!lead || items.length < 2) return undefined;
    const item = pick(items, random);
    return corrupted('one-item', [lead, item].map(choose), [lead, item]);
  },
  'items-of-another-list': ({ source, random, honest }) => {
    const [first, second] = shuffled(unusedLists(source, honest), random);
    if (!first || !second) return undefined;
    const spliced = [first, ...listOf(source, second).slice(1)];
    return corrupted('items-of-another-list', spliced.map(choose), spliced);
  },
  twice: ({ honest, random }) => {
    const shown = honest.filter(({ operator }) => operator !== 'connective');
    // A page of nothing but loose items gives an honest model nothing to choose here.
    return shown.length === 0 ? undefined : { ...pick(shown, random), label: 'corrupted', operator: 'twice' };
  },
};

const unusedLists = (source: Source, honest: readonly Selection[]): Numbered[] =>
  leadIns(source).filter(({ alias }) => honest.every(({ parts }) => parts.every((part) => part['sentence'] !== alias)));

const unusedList = (source: Source, honest: readonly Selection[], random: Random): Numbered | undefined =>
  shuffled(unusedLists(source, honest), random)[0];

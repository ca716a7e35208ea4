/** What the page says of one thing, said of another. */
import { has, pick, plain, shuffled, small, withoutStop, type Random } from '../words.js';
import type { Numbered, Source } from '../source.js';
import { honest, isStatement, type Material, type Operator, type Wording } from './operator.js';

interface Halves {
  subject: string;
  predicate: string;
}

const predicate =
  /^((?:(?!\b(?:if|when|that|which|who|and|or|but|because|so|whether|before|after|you)\b)[^,.;:])+?) (((?:is|has|helps|makes|causes|shows|comes|needs|works|lowers|raises|means|takes)|(?:are|have|help|make|cause|show|come|need|work|lower|raise|mean)|(?:can|may|should|must|will))\b.*)$/i;
/** Who "it", "some" or "many forms" are hangs on the sentence before: a splice could come out true. Advice has no subject. */
const vague =
  /^(?:it|they|this|these|that|those|some|others?|many|most|several|all|each|both|your|there|here|what|one|two|such|a few|few|everyone|everybody|people|someone|nobody|no|then|at|in|on|for|with|too|any|another|the same|not|do|only|even|to|wear|stop|keep|try|ask|call|take|have|get|stay|let|give|go|use|see|tell|also)\b/i;
const number = (verb: string): string =>
  /^(?:can|may|should|must|will)$/.test(verb) ? 'any' : verb.endsWith('s') ? 'one' : 'many';

function halves(text: string): (Halves & { number: string }) | undefined {
  const [, subject = '', rest = '', verb = ''] = predicate.exec(text) ?? [];
  if (subject === '' || vague.test(subject) || subject.split(' ').length > 4 || / (?:not|to)$/.test(subject))
    return undefined;
  return { subject, predicate: rest, number: number(verb) };
}

/** Another statement of the evidence that gives something, in a random order. */
function other<T>(
  { sentence, source, random }: Material,
  read: (text: string) => T | undefined,
): [Numbered, T] | undefined {
  for (const one of shuffled(source.sentences, random)) {
    if (one.alias === sentence.alias || !isStatement(one.text) || plain(one.text) === plain(sentence.text)) continue;
    const found = read(one.text);
    if (found !== undefined) return [one, found];
  }
  return undefined;
}

/** Either of the two sentences may be the one that is cited. */
const citing = (text: string, a: Numbered, b: Numbered, random: Random): Wording => honest(text, pick([a, b], random));

const subjects: Operator = {
  id: 'spliced-subject',
  label: 'corrupted',
  make(of) {
    const mine = isStatement(of.sentence.text) ? halves(of.sentence.text) : undefined;
    const theirs = mine && other(of, halves);
    if (!mine || !theirs) return undefined;
    const [one, { subject, predicate: said, number: theirNumber }] = theirs;
    if (theirNumber !== 'any' && theirNumber !== mine.number) return undefined;
    // "Aspirin" and "aspirin tablets" are nearly one subject.
    const shared = plain(subject)
      .split(' ')
      .some((word) => word.length > 3 && has(mine.subject, word));
    return shared || has(said, mine.subject)
      ? undefined
      : citing(`${mine.subject} ${said}`, of.sentence, one, of.random);
  },
};

/** How soon an advice wants help: two of one level could trade their conditions and still be true. */
export function levelOf(advice: string): 'now' | 'soon' | 'other' {
  if (/emergency|crisis|hospital|at once|right away|now\b|do not wait/i.test(advice)) return 'now';
  return /same day|today|within|soon/i.test(advice) ? 'soon' : 'other';
}

/** What to do, and when. */
const advice =
  /^((?:Call|Contact|Get|Go|See|Take|Stop|Keep|Use|Wait|Tell|Do not)\b[^.,;:]*?) (if [^.;:,]+(?:, or [^.;:,]+)*)\.$/;
const parted = (text: string): Halves | undefined => {
  const [, main, when] = advice.exec(text) ?? [];
  return main === undefined || when === undefined ? undefined : { subject: main, predicate: when };
};

/** What to do in one case, for another case. */
const conditions: Operator = {
  id: 'spliced-condition',
  label: 'corrupted',
  make(of) {
    const mine = parted(of.sentence.text);
    const theirs = mine && other(of, parted);
    if (!mine || !theirs) return undefined;
    const levels = [mine, theirs[1]].map(({ subject }) => levelOf(subject));
    if (levels.includes('other') || levels[0] === levels[1]) return undefined;
    return citing(`${mine.subject} ${theirs[1].predicate}.`, of.sentence, theirs[0], of.random);
  },
};

const itemsOf = (source: Source, lead: Numbered): Numbered[] =>
  source.sentences.filter((one) => one.role === 'item' && one.section === lead.section && one.list === lead.list);

/** "Call now if:" joined with an item: "Call now if you are confused." Only where the two make a sentence. */
export function joined(lead: string, item: string): string | undefined {
  if (!/\b(?:if|if you|for|such as|are|is|include|when you|that):$/.test(lead) || /[.:?]/.test(item)) return undefined;
  return `${withoutStop(lead)} ${small(item)}.`;
}

/** An item of one list under the lead-in of another: "the same day" for what needs an ambulance. */
const lists: Operator = {
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

const examplesIn = /, (?:such as|for example) ([^.;:(),]+)(?=\.$)/;

/** What is an example of one thing, as an example of another. */
const examples: Operator = {
  id: 'spliced-examples',
  label: 'corrupted',
  make(of) {
    const mine = isStatement(of.sentence.text) ? examplesIn.exec(of.sentence.text) : null;
    const theirs = mine && other(of, (text) => examplesIn.exec(text)?.[1]);
    if (!mine || !theirs || plain(theirs[1]) === plain(mine[1]!)) return undefined;
    return citing(of.sentence.text.replace(mine[1]!, theirs[1]), of.sentence, theirs[0], of.random);
  },
};

export const splices: readonly Operator[] = [subjects, conditions, lists, foreignItem, examples];

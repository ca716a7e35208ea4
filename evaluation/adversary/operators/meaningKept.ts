/** The same in other words. Each must be right for every sentence that it touches: what is unsure is not here. */
import { bothWays, has, numberWords, pick, replaceAt, replaced, shuffled, small, withoutStop } from '../words.js';
import { honest, isStatement, onSentence, type Material, type Operator } from './operator.js';
import { ownItem, wholeList } from './lists.js';

type Change = (text: string, of: Pick<Material, 'lexicon' | 'random'>) => string | undefined;

const synonym: Change = (text, { lexicon, random }) => {
  for (const [from, to] of shuffled([...bothWays(lexicon.synonyms), ...lexicon.one_way], random)) {
    if (has(text, to)) continue;
    const changed = replaced(text, from, to, random);
    if (changed !== undefined) return changed;
  }
  return undefined;
};

const contractions: readonly (readonly [string, string])[] = [
  ['do not', "don't"],
  ['does not', "doesn't"],
  ['did not', "didn't"],
  ['cannot', "can't"],
  ['is not', "isn't"],
  ['are not', "aren't"],
  ['has not', "hasn't"],
  ['have not', "haven't"],
  ['will not', "won't"],
  ['it is', "it's"],
  ['you are', "you're"],
  ['they are', "they're"],
];
/** Not before a comma or a full stop: there the full form stays ("If you are, …"). */
const contraction: Change = (text, { random }) => {
  for (const [from, to] of shuffled(contractions, random)) {
    const found = new RegExp(`\\b${from}(?= \\p{L})`, 'iu').exec(text);
    if (found) return replaceAt(text, found.index, found.index + from.length, to);
  }
  return undefined;
};

const digits: Change = (text) => {
  const found =
    /(?<!\b(?:or|to|one) )\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?=minutes|hours|days|weeks|months|years|times|meals|pictures|kinds|ways|to )/.exec(
      text,
    );
  if (found) return text.replace(found[0], `${numberWords.indexOf(found[1]!)} `);
  const figure = /(?<!\b(?:or|to) |[\d.,/–-])\b([2-9]|1[0-2]) (?=minutes|hours|days|weeks|months|years|times)/.exec(
    text,
  );
  return figure ? text.replace(figure[0], `${numberWords[Number(figure[1])]!} `) : undefined;
};

const item = "[\\p{L}'-]+";
const listed = new RegExp(
  `(?<=\\b(?:such as|for|with|of|are|from|by|eat|hold|in the|of the) )(${item}), (${item}) (and|or) (${item})(?=[.,;])`,
  'u',
);
/** "heart, kidney or stomach disease" would come apart, "head, neck or arm pain" too: only single words at an end. */
const order: Change = (text, { random }) => {
  const found = listed.exec(text);
  if (!found) return undefined;
  const [whole, first, second, and, third] = found as unknown as [string, string, string, string, string];
  const [a, b, c] = pick(
    [
      [second, third, first],
      [third, first, second],
      [second, first, third],
    ],
    random,
  ) as [string, string, string];
  return text.replace(whole, `${a}, ${b} ${and} ${c}`);
};

/** "If you feel sick, call us.": "Call us if you feel sick." */
const clauses: Change = (text) => {
  const found = /^(If|When) ([^,.;:]+), (?!and\b|or\b|but\b|so\b|also\b|then\b)([^.;:,]+)\.$/.exec(text);
  if (found)
    return `${found[3]!.charAt(0).toUpperCase()}${found[3]!.slice(1)} ${found[1]!.toLowerCase()} ${found[2]!}.`;
  const ended =
    /^((?:Call|Contact|Get|See|Stop|Do not|Go)\b[^.,;:]*?)(?<!\b(?:only|even|also|except|not)) (if|when) ([^.;:,]+)\.$/.exec(
      text,
    );
  return ended ? `${ended[2] === 'if' ? 'If' : 'When'} ${ended[3]!}, ${small(ended[1]!)}.` : undefined;
};

const conversions: Change = (text) => text.replace(/(?<=°C|kg|cm) \(\d[^)]*\)/g, '');

const examples: Change = (text) => {
  const found = /(?:, (?:such as|for example) [^.;:(),]+(?=\.$)| \((?:such as|for example) [^)]+\))/.exec(text);
  return found ? text.replace(found[0], '') : undefined;
};

/** Rewritings that can be laid over another one. */
const rewritings: readonly Change[] = [synonym, contraction, digits, order];
/** What a corrupted statement may be put into on top: nothing here takes a word away, so nothing is mended by it. */
export const disguises: readonly Change[] = [...rewritings, clauses];

const kept = (id: string, change: Change): Operator => onSentence(id, 'true', change);

/** Two rewritings at once. */
const twice: Change = (text, of) => {
  const once = pick(rewritings, of.random)(text, of);
  return once === undefined ? undefined : pick(rewritings, of.random)(once, of);
};

const verbatim: Operator = {
  id: 'word-for-word',
  label: 'true',
  make: ({ sentence }) => (isStatement(sentence.text) ? honest(sentence.text, sentence) : undefined),
};

/** Quotes the words that count instead of the whole sentence. */
const partQuoted: Operator = {
  id: 'part-quoted',
  label: 'true',
  make({ sentence }) {
    const { text, alias } = sentence;
    return isStatement(text) ? { text, quote: withoutStop(text), cites: alias } : undefined;
  },
};

/** Two sentences that follow each other, with "and". */
const twoJoined: Operator = {
  id: 'two-joined',
  label: 'true',
  make({ sentence, source }) {
    const next = source.sentences[source.sentences.indexOf(sentence) + 1];
    if (!next || next.section !== sentence.section || next.role !== 'plain' || sentence.role !== 'plain')
      return undefined;
    const both = [sentence.text, next.text];
    // One quote holds both: they must stand in one paragraph.
    if (!source.raw[sentence.section]!.includes(both.join(' '))) return undefined;
    if (
      !both.every((text) => isStatement(text) && !/[.!?;:] /.test(text) && !/^(?:But|So|Then|And|Or|If)\b/.test(text))
    )
      return undefined;
    if (!/^(?:It|They|This|These|Most|Many|Some|You|Your|The|An?|There) /.test(next.text)) return undefined;
    // An "or" or a condition at the end of the first would reach over the second.
    if (/\b(?:if|unless|when|or|not|no|never|cannot|because)\b/i.test(sentence.text)) return undefined;
    return { text: `${withoutStop(both[0]!)}, and ${small(both[1]!)}`, quote: both.join(' '), cites: sentence.alias };
  },
};

/** How far a true statement is from the page's words. The first two are what the prompt of paraphrase mode allows. */
export const trueKinds: Readonly<Record<'word-for-word' | 'reworded' | 'rearranged', readonly Operator[]>> = {
  'word-for-word': [verbatim, partQuoted],
  reworded: [
    kept('synonym', synonym),
    kept('contraction', contraction),
    kept('digits-or-words', digits),
    kept('two-rewritings', twice),
    twoJoined,
  ],
  rearranged: [
    kept('list-order', order),
    kept('clause-order', clauses),
    kept('conversion-dropped', conversions),
    kept('examples-dropped', examples),
    ownItem,
    wholeList,
  ],
};

export const meaningKept: readonly Operator[] = Object.values(trueKinds).flat();

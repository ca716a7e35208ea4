/** Paraphrase mode: statements with their labels, by construction. */
import type { Lexicon } from './lexicon.js';
import { claims } from './operators/claims.js';
import { exchanges } from './operators/exchanged.js';
import { inventions } from './operators/invented.js';
import { disguises } from './operators/meaningKept.js';
import { listSplices, ownItem, wholeList } from './operators/lists.js';
import { moves } from './operators/moved.js';
import { negations } from './operators/negation.js';
import type { Operator, Wording } from './operators/operator.js';
import { splices } from './operators/spliced.js';
import { wordSwaps } from './operators/wordSwaps.js';
import type { Source } from './source.js';
import { pick, plain, shuffled, type Random } from './words.js';

export interface Statement extends Wording {
  label: 'true' | 'corrupted';
  operator: string;
  /** The sentence that it was made of. */
  from: string;
}

/** A list put into a sentence, with a word of it changed. */
const inList = (list: Operator, changes: readonly Operator[]): Operator => ({
  id: `changed-${list.id}`,
  label: 'corrupted',
  make(of) {
    const honest = list.make(of);
    const changed = honest && pick(changes, of.random).make({ ...of, sentence: { ...of.sentence, text: honest.text } });
    return changed && { ...honest, text: changed.text };
  },
});
const listChanges = [ownItem, wholeList].map((list) => inList(list, [...wordSwaps, ...negations]));

export const corruptions: readonly Operator[] = [
  ...wordSwaps,
  ...negations,
  ...claims,
  ...splices,
  ...listSplices,
  ...listChanges,
  ...exchanges,
  ...moves,
  ...inventions,
];

/** Every third corrupted statement is put in other words too: a reader of exact words alone must not have it easier. */
const disguisedOneIn = 3;

/** A statement of this operator from the first sentence that gives one; undefined where none does. */
export function statementOf(
  operator: Operator,
  source: Source,
  lexicon: Lexicon,
  random: Random,
): Statement | undefined {
  for (const sentence of shuffled(source.sentences, random)) {
    const made = operator.make({ sentence, source, lexicon, random });
    if (!made) continue;
    const { id, label } = operator;
    const text =
      label === 'corrupted' && random(disguisedOneIn) === 0 ? disguised(made.text, lexicon, random) : made.text;
    const statement = { ...made, text, label, operator: id, from: sentence.text };
    if (label === 'true' || !saidBy(source, text)) return statement;
  }
  return undefined;
}

function disguised(text: string, lexicon: Lexicon, random: Random): string {
  return pick(disguises, random)(text, { lexicon, random }) ?? text;
}

/** What sentences of the evidence say is not corrupted, whatever made it. A lead-in alone says nothing yet. */
export function saidBy({ raw }: Pick<Source, 'raw'>, text: string): boolean {
  const said = sentencesIn.get(raw) ?? sentencesOf(raw);
  sentencesIn.set(raw, said);
  return pieces(text).every((piece) => said.has(plain(piece)));
}

const sentencesIn = new WeakMap<readonly string[], ReadonlySet<string>>();

const sentencesOf = (raw: readonly string[]): ReadonlySet<string> =>
  new Set(
    raw
      .flatMap((section) => section.split('\n').flatMap(pieces))
      .filter((piece) => !piece.endsWith(':'))
      .map(plain),
  );

const pieces = (line: string): string[] => line.replace(/^- /, '').split(/(?<=[.!?:]) /);

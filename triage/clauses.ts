/**
 * Tokens → clauses. A phrase's gap and a negation never cross the end of a clause: the end of a sentence, a new
 * line, or a word that turns the statement round ("no fever BUT I can't breathe").
 */
import { marksOf } from './normalise.js';
import { breaks, isCjk, type Break, type Token } from './tokens.js';

export interface Clause {
  /** Tokens [from, to) of the message. */
  from: number;
  to: number;
  /** What ends it: a question mark makes it a question. */
  ending: Break;
  /** Number of the sentence that it is part of. */
  sentence: number;
}

const turning = new Set('but however except though although pero aunque sino excepto nhung'.split(' '));
/** "những" makes a plural; without its tilde it is "nhưng", but. */
const plural = marksOf('những');
/** Two words that begin a new statement. */
const turningPairs = new Set([
  'and now',
  'apart from',
  'other than',
  'y ahora',
  'tuy nhien',
  'aside from',
  'then again',
]);
const pairFirsts = new Set([...turningPairs].map((pair) => pair.split(' ')[0]));
/** "pulled back AND NOW will not go forward": the same thing goes on, no statement begins. */
const goesOn = /^(will|would|cannot|could|does|do|is|are|has|have|not|keeps|keep)$/;
/** Run-on text: after so many words, "and" or "so" with a new doer begins a clause. */
const runOn = 12;
const joining = new Set(['and', 'so', 'then', 'y', 'va']);
const doers = new Set('i my he she it they we the his her this that now yo mi el ella toi'.split(' '));

/** A Japanese "but" (けど, だけど, でも, しかし, 、が) begins a clause too; characters are tokens there. */
function turnsInJapanese(tokens: Token[], i: number): boolean {
  if (!isCjk(tokens[i]!) && !isCjk(tokens[i - 1]!)) return false;
  const two = `${tokens[i]?.text ?? ''}${tokens[i + 1]?.text ?? ''}`;
  const last = `${tokens[i - 2]?.text ?? ''}${tokens[i - 1]?.text ?? ''}`;
  return last === 'けど' || last === 'でも' || last === 'けれ' || (two === 'しか' && tokens[i + 2]?.text === 'し');
}

const andNowGoesOn = (tokens: Token[], i: number): boolean =>
  tokens[i]!.text === 'and' && tokens[i + 1]?.text === 'now' && goesOn.test(tokens[i + 2]?.text ?? '');

/** Splits the tokens of a message into clauses, in order, without gaps. */
export function splitClauses(tokens: Token[], ending: Break): Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  let sentence = 0;
  const close = (to: number, by: Break): void => {
    if (to > from) clauses.push({ from, to, ending: by, sentence });
    from = to;
  };
  for (let i = 1; i < tokens.length; i++) {
    const token = tokens[i]!;
    const next = tokens[i + 1]?.text ?? '';
    if (token.before >= breaks.sentence) {
      close(i, token.before);
      sentence++;
    } else if (
      (turning.has(token.text) && token.marks !== plural) ||
      (pairFirsts.has(token.text) && turningPairs.has(`${token.text} ${next}`) && !andNowGoesOn(tokens, i)) ||
      turnsInJapanese(tokens, i)
    ) {
      close(i, breaks.comma);
    } else if (i - from >= runOn && joining.has(token.text) && doers.has(next) && !andNowGoesOn(tokens, i)) {
      close(i, breaks.comma);
    }
  }
  close(tokens.length, ending);
  return clauses;
}

import type { Identifier } from './identifier.js';
import { nameBefore, nameCues, particle, signOff, thirdPerson } from './nameCues.js';
import type { Strength } from './nameCues.js';
import { isLargeRegion } from './regions.js';
import { tokenAt, tokensOf } from './tokens.js';
import type { Token } from './tokens.js';
import {
  isEponymNoun,
  isGivenName,
  isGrammar,
  isMedical,
  isOrdinary,
  isWordSurname,
  readsMedical,
} from './vocabulary.js';

const isLetters = (token: Token): boolean => /^[^\p{N}]+$/u.test(token.text);
const isAcronym = (token: Token): boolean => token.text.length > 1 && /^[\p{Lu}\d]+$/u.test(token.text);
const isInitial = (token: Token): boolean => /^\p{Lu}$/u.test(token.text) && token.lower !== 'i';
const plain = (lower: string): string => lower.split('-')[0]!;
const given = ({ lower }: Token): boolean => isGivenName(lower) || (lower.includes('-') && isGivenName(plain(lower)));

/** May a name begin at this word, after a cue of this strength? */
function begins(token: Token, next: Token | undefined, strength: Strength): boolean {
  const { lower, capital } = token;
  if (!isLetters(token)) return false;
  if (isInitial(token)) return strength === 'strong' || next?.capital === true;
  // "my name is Will", "my son Will": a capital, but no sentence begins here.
  if (isGrammar(lower)) return capital && lower !== 'i' && strength === 'strong' && given(token);
  const word = isOrdinary(lower);
  if (strength === 'strong') return capital || !word || isWordSurname(lower) || (given(token) && !isEponymNoun(lower));
  if (isMedical(lower) || isLargeRegion(lower)) return false;
  if (capital && !isAcronym(token)) return given(token) || (!word && !readsMedical(lower));
  if (!given(token)) return false;
  return !word || (next !== undefined && thirdPerson.test(next.lower));
}

/** Does a name that has begun go on with this word? */
function goesOn(previous: Token, token: Token, next: Token | undefined, strength: Strength): boolean {
  const joined =
    /^(?:[ \t]{1,2}|-|'|\.[ ]?)$/.test(token.gap) && (!token.gap.startsWith('.') || previous.text.length < 3);
  if (!joined || !isLetters(token)) return false;
  if (
    particle.test(token.lower) &&
    next?.gap.trim() === '' &&
    (next.capital || (!isOrdinary(next.lower) && strength === 'strong'))
  )
    return true;
  if (isGrammar(token.lower) || thirdPerson.test(token.lower)) return false;
  if (token.capital) return previous.capital || particle.test(previous.lower) || given(token);
  if (previous.capital && !particle.test(previous.lower)) return false;
  return (
    isWordSurname(token.lower) ||
    (strength === 'strong' ? !isOrdinary(token.lower) : given(token) && !isOrdinary(token.lower))
  );
}

/** The index after the last word of the name that begins at `from`. */
function endOfName(tokens: readonly Token[], from: number, strength: Strength): number {
  let to = from + 1;
  while (to < tokens.length && to - from < 5 && goesOn(tokens[to - 1]!, tokens[to]!, tokens[to + 1], strength)) to += 1;
  return to;
}

/** Small letters prove nothing in another language: half of its words are somebody's given name. */
function readsEnglish(tokens: readonly Token[]): boolean {
  const known = tokens.filter(({ lower }) => isOrdinary(lower) || isGrammar(lower)).length;
  return known >= 0.6 * tokens.length;
}

/** A name that nothing announces: a given name that is no word and no eponym. */
function standsAlone(tokens: readonly Token[], at: number, small: boolean): boolean {
  const token = tokens[at]!;
  const next = tokens[at + 1];
  if (token.lower.length < 3 || isAcronym(token) || isGrammar(token.lower) || isMedical(token.lower)) return false;
  if (isLargeRegion(token.lower)) return false;
  if (!given(token) || isOrdinary(token.lower)) return false;
  if (next && /^(?:'s)?[ -]$/.test(next.gap) && isEponymNoun(next.lower)) return false;
  return token.capital || (small && token.lower.length > 3 && !readsMedical(token.lower));
}

/** Words at the end of a message that can be nothing but its writer's name. */
function signedBy(tokens: readonly Token[], from: number): boolean {
  if (from >= tokens.length || tokens.length - from > 4) return false;
  const last = tokens.slice(from);
  return last.every((token) => isLetters(token) && !isGrammar(token.lower)) && (last[0]!.capital || given(last[0]!));
}

function announced(text: string, tokens: readonly Token[]): [number, number][] {
  const found: [number, number][] = [];
  const add = (from: number, strength: Strength): void => {
    const token = tokens[from];
    if (token && begins(token, tokens[from + 1], strength)) found.push([from, endOfName(tokens, from, strength)]);
  };
  for (const { pattern, strength } of nameCues)
    for (const match of text.matchAll(pattern)) add(tokenAt(tokens, match.index + match[0].length), strength);
  for (const match of text.matchAll(nameBefore)) {
    const end = tokenAt(tokens, match.index);
    const from =
      end > 1 && tokens[end - 2]!.capital && goesOn(tokens[end - 2]!, tokens[end - 1]!, undefined, 'weak')
        ? end - 2
        : end - 1;
    const token = tokens[from];
    if (token?.capital && begins(token, tokens[from + 1], 'weak')) found.push([from, end]);
  }
  for (const match of text.matchAll(signOff)) {
    const from = tokenAt(tokens, match.index + match[0].length);
    if (signedBy(tokens, from)) found.push([from, tokens.length]);
  }
  const lastLine = tokenAt(
    tokens,
    Math.max(text.trimEnd().lastIndexOf('\n') + 1, text.trimEnd().search(/(?:^|[\s.!?])[-~–—] ?[\p{L} .]{2,40}$/u) + 1),
  );
  if (lastLine > 0 && tokens[lastLine]?.capital && signedBy(tokens, lastLine)) found.push([lastLine, tokens.length]);
  return found;
}

/** "Sunil and Meera": what is joined to a name and is a given name is one too. */
function joinedTo(tokens: readonly Token[], known: readonly [number, number][]): [number, number][] {
  return known.flatMap(([, end]): [number, number][] => {
    const [joint, token] = [tokens[end], tokens[end + 1]];
    const isJoint = joint && (joint.lower === 'and' || joint.lower === 'or');
    return isJoint && token?.capital && given(token) && !isMedical(token.lower)
      ? [[end + 1, endOfName(tokens, end + 1, 'weak')]]
      : [];
  });
}

/** The same words again: "Mark" after "my son Mark". A word of the language only with its capital, and not in "Will it …". */
function repeated(tokens: readonly Token[], found: readonly [number, number][]): [number, number][] {
  const isWordOf = new Map<string, boolean>();
  for (const [from, to] of found)
    for (const { lower } of tokens.slice(from, to))
      if (lower.length > 2 && !isGrammar(lower) && !particle.test(lower))
        isWordOf.set(lower, isOrdinary(lower) || isMedical(lower));
  return tokens.flatMap(({ lower, capital }, index): [number, number][] => {
    const isWord = isWordOf.get(lower) ?? isWordOf.get(plain(lower));
    if (isWord === undefined) return [];
    const asks = /^(?:i|my|it|the|he|she|they|this|that|we|his|her)$/.test(tokens[index + 1]?.lower ?? '');
    return isWord && (!capital || asks) ? [] : [[index, index + 1]];
  });
}

/** Names of people: after a cue, at the end of a message, or given names by themselves. */
export function names(text: string): Identifier[] {
  const tokens = tokensOf(text);
  const found = announced(text, tokens);
  const small = readsEnglish(tokens);
  tokens.forEach((_token, index) => {
    if (standsAlone(tokens, index, small)) found.push([index, endOfName(tokens, index, 'weak')]);
  });
  found.push(...joinedTo(tokens, found));
  if (found.length > 0) found.push(...repeated(tokens, found));
  return found.map(([from, to]) => ({ kind: 'NAME', start: tokens[from]!.start, end: tokens[to - 1]!.end }));
}

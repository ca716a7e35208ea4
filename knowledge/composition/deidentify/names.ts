import { isFamilyName } from './familyNames.js';
import type { Identifier } from './identifier.js';
import { nameBefore, nameCues, particle, signOff } from './nameCues.js';
import type { Strength } from './nameCues.js';
import { begins, endOfName, given, goesOn, isAcronym, isLetters, plain } from './nameWords.js';
import { isLargeRegion } from './regions.js';
import { tokenAt, tokensOf } from './tokens.js';
import type { Token } from './tokens.js';
import { isEponymNoun, isGrammar, isMedical, isOrdinary, isWordSurname, readsMedical } from './vocabulary.js';

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
  if (token.capital && isFamilyName(token.lower) && !(next && isEponymNoun(next.lower))) return true;
  if (!given(token) || isOrdinary(token.lower) || isOrdinary(plain(token.lower))) return false;
  if (next && /^(?:'s)?[ -]$/.test(next.gap) && isEponymNoun(next.lower)) return false;
  return token.capital || (small && token.lower.length > 3 && !readsMedical(token.lower));
}

/** Words at the end of a message that can be nothing but its writer's name. */
function signedBy(tokens: readonly Token[], from: number): boolean {
  if (from >= tokens.length || tokens.length - from > 4) return false;
  const last = tokens.slice(from);
  return last.every((token) => isLetters(token) && !isGrammar(token.lower)) && (last[0]!.capital || given(last[0]!));
}

/** "Hernandez, Maria" and "SMITH, JOHN A", as in a list. */
function listed(text: string, tokens: readonly Token[]): [number, number][] {
  return [...text.matchAll(/(?<![\p{L}])\p{Lu}[\p{L}'-]{1,25}, (?=\p{Lu}[\p{L}'-])/gu)].flatMap(
    ({ index }): [number, number][] => {
      const from = tokenAt(tokens, index);
      const [family, first] = [tokens[from], tokens[from + 1]];
      if (!family || !first || !given(first) || isGrammar(first.lower) || isMedical(first.lower)) return [];
      const isListed = isFamilyName(family.lower) || (isWordSurname(family.lower) && isAcronym(family));
      return isListed ? [[from, endOfName(tokens, from + 1, 'weak')]] : [];
    },
  );
}

function announced(text: string, tokens: readonly Token[]): [number, number][] {
  const found: [number, number][] = [];
  const add = (cueEnd: number, strength: Strength): void => {
    const from = tokenAt(tokens, cueEnd);
    const token = tokens[from];
    // "Ask my son. May I …" and "my dad's Eliquis": no name follows.
    if (!token || (strength === 'weak' && !/^[\s,:(-]*$/.test(text.slice(cueEnd, token.start)))) return;
    if (begins(token, tokens[from + 1], strength)) found.push([from, endOfName(tokens, from, strength)]);
  };
  for (const { pattern, strength } of nameCues)
    for (const match of text.matchAll(pattern)) add(match.index + match[0].length, strength);
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
    return isJoint && token?.capital && given(token) && !isMedical(token.lower) && !isGrammar(token.lower)
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
  const found = [...announced(text, tokens), ...listed(text, tokens)];
  const small = readsEnglish(tokens);
  tokens.forEach((_token, index) => {
    if (standsAlone(tokens, index, small)) found.push([index, endOfName(tokens, index, 'weak')]);
  });
  found.push(...joinedTo(tokens, found));
  if (found.length > 0) found.push(...repeated(tokens, found));
  return found.map(([from, to]) => ({ kind: 'NAME', start: tokens[from]!.start, end: tokens[to - 1]!.end }));
}

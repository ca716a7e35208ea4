import { isFamilyName } from './familyNames.js';
import { particle, thirdPerson } from './nameCues.js';
import type { Strength } from './nameCues.js';
import { isLargeRegion } from './regions.js';
import type { Token } from './tokens.js';
import { isGivenName, isGrammar, isMedical, isOrdinary, isWordSurname, readsMedical } from './vocabulary.js';

export const isLetters = (token: Token): boolean => /^[^\p{N}]+$/u.test(token.text);
export const isAcronym = (token: Token): boolean => token.text.length > 1 && /^[\p{Lu}\d-]+$/u.test(token.text);
const isInitial = (token: Token): boolean => /^\p{Lu}$/u.test(token.text) && token.lower !== 'i';
export const plain = (lower: string): string => lower.split('-')[0]!;
export const given = ({ lower }: Token): boolean =>
  isGivenName(lower) || (lower.includes('-') && isGivenName(plain(lower)));

/** What follows a name that is one word: an end, a verb, a small word of grammar. */
const endsThere = (next: Token | undefined): boolean =>
  next === undefined ||
  next.gap !== ' ' ||
  isGrammar(next.lower) ||
  thirdPerson.test(next.lower) ||
  isFamilyName(next.lower);

/** May a name begin at this word, after a cue of this strength? */
export function begins(token: Token, next: Token | undefined, strength: Strength): boolean {
  const { lower, capital } = token;
  if (!isLetters(token)) return false;
  if (isInitial(token)) return strength === 'strong' || next?.capital === true;
  // "my name is Will", "my son Will": a capital, but no sentence begins here.
  if (isGrammar(lower)) return capital && lower !== 'i' && strength === 'strong' && given(token);
  const word = isOrdinary(lower);
  if (strength === 'strong') return capital || !word || isWordSurname(lower) || (given(token) && endsThere(next));
  if (isMedical(lower) || isLargeRegion(lower)) return false;
  if (isFamilyName(lower) && !word) return true;
  if (capital && !isAcronym(token)) return given(token) || (!word && !readsMedical(lower));
  if (!given(token)) return false;
  if (isOrdinary(plain(lower)) && lower.includes('-')) return false;
  return !word || (next?.gap === ' ' && thirdPerson.test(next.lower));
}

/** Does a name that has begun go on with this word? */
export function goesOn(previous: Token, token: Token, next: Token | undefined, strength: Strength): boolean {
  const joined =
    /^(?:[ \t]{1,2}|-|'|\.[ ]?)$/.test(token.gap) && (!token.gap.startsWith('.') || previous.text.length < 3);
  if (!joined || !isLetters(token)) return false;
  if (
    particle.test(token.lower) &&
    next?.gap.trim() === '' &&
    (next.capital || (!isOrdinary(next.lower) && strength === 'strong'))
  )
    return true;
  // "Nguyễn Văn An"
  if (token.text === 'An' && previous.capital) return true;
  if (isGrammar(token.lower) || thirdPerson.test(token.lower)) return false;
  if (token.capital) return previous.capital || particle.test(previous.lower) || given(token);
  if (previous.capital && !particle.test(previous.lower)) return false;
  return (
    isWordSurname(token.lower) ||
    isFamilyName(token.lower) ||
    (strength === 'strong' ? !isOrdinary(token.lower) : given(token) && !isOrdinary(token.lower))
  );
}

/** The index after the last word of the name that begins at `from`. */
export function endOfName(tokens: readonly Token[], from: number, strength: Strength): number {
  let to = from + 1;
  while (to < tokens.length && to - from < 5 && goesOn(tokens[to - 1]!, tokens[to]!, tokens[to + 1], strength)) to += 1;
  return to;
}

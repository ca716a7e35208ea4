import { isWord } from './canonical.js';
import type { Check } from './check.js';
import type { MayJoin } from './joining.js';
import { endOf } from './rewrites.js';
import type { Rewrites, Tokens } from './rewrites.js';

/** Every word of a statement must come from its sentences: an unknown medicine or illness ends here. */
export const wordsStandInSource: Check = ({ statement, source }) => {
  const known = new Set(source);
  return statement.filter(isWord).every((word) => known.has(word) || word === 'and') ? null : 'word-not-in-passage';
};

/**
 * The last and strictest look: in canonical form a statement must be its sentences, sign by sign and whole, each in one of
 * the orders that mean the same. Only where a sentence ends may it go on after a semicolon, or with ", and" where
 * `mayJoin` allows it.
 */
export function sameWording(orders: Rewrites['orders'], mayJoin: MayJoin): Check {
  const stands = (statement: Tokens, [sentence, ...rest]: readonly Tokens[]): boolean => {
    if (!sentence) return statement.length === 0;
    return orders(sentence).some((order) => {
      const { body, end } = endOf(order);
      if (!startsWith(statement, body)) return false;
      const after = statement.slice(body.length);
      if (rest.length === 0) return after.length === 0 || after.join(' ') === end.join(' ');
      const joins = [end];
      if (end[0] === '.') joins.push([';'], ...(mayJoin(body, rest[0]!) ? [[',', 'and']] : []));
      return joins.some((join) => startsWith(after, join) && stands(after.slice(join.length), rest));
    });
  };
  return ({ statement, sentences }) => (stands(statement, sentences) ? null : 'wording-differs');
}

const startsWith = (all: Tokens, part: Tokens) => part.every((word, at) => all[at] === word);

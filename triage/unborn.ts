/** A child that is not born yet: what is told of it belongs to the record of the one who carries it. */
import type { Token } from './tokens.js';

const carrying = /^(pregnant|pregnancy|unborn|womb|bump|fetal|fetus|trimester|gestation|embarazada)$/;
const moving = /^(kick|kicks|kicked|kicking|move|moves|moved|moving|movement|movements|quiet|still|active)$/;
/** Only a child that is born has these. */
const born =
  /^(old|born|birth|delivered|postpartum|nappy|nappies|diaper|diapers|bottle|feed|feeds|feeding|breastfed|breastfeeding|latch|jabs|crawling|poo|poop|vomiting|rash|crying)$/;
const weeks = /^(weeks|week|wks|wk|w)$/;
/** Weeks of pregnancy in which movements are felt, or ought to be. */
const felt = [13, 44] as const;
const spanning = /^(for|in|last|past|every|of|after|within|next|another)$/;

/** "30 weeks": neither a span of time nor an age. */
function tellsWeeks(tokens: readonly Token[], at: number): boolean {
  const value = tokens[at]!.value;
  if (value === undefined || value < felt[0] || value > felt[1] || !weeks.test(tokens[at + 1]?.text ?? ''))
    return false;
  return tokens[at + 2]?.text !== 'ago' && !spanning.test(tokens[at - 1]?.text ?? '');
}

/** True for a message about the movements of a child that is not born yet. */
export function isOfUnborn(tokens: readonly Token[]): boolean {
  if (!tokens.some(({ text }) => moving.test(text)) || tokens.some(({ text }) => born.test(text))) return false;
  return tokens.some(({ text }, at) => carrying.test(text) || tellsWeeks(tokens, at));
}

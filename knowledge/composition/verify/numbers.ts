import { tokensOf } from './canonical.js';
import type { Check } from './check.js';

/** Number words that are not in `same_meaning`, so "half" cannot turn into "double". */
const numberWord =
  /^(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|half|third|quarter|double|twice|once|thrice|dozen|pair|first|second|single|several|few|half-hour)$/;
const unit =
  /^(?:mg|mcg|g|kg|ml|l|dl|mmol|iu|units?|milligrams?|micrograms?|grams?|kilograms?|milliliters?|liters?|tablets?|pills?|capsules?|puffs?|drops?|doses?|teaspoons?|tablespoons?|cups?|seconds?|minutes?|hours?|hourly|days?|daily|nights?|nightly|weeks?|weekly|months?|monthly|years?|yearly|percent|degrees?|inch(?:es)?|feet|pounds?|ounces?|times|[%°<>≤≥=+±/])$/u;

/** Numbers, units and frequencies must be the same ones in the same order. */
export const numbersAgree: Check = ({ statement, source }) => {
  const [said, written] = [statement, source].map((words) => words.flatMap(tokensOf).filter(isFigure).join(' '));
  return said === written ? null : 'number-differs';
};

const isFigure = (word: string) => /^\d/.test(word) || numberWord.test(word) || unit.test(word);

const whole: Readonly<Record<string, readonly string[]>> = {
  cannot: ['can', 'not'],
  "can't": ['can', 'not'],
  "won't": ['will', 'not'],
};
const endings: readonly [RegExp, string][] = [
  [/n't$/, 'not'],
  [/'re$/, 'are'],
  [/'ll$/, 'will'],
  [/'ve$/, 'have'],
  [/'m$/, 'am'],
  // Of anything else "'s" may be whose it is.
  [/(?<=^(?:it|that|there|what|where|who|he|she|here))'s$/, 'is'],
];

/** The words that a lower-case word is short for: "don't" → do, not. */
export function expanded(word: string): readonly string[] {
  if (Object.hasOwn(whole, word)) return whole[word]!;
  const ending = endings.find(([pattern]) => pattern.test(word));
  return ending ? [word.replace(ending[0], ''), ending[1]] : [word];
}

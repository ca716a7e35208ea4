/**
 * How many single edits (a letter more, less or other, or two neighbours swapped) lie between two words: optimal string
 * alignment (Damerau 1964). Gives up with `most + 1` as soon as there must be more than `most`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, beforeLast[j - 2]! + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}

const sounds: readonly [RegExp, string][] = [
  [/ph/g, 'f'],
  [/ck|qu|x/g, 'k'],
  [/[cq]/g, 'k'],
  [/z/g, 's'],
  [/gh|wh/g, 'h'],
  [/sk/g, 's'],
  [/rh/g, 'r'],
  [/th/g, 't'],
];

/** How a word sounds, roughly: consonants by sound, no vowels but a first one. "nefrotic" and "nephrotic" agree. */
export function soundOf(word: string): string {
  const consonants = sounds.reduce((text, [from, to]) => text.replace(from, to), word);
  return consonants.replace(/[aeiouyhw]/g, (_vowel, at) => (at === 0 ? 'a' : '')).replace(/(.)\1+/g, '$1');
}

/** How well scores tell two groups apart. */

/** Probability that a random member of `yes` scores above one of `no` (area under the ROC curve); ties count half. */
export function auc(yes: readonly number[], no: readonly number[]): number {
  const all = [...yes.map((score) => ({ score, yes: true })), ...no.map((score) => ({ score, yes: false }))];
  all.sort((a, b) => a.score - b.score);
  let ranks = 0;
  for (let from = 0; from < all.length;) {
    let to = from;
    while (to < all.length && all[to]!.score === all[from]!.score) to += 1;
    const rank = (from + 1 + to) / 2;
    for (let i = from; i < to; i += 1) if (all[i]!.yes) ranks += rank;
    from = to;
  }
  return (ranks - (yes.length * (yes.length + 1)) / 2) / (yes.length * no.length);
}

/** The lowest threshold that at most `share` of the scores reach, rounded up to four places. */
export function thresholdFor(scores: readonly number[], share: number): number {
  const falling = [...scores].sort((a, b) => b - a);
  const first = falling[Math.floor(share * falling.length)];
  return first === undefined ? 0 : Math.min(1, (Math.floor(first * 1e4) + 1) / 1e4);
}

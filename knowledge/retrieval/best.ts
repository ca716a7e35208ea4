/**
 * The `limit` items of highest score, best first; equal scores in the order of `items`. A heap of the best so far: most
 * items are passed over with one comparison, where sorting them all would cost most of a search.
 */
export function best(items: readonly number[], limit: number, scoreOf: (item: number) => number): number[] {
  const heap: { item: number; score: number }[] = [];
  const sink = (from: number) => {
    for (let at = from; ;) {
      const left = 2 * at + 1;
      if (left >= heap.length) return;
      const least = left + 1 < heap.length && heap[left + 1]!.score < heap[left]!.score ? left + 1 : left;
      if (heap[at]!.score <= heap[least]!.score) return;
      [heap[at], heap[least]] = [heap[least]!, heap[at]!];
      at = least;
    }
  };
  for (const item of items) {
    const score = scoreOf(item);
    if (heap.length < limit) {
      heap.push({ item, score });
      if (heap.length === limit) for (let at = (limit >> 1) - 1; at >= 0; at -= 1) sink(at);
    } else if (limit > 0 && score > heap[0]!.score) {
      heap[0] = { item, score };
      sink(0);
    }
  }
  return heap.sort((a, b) => b.score - a.score || a.item - b.item).map(({ item }) => item);
}

/** The pieces that the second reader looks at. */
import { eachNgram, ngramText, wordsOf, type NgramKind } from '../../../triage/reader/ngrams.js';

function piecesOf(text: string): Array<{ kind: NgramKind; text: string; bucket: number }> {
  const words = wordsOf(text);
  const pieces: Array<{ kind: NgramKind; text: string; bucket: number }> = [];
  eachNgram(words, 0, words.length, (bucket, kind, ...place) =>
    pieces.push({ kind, text: ngramText(words, kind, ...place), bucket }),
  );
  return pieces;
}
const texts = (text: string, kind: NgramKind): string[] =>
  piecesOf(text)
    .filter((piece) => piece.kind === kind)
    .map((piece) => piece.text);

describe('pieces', () => {
  it('are words, neighbours, and words with one between them', () => {
    expect(texts('My chest hurts', 'word')).toEqual(['my', 'chest', 'hurts']);
    expect(texts('My chest hurts', 'pair')).toEqual(['my chest', 'chest hurts']);
    expect(texts('My chest hurts', 'skip')).toEqual(['my … hurts']);
  });
  it('are two to five letters of a word, with its ends', () => {
    expect(texts('arm', 'letters')).toEqual(['a…', 'ar…', 'arm…', 'arm', '…ar…', '…arm…', '…arm', '…rm…', '…rm', '…m']);
  });
  it('have the same bucket wherever they stand, and another for another kind', () => {
    const bucketOf = (text: string, kind: NgramKind, piece: string) =>
      piecesOf(text).find((one) => one.kind === kind && one.text === piece)!.bucket;
    expect(bucketOf('my arm', 'word', 'arm')).toBe(bucketOf('the arm is cold', 'word', 'arm'));
    expect(bucketOf('my arm', 'word', 'arm')).not.toBe(bucketOf('my arm', 'letters', 'arm'));
    expect(bucketOf('a b c', 'pair', 'a b')).not.toBe(bucketOf('a x b', 'skip', 'a … b'));
  });
  it('are read within the given words only', () => {
    const buckets: number[] = [];
    eachNgram(['one', 'two', 'six'], 1, 2, (bucket) => buckets.push(bucket));
    expect(buckets).toHaveLength(piecesOf('two').length);
  });
  it('are bounded for a word that is none', () => {
    expect(piecesOf('ab'.repeat(50_000)).length).toBeLessThan(120);
  });
});

import type { Sentence } from '../../retrieval/passages.js';
import type { Canonical } from './canonical.js';
import { leadInWithItem, listAround, listInASentence } from './lists.js';
import { lineOf } from './quote.js';
import type { Range } from './quote.js';
import type { Rewrites, Tokens } from './rewrites.js';

/** What a statement may say: sentences of the page, whole, in canonical form. */
export interface Source extends Range {
  sentences: readonly Tokens[];
  /** The statement gives one item of a list: the list must be shown besides. */
  oneItem: boolean;
}

/** More sentences than these are never joined into one statement. */
const longestJoin = 6;

/**
 * Everything around the quoted sentences that a statement may be compared with, nearest first: the sentences alone or with
 * neighbours of their line, a list as one sentence, and each without conversions or examples.
 */
export function createSources(canonical: Canonical, rewrites: Rewrites, wholeLists: readonly string[]) {
  const whole = new Set(wholeLists);
  const isWhole = (text: string) => canonical(text).some((word) => whole.has(word));

  function* plain(touched: Range, cited: number, all: readonly Sentence[]): Generator<Source> {
    const texts = ({ first, last }: Range) => all.slice(first, last + 1).map(({ text }) => canonical(text));
    for (const range of rangesAround(touched, lineOf(cited, all)))
      yield { ...range, sentences: texts(range), oneItem: false };
    const list = listAround(cited, all);
    if (!list) return;
    yield { ...list, sentences: [canonical(listInASentence(list, all))], oneItem: false };
    for (let at = list.first + 1; at <= list.last; at += 1) {
      const text = leadInWithItem(all[list.first]!.text, all[at]!.text, isWhole);
      if (text !== null) yield { first: at, last: at, sentences: [canonical(text)], oneItem: true };
    }
  }

  return function* sources(touched: Range, cited: number, all: readonly Sentence[]): Generator<Source> {
    for (const source of plain(touched, cited, all)) {
      yield source;
      const shorter = source.sentences.map(rewrites.shorter);
      const both = shorter.map((one) => rewrites.shorter(one.withoutConversions).withoutExamples);
      for (const sentences of [
        shorter.map((one) => one.withoutConversions),
        shorter.map((one) => one.withoutExamples),
        both,
      ])
        yield { ...source, sentences };
    }
  };
}

function rangesAround({ first, last }: Range, line: readonly number[]): Range[] {
  const ranges: Range[] = [];
  for (const from of line.filter((at) => at <= first)) {
    for (const to of line.filter((at) => at >= last && at - from < longestJoin)) ranges.push({ first: from, last: to });
  }
  return ranges.sort((a, b) => a.last - a.first - (b.last - b.first));
}

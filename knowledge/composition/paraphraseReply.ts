import { statedPart } from '../../prompts/paraphrase.js';
import type { Aliases } from './aliases.js';
import type { Pick } from './arrange.js';
import type { Evidence } from './evidence.js';
import type { Read } from './readReply.js';
import type { Statement, Verdict } from './verify/verifyStatement.js';

export interface ParaphraseReader {
  evidence: readonly Evidence[];
  aliases: Aliases;
  verify(statement: Statement, sentences: Evidence['sentences']): Verdict;
  /** Puts personal data back: only a name that addresses the patient is let through. */
  restore(text: string): string;
}

const addressed = /^(\[NAME-\d{1,3}\]), (?=\S)/;
const plausibleName = /^\p{L}[\p{L}\p{M} .'’-]{0,60}$/u;

/** Statements of a reply that stand, in its order; each becomes a pick of the sentences that it says. */
export function readStatements(parts: readonly unknown[], reader: ParaphraseReader): Read<Pick> {
  const { evidence, aliases, verify, restore } = reader;
  const picks: Pick[] = [];
  const dropped: Read<Pick>['dropped'] = [];
  parts.forEach((raw, part) => {
    const drop = (reason: string) => dropped.push({ part, reason });
    const { data } = statedPart.safeParse(raw);
    if (!data) return drop('malformed-part');
    const place = aliases.sentences.get(data.sentence);
    if (!place) return drop('unknown-sentence');
    const { sentences } = evidence[place.section]!;
    const placeholder = addressed.exec(data.text)?.[1];
    const name = placeholder === undefined ? undefined : restore(placeholder);
    const isKnown = name !== undefined && name !== placeholder && plausibleName.test(name);
    // White space is all that the verifier does not compare.
    const text = (isKnown ? data.text.slice(placeholder!.length + 2) : data.text).replace(/\s+/g, ' ');
    const verdict = verify({ text, quote: data.quote, cited: place.at }, sentences);
    if ('refused' in verdict) return drop(verdict.refused);
    const { first, last } = verdict.stands;
    const { oneItem } = verdict;
    const isSaid = (pick: Pick) =>
      pick.section === place.section && pick.oneItem === oneItem && pick.first <= last && first <= pick.last;
    if (picks.some(isSaid)) return drop('duplicate');
    const ending = endOf(text) !== '' ? '' : oneItem ? '.' : endOf(sentences[last]!.text);
    const statement = `${isKnown ? `${name}, ` : ''}${text}${ending}`;
    picks.push({ part, section: place.section, first, last, statement, oneItem });
  });
  return { picks, dropped };
}

const endOf = (text: string) => /[.!?:;]$/.exec(text.trimEnd())?.[0] ?? '';

/** Risky questions: no danger sign, but a nurse must answer. Conditions over what one message says. */
import { concernedBy } from './conditions.js';
import { readConcepts } from './facts.js';
import type { Statement } from './reading.js';
import { holds } from './rules.js';
import { findingTimes, type RiskyQuestionFile } from './schemas.js';
import type { Finding } from './types.js';

export interface RiskyQuestion {
  /** The class, for example `Q2`. */
  code: string;
  /** The rule of the class that holds, for example `Q2.1`. */
  rule: string;
  title: string;
  priority: 'P1' | 'P2' | 'P3' | 'P4';
  /** A protocol that fits the message comes instead. */
  protocolFirst: boolean;
  /** A page that is about it in general may be offered beside the nurse. */
  pageBeside: boolean;
  /** The patient's own words that it stands on. */
  words: string;
}

/** One reader for all files: the most urgent rule of each class, most urgent class first. */
export function createRisky(files: RiskyQuestionFile[]): (statements: readonly Statement[]) => RiskyQuestion[] {
  const place = (id: string): number => Number(id.slice(1));
  const ordered = [...files].sort((a, b) => place(a.id) - place(b.id));
  const concernedOf = concernedBy(ordered.flatMap((file) => file.rules.map(({ when }) => when)));
  return (statements) => {
    const findings = statements.map((s, i): Finding => {
      const { concept, status, time, words, locale, quantity } = s;
      return {
        id: `0.${i}`,
        concept,
        status,
        subject: 'message',
        time,
        words,
        locale,
        ...(quantity && { quantity: { ...quantity } }),
      };
    });
    const facts = readConcepts({ subject: 'message', findings }, new Set());
    const wordsOf = (ids: string[]): string =>
      [...new Set(findings.filter((f) => ids.includes(f.id)).map((f) => f.words))].join(' … ');
    const concerned = concernedOf(facts.concepts);
    let number = 0;
    const found = ordered.flatMap((file) => {
      let worst: RiskyQuestion | undefined;
      for (const rule of file.rules) {
        const { id, when, priority, protocol_first: protocolFirst = false, page_beside: pageBeside = false } = rule;
        if (concerned[number++] === 0 || (worst !== undefined && worst.priority <= priority)) continue;
        const ids = holds(when, facts, findingTimes);
        if (ids !== null)
          worst = {
            code: file.id,
            rule: id,
            title: file.title,
            priority,
            protocolFirst,
            pageBeside,
            words: wordsOf(ids),
          };
      }
      return worst === undefined ? [] : [worst];
    });
    return found.sort((a, b) => (a.priority < b.priority ? -1 : a.priority > b.priority ? 1 : 0));
  };
}

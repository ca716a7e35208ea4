/**
 * Who is a statement about? Every mention of a person holds until the next one; pronouns go back to the last third
 * person; a message that names nobody goes on with whom the record is about, unless it says "I" or "my".
 */
import type { Clause } from './clauses.js';
import { mentionsIn, patientPerson, type Mention } from './mentions.js';
import { openingsOf } from './openings.js';
import { notAPerson, patient, personOf, type Person } from './relations.js';
import { breaks, type Token } from './tokens.js';
import type { Subject, TriageRecord } from './types.js';

const bodyObjects = new Set('my me myself'.split(' '));

/** Who was spoken of in the record before, the latest last. Family history alone does not count. */
function earlierPeople(records: TriageRecord[]): Person[] {
  const number = (id: string): number => Number(id.split('.')[0]);
  return records
    .filter((r) => r.subject !== notAPerson && r.findings.some((f) => f.time !== 'past'))
    .map((r) => ({ subject: r.subject, last: Math.max(...r.findings.map((f) => number(f.id))) }))
    .sort((a, b) => a.last - b.last)
    .map(({ subject }) => (subject === patient ? patientPerson : (personOf(subject) ?? { subject, generic: true })));
}

const done = new Set('wake waking rouse rousing response answer'.split(' '));

/** "I can't get a response": the one who does not respond is somebody else. */
function actsOnAnother(tokens: readonly Token[], from: number, to: number): boolean {
  return (
    /^(cannot|could|not|unable|wont|struggling)$/.test(tokens[from]!.text) &&
    tokens.slice(from, to).some((t) => done.has(t.text))
  );
}

export interface SubjectReader {
  subjectOf(from: number, to: number): Subject;
}

/** Reads who each part of a message is about, given the people of the record so far. */
export function readSubjects(
  tokens: readonly Token[],
  clauses: readonly Clause[],
  records: TriageRecord[],
): SubjectReader {
  const known = earlierPeople(records);
  const { mentions, onlyNamed } = mentionsIn(tokens, clauses, known);
  const saysSelf = mentions.some((m) => m.subject === patient);
  // "High fever and she is confused": where the message never says "I", the first person named is the one from the start.
  const initial = saysSelf ? patient : (known.at(-1)?.subject ?? mentions[0]?.subject ?? patient);
  /** The last mention before each token. */
  const current: Array<Mention | undefined> = [];
  let next = 0;
  let last: Mention | undefined;
  for (let i = 0; i < tokens.length; i++) {
    while (next < mentions.length && mentions[next]!.at < i) last = mentions[next++];
    current.push(last);
  }
  const third = [...known.map((k) => k.subject), ...mentions.map((m) => m.subject)].findLast(
    (s) => s !== patient && s !== notAPerson,
  );
  const openings = openingsOf(tokens, mentions);
  const at = new Map(mentions.map((m) => [m.at, m]));
  return {
    subjectOf(from, to) {
      const named = to === from + 1 ? onlyNamed.get(from) : undefined;
      if (named !== undefined) return named;
      const carried = current[from]?.subject ?? initial;
      const before = carried === patient ? (openings[from] ?? carried) : carried;
      // "bit my hand", "choked me", "can't wake him": the object decides.
      for (let k = from + 1; k < Math.min(tokens.length, to + 2); k++) {
        if (tokens[k]!.before >= breaks.comma && k >= to) break;
        const found = at.get(k);
        const inside = k < to;
        if (found === undefined) continue;
        if (found.object && (inside || k === to)) return found.subject;
        if (
          inside &&
          before === notAPerson &&
          bodyObjects.has(tokens[k]!.text) &&
          !/^(ate|eaten|eat|swallowed|chewed)/.test(tokens[from]!.text)
        )
          return patient;
        if (inside && !found.object && found.subject !== patient && personOf(tokens[k]!.text) !== undefined)
          return found.subject;
      }
      const own = at.get(from);
      if (own !== undefined) return own.subject;
      if (before === patient && third !== undefined && actsOnAnother(tokens, from, to)) return third;
      return current[from] === undefined ? openingSubject(from, to, before) : before;
    },
  };

  /** Nobody was named before: an age that names a child ("10 days old, 38.1") opens its record. */
  function openingSubject(from: number, to: number, otherwise: Subject): Subject {
    for (let k = from; k < to; k++) {
      const found = at.get(k);
      if (found !== undefined && found.subject !== patient) return found.subject;
    }
    return otherwise;
  }
}

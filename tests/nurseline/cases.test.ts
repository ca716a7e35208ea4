import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { openOrAdd, type Escalate } from '../../nurseline/cases.js';
import { dueAt, morePressing, nurseLineSchema } from '../../nurseline/priorities.js';
import type { Case } from '../../storage/types.js';

const line = nurseLineSchema.parse(parse(readFileSync('knowledge/nurse-line.yaml', 'utf8')));
const minute = 60_000;
const now = Date.UTC(2026, 0, 5, 9);

const open: Case = {
  id: 'case-1',
  number: 'C-1',
  conversationId: 'c',
  episodeId: 'e1',
  priority: 'P3',
  state: 'open',
  reasons: [],
  openedAt: now - 60 * minute,
  dueAt: now + 60 * minute,
  version: 1,
};
const ask = (change: Partial<Escalate>): Escalate => ({
  line,
  cases: [],
  episodeId: 'e1',
  code: 'Q2',
  words: 'can I take ibuprofen with warfarin?',
  subject: 'patient',
  seq: 7,
  priority: 'P2',
  now,
  newCase: () => ({ id: 'new-id', number: 'C-7F3K9' }),
  ...change,
});

describe('priorities', () => {
  test('the target of each priority is 5 minutes, 4 hours, 24 hours and 48 hours', () => {
    const minutes = (['P1', 'P2', 'P3', 'P4'] as const).map((p) => (dueAt(line, p, now) - now) / minute);
    expect(minutes).toEqual([5, 240, 1440, 2880]);
  });
  test('P1 is more pressing than P4, whichever comes first', () => {
    expect([morePressing('P1', 'P4'), morePressing('P4', 'P1'), morePressing('P2', 'P2')]).toEqual(['P1', 'P1', 'P2']);
  });
  test('a file in which P2 is due before P1 is refused with the place', () => {
    const bad = { ...line, priorities: { ...line.priorities, P2: { ...line.priorities.P2, minutes: 1 } } };
    expect(nurseLineSchema.safeParse(bad).error?.issues[0]?.path).toEqual(['priorities', 'P2', 'minutes']);
  });
  test('an outcome that stands twice is refused', () => {
    const twice = { ...line, outcomes: [...line.outcomes, line.outcomes[0]] };
    expect(nurseLineSchema.safeParse(twice).success).toBe(false);
  });
  test('every wording key of the file exists in the messages', () => {
    const messages = parse(readFileSync('knowledge/messages/en.yaml', 'utf8')).messages as Record<
      string,
      Record<string, string>
    >;
    for (const { opened, wait, meanwhile } of Object.values(line.priorities)) {
      for (const key of [opened, wait, meanwhile]) {
        const [room = '', name = ''] = key.split('.');
        expect(messages[room]?.[name]).toEqual(expect.any(String));
      }
    }
  });
});

describe('openOrAdd', () => {
  test('opens a case with its due time and the patient’s words', () => {
    expect(openOrAdd(ask({}))).toEqual({
      kind: 'open',
      id: 'new-id',
      number: 'C-7F3K9',
      episodeId: 'e1',
      priority: 'P2',
      dueAt: now + 240 * minute,
      reason: { code: 'Q2', words: 'can I take ibuprofen with warfarin?', subject: 'patient', seq: 7, at: now },
    });
  });
  test('adds to the open case of the same episode and raises it', () => {
    expect(openOrAdd(ask({ cases: [open], priority: 'P1' }))).toMatchObject({
      kind: 'add-reason',
      id: 'case-1',
      priority: 'P1',
      dueAt: now + 5 * minute,
    });
  });
  test('a lesser reason lowers neither priority nor due time', () => {
    const claimed: Case = { ...open, state: 'claimed', priority: 'P1', dueAt: now - minute };
    expect(openOrAdd(ask({ cases: [claimed], priority: 'P4' }))).toMatchObject({
      kind: 'add-reason',
      priority: 'P1',
      dueAt: now - minute,
    });
  });
  test('a closed case or another episode’s case is not added to', () => {
    const cases: Case[] = [
      { ...open, state: 'closed' },
      { ...open, id: 'case-2', episodeId: 'e2' },
    ];
    expect(openOrAdd(ask({ cases }))).toMatchObject({ kind: 'open', id: 'new-id' });
  });
  test('two reasons in one turn make one case, and a third keeps the raised priority', () => {
    const first = openOrAdd(ask({ priority: 'P3' }));
    const second = openOrAdd(ask({ priority: 'P1', code: 'RF02.1', pending: [first] }));
    const third = openOrAdd(ask({ priority: 'P2', pending: [first, second] }));
    expect(second).toMatchObject({ kind: 'add-reason', id: 'new-id', priority: 'P1', dueAt: now + 5 * minute });
    expect(third).toMatchObject({ kind: 'add-reason', id: 'new-id', priority: 'P1', dueAt: now + 5 * minute });
  });
});

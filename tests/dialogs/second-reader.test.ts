/** What the second reader may cause, and what it may not. A stand-in suspects what the test says. */
import { openStage, type Stage } from '../../evaluation/stage.js';
import type { SecondReader } from '../../triage/reader/secondReader.js';
import { site, start } from '../bot/turn/harness.js';

const asked: Array<{ text: string; besideProtocol: boolean }> = [];
const reader: SecondReader = {
  read: (text) => ({
    suspects({ besideProtocol }) {
      asked.push({ text, besideProtocol });
      const cluster = /\bRF\d\d\b/.exec(text)?.[0];
      return cluster ? { danger: 0.9, cluster } : undefined;
    },
    seemsRisky: () => text.includes('risky'),
    route: () => ({ name: 'symptom', probability: 0.5 }),
  }),
  probabilities: () => ({ danger: 0, risky: 0, cluster: 'RF01' }),
  explain: () => [],
};

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ ...site.services, secondReader: reader }, start);
});
afterAll(() => stage.close());
beforeEach(() => asked.splice(0));

const outcome = async (...texts: string[]) => {
  const conversation = stage.conversation();
  let said = await conversation.say(texts[0]!);
  for (const text of texts.slice(1)) said = await conversation.say(text);
  return { ...said.turn.outcome, cases: said.cases.length };
};

test('a suspicion is asked about, and sets no level', async () => {
  expect(await outcome('odd words RF11')).toMatchObject({
    check: 'RF11.c1',
    route: 'check',
    disposition: null,
    cases: 0,
  });
});

test('“yes” to it is an emergency by a rule', async () => {
  expect(await outcome('odd words RF11', 'yes')).toMatchObject({ disposition: 'ambulance', cluster: 'RF11', cases: 1 });
});

test('no clear answer opens a case', async () => {
  expect(await outcome('odd words RF11', 'hm', 'hm', 'hm', 'hm')).toMatchObject({ cases: 1 });
});

test('the same suspicion is asked about once', async () => {
  expect(await outcome('odd words RF11', 'no', 'again odd words RF11')).toMatchObject({ check: null });
});

test('another suspicion is asked about too', async () => {
  expect(await outcome('odd words RF11', 'no', 'odd words RF02 now')).toMatchObject({ check: 'RF02.c1' });
});

test('where a rule sees the danger, nobody asks the reader', async () => {
  expect(await outcome("she isn't breathing RF11")).toMatchObject({ disposition: 'ambulance', check: null });
  expect(asked).toEqual([]);
});

test('it is told when a protocol is about to ask', async () => {
  await outcome('I have a sore throat');
  await outcome('odd words of no kind');
  expect(asked.map(({ besideProtocol }) => besideProtocol)).toEqual([true, false]);
});

test('it reads no other language, and no cluster without a check', async () => {
  expect(await outcome('me duele un poco la cabeza RF11 desde ayer por la tarde')).toMatchObject({ check: null });
  expect(await outcome('odd words RF99')).toMatchObject({ check: null });
});

test('the ledger says who suspected', async () => {
  const { turn } = await stage.conversation().say('odd words RF11');
  expect(turn.ledger).toContainEqual({
    kind: 'danger-suspected',
    actor: 'second-reader',
    detail: { cluster: 'RF11', probability: 0.9 },
  });
});

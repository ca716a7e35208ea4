/** A language model that thinks never stands in the way of a danger. */
import { randomUUID } from 'node:crypto';
import { modelDeadlineMs } from '../../../bot/model/settings.js';
import { createEngine, type Engine } from '../../../bot/turn/engine.js';
import { leaseMs } from '../../../bot/turn/worker.js';
import { ModelFault } from '../../../knowledge/composition/languageModel.js';
import type { Store } from '../../../storage/types.js';
import { eventually, inbound, log, metrics, openStore, start } from '../turn/harness.js';
import { CountingModel, siteWith } from './modelSite.js';

/** Thinks until it is called off. */
const untilCalledOff = (signal: AbortSignal): Promise<void> =>
  new Promise((_resolve, reject) => {
    const end = (): void => reject(new ModelFault('aborted'));
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
  });
const model = new CountingModel();
const { services } = siteWith(model);

const question = 'What are the symptoms of asthma?';
const danger = 'crushing chest pain for 20 minutes';

let store: Store;
let engine: Engine;
beforeEach(async () => {
  model.calls.length = 0;
  model.during = untilCalledOff;
  const opened = await openStore();
  store = opened.store;
  engine = createEngine({
    ...opened,
    services,
    sender: { send: async () => ({ outcome: 'sent' }), close: () => undefined },
    clock: { now: () => start },
    log,
    metrics,
    reach: () => undefined,
    typing: () => undefined,
    alarm: () => undefined,
  });
  engine.start();
});
afterEach(async () => {
  await engine.stop();
  await store.close();
});

const textsOf = async (id: string): Promise<string[]> =>
  (await store.messages(id, 0))
    .filter(({ author }) => author === 'assistant')
    .map(({ activity }) => JSON.stringify(activity));

/** The question's turn waits for the model. */
async function thinking(): Promise<string> {
  const conversationId = randomUUID();
  await engine.receive(inbound(question, { conversationId }), question);
  await eventually(() => model.calls.length === 1);
  return conversationId;
}

async function answeredWordForWord(id: string): Promise<void> {
  const { text } = services.answerer.answerSection(
    { articleId: 'asthma', sectionId: 'symptoms' },
    { locale: 'en', now: start },
  ) as { text: string };
  expect((await textsOf(id)).join('\n')).toContain(JSON.stringify(text).slice(1, -1));
  const rows = await store.ledger(id);
  const note = await store.openLedger(rows.find(({ kind }) => kind === 'answered')!);
  expect(note?.detail).toMatchObject({ composition: { mode: 'section', used: null, fault: 'aborted' } });
}

it('a red flag behind a thinking model gets its card at once, and the question its page', async () => {
  const id = await thinking();
  await engine.receive(inbound(danger, { conversationId: id }), danger);
  await eventually(async () => (await textsOf(id)).some((text) => text.includes('Call 911 now')));
  await answeredWordForWord(id);
  expect(await store.waiting(start, 10)).toEqual([]);
});

it('so it does when another process received it', async () => {
  const id = await thinking();
  await store.accept(inbound(danger, { conversationId: id, urgent: true }));
  await eventually(async () => (await textsOf(id)).some((text) => text.includes('Call 911 now')));
  await answeredWordForWord(id);
});

it('so it does when it comes while an earlier message has been taken and not yet begun', async () => {
  let answered: () => void = () => undefined;
  const first = new Promise<void>((resolve) => (answered = resolve));
  model.during = (signal) => (model.calls.length === 1 ? first : untilCalledOff(signal));
  const id = await thinking();
  const next = 'What is high blood pressure?';
  await engine.receive(inbound(next, { conversationId: id }), next);
  const take = store.take.bind(store);
  const taking = jest.spyOn(store, 'take').mockImplementationOnce(async (...args) => {
    const taken = await take(...args);
    await engine.receive(inbound(danger, { conversationId: id }), danger);
    return taken;
  });
  answered();
  await eventually(async () => (await textsOf(id)).some((text) => text.includes('Call 911 now')));
  expect(taking).toHaveBeenCalled();
});

it('an ordinary message waits for its turn', async () => {
  const id = await thinking();
  await engine.receive(inbound('thanks', { conversationId: id }), 'thanks');
  await new Promise((resolve) => void setTimeout(resolve, 50));
  expect(await textsOf(id)).toEqual([]);
});

it('other conversations do not wait', async () => {
  await thinking();
  const other = randomUUID();
  await engine.receive(inbound(danger, { conversationId: other }), danger);
  await eventually(async () => (await textsOf(other)).some((text) => text.includes('Call 911 now')));
});

it('whatever the model does, every message of a crowd has its turn, and every danger its card', async () => {
  model.during = (signal) => {
    const fate = model.calls.length % 4;
    if (fate === 0) return Promise.reject(new ModelFault('timeout'));
    if (fate === 1) return Promise.reject(new Error('a defect'));
    return fate === 2 ? Promise.resolve() : untilCalledOff(signal);
  };
  const ids = Array.from({ length: 24 }, () => randomUUID());
  const texts = [question, 'What is high blood pressure?', danger];
  for (const text of texts)
    await Promise.all(ids.map((conversationId) => engine.receive(inbound(text, { conversationId }), text)));
  const turns = async (id: string): Promise<number> =>
    (await store.ledger(id)).filter(({ kind }) => kind === 'turn').length;
  for (const id of ids) {
    await eventually(async () => (await turns(id)) === texts.length);
    const cards = (await textsOf(id)).filter((text) => text.includes('"importance":"high"'));
    expect(cards).toHaveLength(1);
  }
});

it('a service that stops waits for no model, and answers before it goes', async () => {
  const id = await thinking();
  await engine.stop();
  await answeredWordForWord(id);
});

it('a turn’s lease outlasts the longest call', () => {
  expect(leaseMs).toBeGreaterThanOrEqual(modelDeadlineMs + 2_000);
});

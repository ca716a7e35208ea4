import { randomUUID } from 'node:crypto';
import type { SendResult } from '../../../bot/channels/connector/outbound.js';
import { Delivery } from '../../../bot/turn/deliver.js';
import type { Store } from '../../../storage/types.js';
import { eventually, inbound, log, metrics, openStore, start } from './harness.js';

interface Reply {
  text: string;
  urgent?: boolean;
}

async function commit(store: Store, conversationId: string, replies: Reply[]): Promise<void> {
  await store.accept(inbound('hi', { conversationId, channelId: 'msteams' }));
  const taken = (await store.take(conversationId, 'w', start + 30_000, start))!;
  await store.commit({
    conversationId,
    fence: taken.fence,
    version: taken.version,
    inboxKey: taken.item.inboxKey,
    state: {},
    cases: [],
    ledger: [],
    at: start,
    messages: replies.map(({ text, urgent = false }) => ({
      id: randomUUID(),
      author: 'assistant',
      activity: { type: 'message', text },
      send: true,
      urgent,
    })),
  });
}

function deliveryOn(store: Store, answers: (text: string, nth: number) => SendResult) {
  const sent: string[] = [];
  let now = start;
  const sender = {
    close: () => undefined,
    send: async (_reference: unknown, activity: unknown) => {
      const { text } = activity as { text: string };
      sent.push(text);
      return answers(text, sent.filter((one) => one === text).length);
    },
  };
  const delivery = new Delivery({
    store,
    sender,
    clock: { now: () => now },
    log,
    metrics,
    reach: () => undefined,
    owner: 'me',
  });
  return { delivery, sent, forward: (ms: number) => void (now += ms) };
}

describe('delivery', () => {
  let store: Store;
  beforeEach(async () => ({ store } = await openStore()));
  afterEach(() => store.close());

  it('sends in order, urgent first, each once', async () => {
    await commit(store, 'a', [{ text: '1' }, { text: '2' }, { text: 'card', urgent: true }]);
    const { delivery, sent } = deliveryOn(store, () => ({ outcome: 'sent' }));
    delivery.wake('a');
    await eventually(() => sent.length === 3);
    await delivery.stop();
    expect(sent).toEqual(['card', '1', '2']);
    expect(await store.unsent(start + 1e9, 10)).toEqual([]);
  });

  it('tries an ordinary reply once more after an unknown outcome, then parks it; what follows goes on', async () => {
    await commit(store, 'a', [{ text: 'lost' }, { text: 'next' }]);
    const { delivery, sent, forward } = deliveryOn(store, (text) =>
      text === 'lost' ? { outcome: 'unknown', error: 'TIMEOUT' } : { outcome: 'sent' },
    );
    for (let i = 0; i < 6; i += 1) {
      delivery.wake('a');
      await eventually(async () => (await store.unsent(start, 10)).length >= 0);
      await new Promise((resolve) => void setTimeout(resolve, 20));
      forward(120_000);
    }
    await delivery.stop();
    expect(sent).toEqual(['lost', 'lost', 'next']);
  });

  it('tries a card until it is confirmed', async () => {
    await commit(store, 'a', [{ text: 'card', urgent: true }]);
    const { delivery, sent, forward } = deliveryOn(store, (_text, nth) =>
      nth < 12 ? { outcome: 'unknown', error: 'TIMEOUT' } : { outcome: 'sent' },
    );
    for (let i = 0; i < 15; i += 1) {
      delivery.wake('a');
      await new Promise((resolve) => void setTimeout(resolve, 20));
      forward(120_000);
    }
    await delivery.stop();
    expect(sent).toHaveLength(12);
  });

  it('parks what the channel refuses for good', async () => {
    await commit(store, 'a', [{ text: 'card', urgent: true }, { text: '1' }]);
    const { delivery, sent } = deliveryOn(store, () => ({ outcome: 'refused', error: 'HTTP_403' }));
    delivery.wake('a');
    await eventually(() => sent.length === 2);
    await delivery.stop();
    expect(await store.unsent(start + 1e9, 10)).toEqual([]);
    expect((await store.stats(start))['outboxParked']).toBe(2);
  });
});

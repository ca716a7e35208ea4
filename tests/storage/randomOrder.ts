import { fc } from '../property.js';
import type { Store, Taken } from '../../storage/types.js';
import { inbound, leaseMs, message, newConversation, start, work } from './fixtures.js';

/** What can happen to one conversation, in any order. */
type Step =
  | { do: 'accept'; key: number; urgent: boolean }
  | { do: 'take'; owner: number }
  | { do: 'commit'; replies: number; urgent: boolean }
  | { do: 'release' }
  /** Worker and sender die; their leases run out. */
  | { do: 'crash' }
  | { do: 'send'; fail: boolean };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('accept' as const), key: fc.nat(12), urgent: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('take' as const), owner: fc.nat(1) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('commit' as const), replies: fc.nat(2), urgent: fc.boolean() }) },
  fc.record({ do: fc.constant('release' as const) }),
  fc.record({ do: fc.constant('crash' as const) }),
  { weight: 2, arbitrary: fc.record({ do: fc.constant('send' as const), fail: fc.boolean() }) },
);

/** A few lines that say what the store must do; the store is held against them. */
class Model {
  now = start;
  seq = 0;
  readonly items = new Map<string, { seq: number; urgent: boolean; done: boolean }>();
  lease: { owner: string; until: number } | null = null;
  /** The item in hand: the last take that was neither committed nor given back. */
  held: Taken | null = null;
  /** Takes that a later one overtook. */
  readonly stale: Taken[] = [];
  unsent: Array<{ seq: number; urgent: boolean }> = [];

  next() {
    const open = [...this.items].filter(([, item]) => !item.done);
    open.sort(([, a], [, b]) => Number(b.urgent) - Number(a.urgent) || a.seq - b.seq);
    return open[0]?.[0];
  }
}

/** Random sequences: nothing accepted is lost or done twice, order and sending hold, an old lease never commits. */
export async function randomOrderHolds(store: Store, runs: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const id = newConversation();
      const model = new Model();
      for (const one of steps) await apply(store, id, model, one);
      // The end of the day: whatever still waits is worked off and sent.
      await apply(store, id, model, { do: 'crash' });
      while (model.next() !== undefined) {
        await apply(store, id, model, { do: 'take', owner: 0 });
        await apply(store, id, model, { do: 'commit', replies: 1, urgent: false });
      }
      await apply(store, id, model, { do: 'send', fail: false });
      expect(await store.takeOutbox(id, 'last', model.now + leaseMs, model.now)).toEqual([]);
      expect((await store.messages(id, 0)).map((m) => m.seq)).toEqual(
        Array.from({ length: model.seq }, (_, i) => i + 1),
      );
      const done = [...model.items.values()].map((item) => item.done);
      expect(done).toEqual(done.map(() => true));
    }),
    { numRuns: runs },
  );
}

async function apply(store: Store, id: string, model: Model, one: Step): Promise<void> {
  switch (one.do) {
    case 'accept': {
      const key = `k${one.key}`;
      const known = model.items.get(key);
      const accepted = await store.accept(inbound(id, key, { urgent: one.urgent }));
      expect(accepted).toEqual(known ? { duplicate: true, seq: known.seq } : { duplicate: false, seq: model.seq + 1 });
      if (!known) model.items.set(key, { seq: (model.seq += 1), urgent: one.urgent, done: false });
      return;
    }
    case 'take': {
      const owner = `w${one.owner}`;
      const until = model.now + leaseMs;
      const item = await store.take(id, owner, until, model.now);
      if (model.lease && model.lease.owner !== owner && model.lease.until > model.now) return expect(item).toBeNull();
      expect(item?.item.inboxKey).toBe(model.next());
      if (!item) return;
      if (model.held) model.stale.push(model.held);
      model.held = item;
      model.lease = { owner, until };
      return;
    }
    case 'commit': {
      for (const old of model.stale.splice(0)) expect(await store.commit(work(old))).toEqual({ status: 'lost-lease' });
      if (!model.held) return;
      const messages = Array.from({ length: one.replies }, (_, i) => message(`r${i}`, { urgent: one.urgent }));
      const { held } = model;
      const result = await store.commit(work(held, { messages }));
      model.items.get(held.item.inboxKey)!.done = true;
      expect(result).toMatchObject({ status: 'committed', morePending: model.next() !== undefined });
      for (const _ of messages) model.unsent.push({ seq: (model.seq += 1), urgent: one.urgent });
      model.held = null;
      // With more pending the worker keeps the lease, to take the next one.
      if (model.next() === undefined) model.lease = null;
      return;
    }
    case 'release':
      if (!model.held) return;
      await store.release(model.held);
      model.held = model.lease = null;
      return;
    case 'crash':
      model.now += leaseMs;
      return;
    case 'send': {
      const items = await store.takeOutbox(id, 's', model.now + leaseMs, model.now);
      model.unsent.sort((a, b) => Number(b.urgent) - Number(a.urgent) || a.seq - b.seq);
      expect(items.map((item) => item.seq)).toEqual(model.unsent.map((item) => item.seq));
      const again = { outcome: 'retry' as const, at: model.now, error: 'down' };
      await store.sent(
        id,
        's',
        items.map(({ seq }) => (one.fail ? { seq, ...again } : { seq, outcome: 'sent' })),
      );
      if (!one.fail) model.unsent = [];
    }
  }
}

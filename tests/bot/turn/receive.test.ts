import { createReceive } from '../../../bot/turn/receive.js';
import { StoreUnavailable, type Store } from '../../../storage/types.js';
import { inbound, log, metrics, openStore, site } from './harness.js';

const deadStore = (store: Store): Store => ({ ...store, accept: () => Promise.reject(new StoreUnavailable('down')) });

async function receiver(change: (store: Store) => Store = (store) => store, breakSpool = false) {
  const { store, spool } = await openStore();
  if (breakSpool) jest.spyOn(spool, 'write').mockRejectedValue(new Error('disk full'));
  const wake = jest.fn();
  const hurry = jest.fn();
  const alarm = jest.fn();
  const deps = {
    store: change(store),
    spool,
    services: site.services,
    log,
    metrics,
    reach: () => undefined,
    worker: { wake, hurry, reserve: () => undefined },
    alarm,
  };
  return { store, spool, wake, hurry, alarm, receive: createReceive(deps) };
}

const cardText = (card: unknown): string => (card as { summary: string }).summary;

describe('receive', () => {
  it('puts a message into the inbox, wakes the worker and knows a repeat', async () => {
    const { receive, wake, store } = await receiver();
    const message = inbound('hello');
    expect(await receive(message, 'hello')).toEqual({ status: 'accepted', duplicate: false, seq: 1 });
    expect(await receive(message, 'hello')).toEqual({ status: 'accepted', duplicate: true, seq: 1 });
    expect(wake).toHaveBeenCalledWith(message.conversationId, false);
    await store.close();
  });

  it('marks a red flag as urgent', async () => {
    const { receive, wake, store } = await receiver();
    const message = inbound('crushing chest pain for 20 minutes');
    await receive(message, 'crushing chest pain for 20 minutes');
    expect(wake).toHaveBeenCalledWith(message.conversationId, true);
    await store.close();
  });

  it('lets a red flag, and nothing else, hurry the turn in hand', async () => {
    const { receive, hurry, store } = await receiver();
    await receive(inbound('hello'), 'hello');
    expect(hurry).not.toHaveBeenCalled();
    const message = inbound('crushing chest pain for 20 minutes');
    await receive(message, 'crushing chest pain for 20 minutes');
    expect(hurry).toHaveBeenCalledWith(message.conversationId);
    await store.close();
  });

  it('with a dead store an emergency gets its card from memory and its place in the spool, once', async () => {
    const { receive, spool, store, alarm } = await receiver(deadStore);
    const message = inbound('crushing chest pain for 20 minutes');
    for (let i = 0; i < 2; i += 1) {
      const result = await receive(message, 'crushing chest pain for 20 minutes');
      expect(result.status).toBe('spooled');
      expect(cardText((result as { card: unknown }).card)).toMatch(
        /^Call 911 now\..*as soon as our system works again/s,
      );
    }
    expect(await spool.size()).toBe(1);
    expect(alarm).not.toHaveBeenCalled();
    expect(await spool.drain((one) => store.accept(one))).toBe(1);
    expect(await store.accept(message)).toMatchObject({ duplicate: true });
    await store.close();
  });

  it('with store and spool dead the card says that no nurse was reached, and the alarm is raised', async () => {
    const { receive, alarm, store } = await receiver(deadStore, true);
    const result = await receive(inbound('x'), 'I took 30 paracetamol because I want to die');
    expect(cardText((result as { card: unknown }).card)).toMatch(/I could not reach a nurse/);
    expect(alarm).toHaveBeenCalledTimes(1);
    await store.close();
  });

  it('with a dead store an ordinary message is neither spooled nor answered: the channel sends it again', async () => {
    const { receive, spool, store } = await receiver(deadStore);
    expect(await receive(inbound('hello'), 'hello')).toEqual({ status: 'spooled', card: null });
    expect(await spool.size()).toBe(0);
    await store.close();
  });

  it('lets a programming error through: it is not the store that is down', async () => {
    const broken = (store: Store): Store => ({ ...store, accept: () => Promise.reject(new TypeError('bug')) });
    const { receive, store } = await receiver(broken);
    await expect(receive(inbound('hello'), 'hello')).rejects.toThrow(TypeError);
    await store.close();
  });
});

import { randomUUID } from 'node:crypto';
import { runTurn, type TurnMachine } from '../../../bot/turn/runTurn.js';
import type { Store, Taken } from '../../../storage/types.js';
import { inbound, log, openStore, site, start } from './harness.js';

const machineOn = (store: Store, more: Partial<TurnMachine> = {}): TurnMachine => ({
  store,
  services: site.services,
  clock: { now: () => start },
  log,
  newId: randomUUID,
  reach: () => undefined,
  sends: () => false,
  ...more,
});

async function taken(store: Store, text: string, conversationId = randomUUID()): Promise<Taken> {
  await store.accept(inbound(text, { conversationId }));
  return (await store.take(conversationId, 'w', start + 30_000, start))!;
}

const textsOf = (result: Awaited<ReturnType<typeof runTurn>>): string =>
  result.status === 'committed'
    ? result.messages.map(({ activity }) => JSON.stringify(activity)).join('\n')
    : result.status;

describe('runTurn', () => {
  let store: Store;
  beforeEach(async () => ({ store } = await openStore()));
  afterEach(() => store.close());

  it('runs again on what a nurse did between take and commit', async () => {
    const conversationId = randomUUID();
    const first = await runTurn(machineOn(store), await taken(store, 'nurse', conversationId));
    const [one] = first.status === 'committed' ? first.cases : [];
    await store.accept(inbound('it is about my tablets', { conversationId }));
    const second = (await store.take(conversationId, 'w', start + 30_000, start))!;
    await store.nurseAct({
      caseId: one!.id,
      nurse: 'Ada',
      verb: 'claim',
      version: one!.version,
      messages: [],
      ledger: [],
      at: start,
    });
    const result = await runTurn(machineOn(store), second);
    expect(result.status).toBe('committed');
    expect(textsOf(result)).toBe('');
  });

  it('drops the turn when another worker holds the conversation', async () => {
    const conversationId = randomUUID();
    const old = await taken(store, 'hello', conversationId);
    await store.take(conversationId, 'other', start + 90_000, start + 31_000);
    expect((await runTurn(machineOn(store), old)).status).toBe('lost-lease');
  });

  it('a turn that throws still answers, opens a case and keeps the message', async () => {
    const services = {
      ...site.services,
      answerer: { ...site.services.answerer, answer: () => Promise.reject(new Error('index broke')) },
    };
    const result = await runTurn(machineOn(store, { services }), await taken(store, 'what is asthma?'));
    expect(textsOf(result)).toMatch(/Something went wrong on my side.*Your case is C-/);
    expect(result.status === 'committed' && result.cases[0]).toMatchObject({
      priority: 'P2',
      reasons: [{ code: 'assistant-fault', words: 'what is asthma?' }],
    });
  });

  it('a failing turn with a danger in it still shows the card and opens a P1', async () => {
    const line = { ...site.services.line };
    const words = (locale: Parameters<typeof site.services.words>[0]) => {
      const own = site.services.words(locale);
      // The notice is missing: every ordinary first turn throws.
      return {
        ...own,
        text: (key: string, values?: Record<string, string>) => {
          if (key === 'notice.body') throw new Error('gone');
          return own.text(key, values);
        },
      };
    };
    const services = { ...site.services, line, words };
    const result = await runTurn(
      machineOn(store, { services }),
      await taken(store, 'crushing chest pain for 20 minutes'),
    );
    expect(textsOf(result)).toContain('Call 911 now.');
    expect(result.status === 'committed' && result.cases[0]?.priority).toBe('P1');
  });

  it('an item that took its process down three times is not given to the dialogs again', async () => {
    const one = await taken(store, 'hello');
    const result = await runTurn(machineOn(store), { ...one, item: { ...one.item, attempts: 4 } });
    expect(textsOf(result)).toContain('Something went wrong on my side');
  });

  it('takes note of other activities without a reply', async () => {
    const conversationId = randomUUID();
    await store.accept(
      inbound('', { conversationId, visible: false, activity: { type: 'conversationUpdate', id: 'u' } }),
    );
    const one = (await store.take(conversationId, 'w', start + 30_000, start))!;
    const result = await runTurn(machineOn(store), one);
    expect(result).toMatchObject({ status: 'committed', messages: [], morePending: false });
  });

  it('writes what was decided, by rule and finding, into the ledger', async () => {
    const one = await taken(store, 'crushing chest pain for 20 minutes');
    await runTurn(machineOn(store), one);
    const rows = await store.ledger(one.conversationId);
    expect(rows.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['screened', 'case-opened', 'emergency-told', 'turn']),
    );
    const told = await store.openLedger(rows.find(({ kind }) => kind === 'emergency-told')!);
    expect(told?.detail).toMatchObject({ disposition: 'ambulance', subject: 'patient' });
  });
});

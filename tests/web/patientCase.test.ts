/** `GET /webchat/case`: the patient's own case, without a word of patient or nurse. */
import { HandClock, startHarness, type Harness } from '../bot/directlineHarness.js';
import type { CaseChange } from '../../storage/types.js';

const minute = 60_000;

describe('where my case stands', () => {
  let harness: Harness;
  const clock = new HandClock();
  beforeAll(async () => void (harness = await startHarness({ clock })));
  afterAll(() => harness.close());

  const begin = async (): Promise<{ cookie: string; conversationId: string }> => {
    const response = await fetch(`${harness.url}/webchat/token`, { method: 'POST' });
    const cookie = response.headers.get('set-cookie')!.split(';')[0]!;
    return { cookie, conversationId: ((await response.json()) as { conversationId: string }).conversationId };
  };
  const asked = async (cookie: string): Promise<unknown> =>
    ((await (await fetch(`${harness.url}/webchat/case`, { headers: { cookie } })).json()) as { case: unknown }).case;
  const opened = (conversationId: string, priority: 'P1' | 'P2' | 'P3', minutes: number): Promise<void> => {
    const dueAt = clock.now() + minutes * minute;
    const reason = { code: 'Q2', words: 'my secret words', subject: 'patient', seq: 1, at: clock.now() };
    const id = `k-${conversationId}`;
    const change: CaseChange = {
      kind: 'open',
      id,
      number: `C-${conversationId.slice(0, 6)}`,
      episodeId: 'e',
      priority,
      dueAt,
      reason,
    };
    return harness.say(conversationId, { activity: { type: 'message', text: 'Your case is open.' } }, [change]);
  };

  test('nobody without a cookie, nor with a foreign one, is told anything', async () => {
    expect(await asked('')).toBeNull();
    expect(await asked('careline_chat=forged')).toBeNull();
    const { cookie } = await begin();
    expect(await asked(cookie)).toBeNull();
  });

  test('number, place in the queue and minutes; then who has taken it; then nothing', async () => {
    const [mine, other] = [await begin(), await begin()];
    await opened(mine.conversationId, 'P3', 90);
    await opened(other.conversationId, 'P1', 5);
    const number = `C-${mine.conversationId.slice(0, 6)}`;
    expect(await asked(mine.cookie)).toEqual({ number, state: 'open', ahead: 1, minutes: 90, urgent: false });
    expect(await asked(other.cookie)).toMatchObject({ ahead: 0, minutes: 5, urgent: true });
    clock.forward(20 * minute);
    expect(await asked(other.cookie)).toMatchObject({ minutes: -15 });
    const act = async (verb: 'claim' | 'close'): Promise<void> => {
      const { id, version } = (await harness.store.case(`k-${mine.conversationId}`))!;
      const action = { caseId: id, nurse: 'Ana Silva', verb, version, outcome: 'told', messages: [], ledger: [] };
      expect((await harness.store.nurseAct({ ...action, at: clock.now() })).status).toBe('done');
    };
    await act('claim');
    expect(await asked(mine.cookie)).toEqual({
      number,
      state: 'claimed',
      ahead: 0,
      minutes: 70,
      urgent: false,
      nurse: 'Ana Silva',
    });
    await act('close');
    expect(await asked(mine.cookie)).toBeNull();
  });

  test('nothing that was said is in the answer', async () => {
    const { cookie, conversationId } = await begin();
    await opened(conversationId, 'P2', 60);
    expect(JSON.stringify(await asked(cookie))).not.toContain('secret');
  });

  test.each([
    ['', 'SameSite=Strict'],
    ['?framed=1', 'SameSite=None; Secure; Partitioned'],
  ])('over TLS the cookie is %s -> %s', async (query, marks) => {
    const headers = { 'x-forwarded-proto': 'https' };
    const response = await fetch(`${harness.url}/webchat/token${query}`, { method: 'POST', headers });
    expect(response.headers.get('set-cookie')).toContain(marks);
  });

  test('without TLS a frame gets no cookie that other sites could use', async () => {
    const response = await fetch(`${harness.url}/webchat/token?framed=1`, { method: 'POST' });
    expect(response.headers.get('set-cookie')).toContain('SameSite=Strict');
  });
});

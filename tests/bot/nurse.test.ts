import { startNurseLine, text, type NurseLineServer } from './nurseHarness.js';

let now = Date.UTC(2026, 0, 5, 9);
let server: NurseLineServer;
beforeEach(async () => {
  now = Date.UTC(2026, 0, 5, 9);
  server = await startNurseLine({ now: () => now });
});
afterEach(() => server.close());

interface Answer {
  status: number;
  // Bodies differ by address; each test names what it expects.
  // oxlint-disable-next-line typescript/no-explicit-any -- a body of any form, looked at by the assertions
  body: any;
  headers: Headers;
}
async function call(
  method: string,
  path: string,
  options: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const headers: Record<string, string> = { ...options.headers };
  if (options.token) headers['Authorization'] = `Bearer ${options.token}`;
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  const init: RequestInit = { method, headers };
  if (options.body !== undefined) init.body = JSON.stringify(options.body);
  const response = await fetch(`${server.url}/nurse/api/${path}`, init);
  return { status: response.status, body: await response.json(), headers: response.headers };
}
const ana = { token: 'ana-token' };
const ben = { token: 'ben-token' };
const ibuprofen = { words: 'can I take ibuprofen with warfarin?', code: 'Q2.1', priority: 'P2' as const };
const chest = { words: 'crushing chest pain for 20 minutes', code: 'RF02.1', priority: 'P1' as const };

describe('who may call', () => {
  test('nothing is shown without a token or a session', async () => {
    for (const path of ['cases', 'cases/x', 'line', 'events', 'session']) {
      expect(await call('GET', path)).toMatchObject({ status: 401, body: { error: { code: 'CL5001' } } });
    }
    expect(await call('POST', 'cases/x/claim', { body: { version: 1 } })).toMatchObject({ status: 401 });
  });
  test.each(['', 'wrong', 'ana-token2', 'Ana:ana-token'])('the token "%s" is refused', async (token) => {
    expect(await call('GET', 'cases', { headers: { Authorization: `Bearer ${token}` } })).toMatchObject({
      status: 401,
    });
  });
  test('a bare token signs in "Nurse"', async () => {
    await server.close();
    server = await startNurseLine({ tokens: 'just-a-token' });
    expect(await call('GET', 'session', { token: 'just-a-token' })).toMatchObject({
      status: 200,
      body: { name: 'Nurse' },
    });
  });
});

describe('signing in with the printed link', () => {
  const signIn = async (name = ' Ana \u0000 Ruiz ') =>
    call('POST', 'session', { body: { code: server.signIn.code(), name } });
  const cookie = ({ headers }: Answer) => (headers.get('set-cookie') ?? '').split(';')[0] ?? '';

  test('gives an HttpOnly, same-site cookie that tells who one is', async () => {
    const answer = await signIn();
    expect(answer).toMatchObject({ status: 200, body: { name: 'Ana Ruiz' } });
    expect(answer.headers.get('set-cookie')).toMatch(
      /^careline_nurse=[\w-]{43}; Path=\/nurse; HttpOnly; SameSite=Strict; Max-Age=43200$/,
    );
    expect(await call('GET', 'session', { headers: { Cookie: cookie(answer) } })).toMatchObject({
      body: { name: 'Ana Ruiz' },
    });
  });
  test('the code works once', async () => {
    const code = server.signIn.code();
    expect((await call('POST', 'session', { body: { code, name: 'Ana' } })).status).toBe(200);
    expect((await call('POST', 'session', { body: { code, name: 'Ben' } })).status).toBe(401);
  });
  test('the code runs out after an hour', async () => {
    const code = server.signIn.code();
    now += 3_600_001;
    expect((await call('POST', 'session', { body: { code, name: 'Ana' } })).status).toBe(401);
  });
  test('a name without a letter is refused and leaves the code good', async () => {
    const code = server.signIn.code();
    expect((await call('POST', 'session', { body: { code, name: ' \u0007 ' } })).status).toBe(400);
    expect((await call('POST', 'session', { body: { code, name: 'Ana' } })).status).toBe(200);
  });
  test('a session ends after 12 hours, and when the nurse signs out', async () => {
    const first = cookie(await signIn());
    now += 12 * 3_600_000 + 1;
    expect((await call('GET', 'cases', { headers: { Cookie: first } })).status).toBe(401);
    const second = cookie(await signIn());
    const own = { Cookie: second, 'Sec-Fetch-Site': 'same-origin' };
    expect((await call('DELETE', 'session', { headers: own })).status).toBe(200);
    expect((await call('GET', 'cases', { headers: own })).status).toBe(401);
  });
  test('a page of another origin can do nothing with the cookie', async () => {
    const { caseId } = await server.seed(ibuprofen);
    const Cookie = cookie(await signIn('Ana'));
    const claim = (headers: Record<string, string>) =>
      call('POST', `cases/${caseId}/claim`, { body: { version: 1 }, headers: { Cookie, ...headers } });
    for (const headers of [
      {},
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site', Origin: server.url },
    ]) {
      expect(await claim(headers)).toMatchObject({ status: 403, body: { error: { code: 'CL5002' } } });
    }
    expect((await claim({ Origin: server.url })).status).toBe(200);
  });
  test('another site cannot plant a session', async () => {
    const body = { code: server.signIn.code(), name: 'Mallory' };
    expect((await call('POST', 'session', { body, headers: { Origin: 'https://evil.example' } })).status).toBe(403);
  });
});

describe('the queue', () => {
  test('open holds every case not closed, by priority, then due time; overdue is marked', async () => {
    await server.seed({ ...ibuprofen, dueAt: now + 2_000 });
    await server.seed({ ...ibuprofen, dueAt: now - 1_000 });
    await server.seed(chest);
    await call('POST', 'cases/case-1/claim', { ...ana, body: { version: 1 } });
    const { body } = await call('GET', 'cases?state=open', ana);
    expect(body.cases.map((one: { id: string }) => one.id)).toEqual(['case-3', 'case-2', 'case-1']);
    expect(body.cases.map((one: { overdue: boolean }) => one.overdue)).toEqual([false, true, false]);
    expect(body.cases[0]).toEqual({
      id: 'case-3',
      number: 'C-1003',
      priority: 'P1',
      state: 'open',
      reason: '“crushing chest pain for 20 minutes” (Heart attack)',
      conversationId: 'conversation-3',
      openedAt: '2026-01-05T09:00:00.000Z',
      dueAt: '2026-01-05T09:05:00.000Z',
      overdue: false,
      version: 1,
    });
    expect((await call('GET', 'cases?state=claimed', ana)).body.cases).toHaveLength(1);
    expect((await call('GET', 'cases?state=closed', ana)).body.cases).toEqual([]);
    expect(await call('GET', 'cases?state=odd', ana)).toMatchObject({
      status: 422,
      body: { error: { problem: 'bad-request' } },
    });
  });
  test('the most pressing reason is shown, whichever came first', async () => {
    const { conversationId, caseId } = await server.seed(ibuprofen);
    await server.seed({ ...chest, conversationId, caseId });
    const { body } = await call('GET', 'cases', ana);
    expect(body.cases).toMatchObject([
      { id: caseId, priority: 'P1', reason: expect.stringContaining('crushing chest pain') },
    ]);
  });
});

describe('a case', () => {
  test('is claimed by one nurse; the other is told who has it', async () => {
    const { caseId, conversationId } = await server.seed(ibuprofen);
    const both = await Promise.all(
      [ana, ben].map((who) => call('POST', `cases/${caseId}/claim`, { ...who, body: { version: 1 } })),
    );
    const [won, lost] = both[0]!.status === 200 ? both : [both[1], both[0]];
    expect(won).toMatchObject({ status: 200, body: { case: { state: 'claimed', version: 2 } } });
    const winner = won!.body.case.claimedBy;
    expect(lost).toMatchObject({
      status: 409,
      body: { error: { code: 'CL5004', problem: 'claimed-by-other', claimedBy: winner } },
    });
    const notices = (await server.store.messages(conversationId, 0)).filter(({ activity }) =>
      JSON.stringify(activity).includes(text('case.claimed', { nurse: winner })),
    );
    expect(notices).toHaveLength(1);
  });
  test('the whole way: claim, reply, close; the patient reads each step', async () => {
    const { caseId, conversationId, number } = await server.seed(ibuprofen);
    const claimed = await call('POST', `cases/${caseId}/claim`, { ...ana, body: { version: 1 } });
    const reply = {
      version: claimed.body.case.version,
      replyId: 'r1',
      text: 'No, please do not.\r\nUse paracetamol.\u0000',
    };
    const replied = await call('POST', `cases/${caseId}/reply`, { ...ana, body: reply });
    expect(replied.status).toBe(200);
    const { version } = replied.body.case;
    const closed = await call('POST', `cases/${caseId}/close`, { ...ana, body: { version, outcome: 'advice-given' } });
    expect(closed).toMatchObject({ status: 200, body: { case: { state: 'closed', outcome: 'advice-given' } } });
    const { body } = await call('GET', `cases/${caseId}`, ben);
    expect(body.transcript.map((one: { author: string; text: string }) => [one.author, one.text])).toEqual([
      ['patient', ibuprofen.words],
      ['assistant', text('case.opened', { case: number })],
      ['assistant', text('case.claimed', { nurse: 'Ana' })],
      ['nurse', 'No, please do not.\nUse paracetamol.'],
      ['assistant', text('case.closed', { case: number })],
    ]);
    const kinds = await Promise.all(
      (await server.store.ledger(conversationId)).map(async (row) => [
        row.kind,
        (await server.store.openLedger(row))?.actor,
      ]),
    );
    expect(kinds).toEqual([
      ['case-opened', 'rules'],
      ['nurse-claimed', 'nurse:Ana'],
      ['nurse-replied', 'nurse:Ana'],
      ['case-closed', 'nurse:Ana'],
    ]);
  });
  test('a reply sent twice reaches the patient once, even after the case has moved on', async () => {
    const { caseId, conversationId } = await server.seed(ibuprofen);
    await call('POST', `cases/${caseId}/claim`, { ...ana, body: { version: 1 } });
    const body = { version: 2, replyId: 'same', text: 'Hello' };
    const once = await call('POST', `cases/${caseId}/reply`, { ...ana, body });
    await call('POST', `cases/${caseId}/hand-back`, { ...ana, body: { version: once.body.case.version } });
    expect((await call('POST', `cases/${caseId}/reply`, { ...ana, body })).status).toBe(200);
    const said = (await server.store.messages(conversationId, 0)).filter(({ author }) => author === 'nurse');
    expect(said).toHaveLength(1);
  });
  test('any nurse puts a case back into the queue, also one whose nurse has gone home', async () => {
    const { caseId } = await server.seed(ibuprofen);
    await call('POST', `cases/${caseId}/claim`, { ...ana, body: { version: 1 } });
    const back = await call('POST', `cases/${caseId}/hand-back`, { ...ben, body: { version: 2 } });
    expect(back).toMatchObject({ status: 200, body: { case: { state: 'open' } } });
    expect(back.body.case.claimedBy).toBeUndefined();
    expect(
      (await call('POST', `cases/${caseId}/claim`, { ...ben, body: { version: back.body.case.version } })).status,
    ).toBe(200);
  });
  test.each([
    ['a reply without replyId', 'reply', { version: 2, text: 'Hi' }, 'reply-id-missing'],
    ['a reply of control characters', 'reply', { version: 2, replyId: 'r', text: ' \u0000\n ' }, 'empty-text'],
    ['a reply of 8,001 characters', 'reply', { version: 2, replyId: 'r', text: 'x'.repeat(8_001) }, 'text-too-long'],
    ['advice given without a reply', 'close', { version: 2, outcome: 'advice-given' }, 'outcome-needs-reply'],
    ['an outcome that is not listed', 'close', { version: 2, outcome: 'cured' }, 'unknown-outcome'],
    ['closing without outcome', 'close', { version: 2 }, 'unknown-outcome'],
    ['a version that is text', 'claim', { version: '2' }, 'bad-request'],
    ['a body that is a list', 'claim', [], 'bad-request'],
    ['no body', 'claim', undefined, 'bad-request'],
  ])('%s is refused', async (_name, verb, body, problem) => {
    const { caseId } = await server.seed(ibuprofen);
    await call('POST', `cases/${caseId}/claim`, { ...ana, body: { version: 1 } });
    expect(await call('POST', `cases/${caseId}/${verb}`, { ...ana, body })).toMatchObject({
      status: 422,
      body: { error: { code: 'CL5005', problem } },
    });
  });
  test('only the nurse who has it may reply, and nobody before a claim', async () => {
    const { caseId } = await server.seed(ibuprofen);
    const reply = (who: { token: string }, version: number) =>
      call('POST', `cases/${caseId}/reply`, { ...who, body: { version, replyId: 'r', text: 'Hi' } });
    expect(await reply(ana, 1)).toMatchObject({ status: 409, body: { error: { problem: 'not-claimed' } } });
    await call('POST', `cases/${caseId}/claim`, { ...ana, body: { version: 1 } });
    expect(await reply(ben, 2)).toMatchObject({
      status: 409,
      body: { error: { problem: 'claimed-by-other', claimedBy: 'Ana' } },
    });
  });
  test('one that does not exist is 404, for reading and for every act', async () => {
    expect(await call('GET', 'cases/none', ana)).toMatchObject({ status: 404, body: { error: { code: 'CL5003' } } });
    for (const verb of ['claim', 'reply', 'hand-back', 'close']) {
      expect((await call('POST', `cases/none/${verb}`, { ...ana, body: { version: 1 } })).status).toBe(404);
    }
  });
});

describe('the log', () => {
  test('every access is there, with ids and the nurse, without a word of the patient', async () => {
    const { caseId } = await server.seed(ibuprofen);
    await call('GET', `cases/${caseId}`, ana);
    await call('POST', `cases/${caseId}/claim`, { ...ben, body: { version: 1 } });
    const lines = server.logged.map((one) => JSON.parse(one) as Record<string, unknown>);
    expect(lines).toEqual([
      expect.objectContaining({ msg: 'nurse access', name: 'Ana', caseId, verb: 'read', status: 200 }),
      expect.objectContaining({ msg: 'nurse access', name: 'Ben', caseId, verb: 'claim', status: 200 }),
    ]);
    expect(server.logged.join('')).not.toContain('warfarin');
  });
});

import { startNurseLine, type NurseLineServer } from './nurseHarness.js';

let server: NurseLineServer;
beforeEach(async () => {
  server = await startNurseLine();
});
afterEach(() => server.close());

const ana = { Authorization: 'Bearer ana-token' };
const question = { words: 'can I take ibuprofen with warfarin?', code: 'Q2.1', priority: 'P2' as const };

/** Opens the stream; `next` waits for text that holds something. */
async function listen(headers: Record<string, string> = ana) {
  const stop = new AbortController();
  const response = await fetch(`${server.url}/nurse/api/events`, { headers, signal: stop.signal });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let seen = '';
  const next = async (wanted: string): Promise<string> => {
    while (!seen.includes(wanted)) {
      const { done, value } = await reader.read();
      if (done) throw new Error(`the stream ended after: ${seen}`);
      seen += value;
    }
    return seen;
  };
  return { response, next, seen: () => seen, stop: () => stop.abort(), ended: () => reader.read() };
}

test('a new case and a message in it are told by their ids, without a word of the patient', async () => {
  const stream = await listen();
  expect(stream.response.headers.get('content-type')).toMatch(/^text\/event-stream/);
  await stream.next(': connected');
  const { caseId, conversationId } = await server.seed(question);
  await stream.next(`data: {"kind":"case","caseId":"${caseId}"}\n\n`);
  const all = await stream.next(`"kind":"message","conversationId":"${conversationId}"`);
  expect(all).not.toContain('warfarin');
  expect(server.failures).toEqual([]);
  stream.stop();
});

test('an act of another nurse is told', async () => {
  const { caseId } = await server.seed(question);
  const stream = await listen();
  await stream.next(': connected');
  const init = { method: 'POST', headers: { ...ana, 'Content-Type': 'application/json' }, body: '{"version":1}' };
  expect((await fetch(`${server.url}/nurse/api/cases/${caseId}/claim`, init)).status).toBe(200);
  await stream.next(`"caseId":"${caseId}"`);
  stream.stop();
});

test('messages of a conversation without a case are not told', async () => {
  const stream = await listen();
  await stream.next(': connected');
  await server.store.accept({
    conversationId: 'without-case',
    channelId: 'directline',
    inboxKey: 'k',
    activityId: 'a',
    activity: { type: 'message', text: 'hello' },
    reference: {},
    visible: true,
    urgent: false,
    at: Date.now(),
  });
  const { caseId } = await server.seed(question);
  await stream.next(`"caseId":"${caseId}"`);
  await stream.next(': still here');
  expect(stream.seen()).not.toContain('without-case');
  stream.stop();
});

test('the stream ends when the nurse signs out', async () => {
  const body = JSON.stringify({ code: server.signIn.code(), name: 'Ana' });
  const json = { 'Content-Type': 'application/json' };
  const signedIn = await fetch(`${server.url}/nurse/api/session`, { method: 'POST', headers: json, body });
  const own = { Cookie: signedIn.headers.get('set-cookie')!.split(';')[0]!, 'Sec-Fetch-Site': 'same-origin' };
  const stream = await listen(own);
  await stream.next(': connected');
  await fetch(`${server.url}/nurse/api/session`, { method: 'DELETE', headers: own });
  await expect(stream.next('never')).rejects.toThrow();
});

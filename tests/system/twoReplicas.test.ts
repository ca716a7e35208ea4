/** Two services on one PostgreSQL: whoever gets a message, whoever dies, the patient sees one conversation. */
import { fakeConnector, type FakeConnector } from '../../evaluation/kill/connector.js';
import type { RunningService } from '../../evaluation/service.js';
import { startPostgres, type PostgresServer } from '../storage/postgresServer.js';
import { channelMessage, type Line, nurse, openCases, send, WebPatient } from './clients.js';
import { cleanUp, nurseToken, secrets, start, tempFolder, until } from './support.js';

jest.setTimeout(300_000);

const chestPain = 'crushing chest pain for 20 minutes';
const shared = secrets();
let postgres: PostgresServer;
let connector: FakeConnector;
let databaseUrl: string;
let a: RunningService;
let b: RunningService;

const replica = (env: Record<string, string> = {}) =>
  start({ ...shared, DATABASE_URL: databaseUrl, DATA_DIR: tempFolder(), ...env });

beforeAll(async () => {
  [postgres, connector] = await Promise.all([startPostgres(), fakeConnector()]);
  databaseUrl = await postgres.database('replicas');
  // At once, on an empty database: both run the migrations.
  [a, b] = await Promise.all([replica(), replica()]);
});
afterAll(async () => {
  await cleanUp();
  await connector?.close();
  await postgres?.close();
});

/** Turns that a service has run since its start. */
async function turns(service: RunningService): Promise<number> {
  const metrics = (await send(`${service.url}/metrics`)).text;
  const counts = [...metrics.matchAll(/^careline_turn_seconds_count\{?.*?\}? (\d+)$/gm)];
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
}

/** What a patient read, without what differs from conversation to conversation. */
const plain = (bodies: string[]) =>
  bodies
    .map((body) => textOf(JSON.parse(body) as { text?: string }).replace(/C-[2-9A-Z]{5}|[0-9a-f-]{36}/g, '…'))
    .sort();
const textOf = ({ text, attachments }: { text?: string; attachments?: unknown }): string =>
  `${text ?? ''}${JSON.stringify(attachments ?? '')}`;

test('a message posted to both at once is one turn with one set of replies and one case', async () => {
  const texts = [chestPain, 'can I take ibuprofen with warfarin?', 'hello'];
  const expected = new Map<string, string[]>();
  for (const [i, text] of texts.entries()) {
    await send(`${a.url}/api/messages`, { json: channelMessage(connector.url, `alone-${i}`, text) });
    await until('the reply to one message', async () => connector.received(`alone-${i}`).length > 0);
  }
  const patients = Array.from({ length: 30 }, (_, i) => ({ id: `both-${i}`, text: texts[i % 3]! }));
  await Promise.all(
    patients.map(async ({ id, text }) => {
      const activity = channelMessage(connector.url, id, text);
      const answers = await Promise.all([a, b].map(({ url }) => send(`${url}/api/messages`, { json: activity })));
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    }),
  );
  await until('every reply', async () => patients.every(({ id }) => connector.received(id).length > 0));
  await until('33 turns', async () => (await turns(a)) + (await turns(b)) >= 33);
  await until('an empty outbox', async () =>
    /^careline_store\{what="outboxUnsent"\} 0$/m.test((await send(`${a.url}/metrics`)).text),
  );
  for (const [i, text] of texts.entries()) expected.set(text, plain(connector.received(`alone-${i}`)));

  for (const { id, text } of patients) expect(plain(connector.received(id))).toEqual(expected.get(text));
  expect((await turns(a)) + (await turns(b))).toBe(33);
  const priorities = (await openCases(b.url)).map(({ priority }) => priority);
  expect(priorities.filter((one) => one === 'P1')).toHaveLength(11);
  expect(priorities.filter((one) => one === 'P2')).toHaveLength(11);
  expect(priorities).toHaveLength(22);
});

test('an id that PostgreSQL cannot hold is unknown, not a fault', async () => {
  const portal = { authorization: `Bearer ${shared['DIRECTLINE_SECRET']}` };
  const tokens = `${a.url}/v3/directline/tokens/generate`;
  const generate = (conversationId: string) =>
    send(tokens, { json: { user: { id: 'p\0' }, conversationId }, headers: portal });
  expect((await generate('a\0b')).status).toBe(403);
  expect((await generate('\ud83d')).status).toBe(403);
  expect((await nurse(a.url, 'cases/a%00b')).status).toBe(404);
  expect((await nurse(a.url, 'cases/a%00b/claim', { version: 1 })).status).toBe(404);
  const lone = channelMessage(connector.url, 'lone-\ud83d', 'hello');
  expect((await send(`${a.url}/api/messages`, { json: { ...lone, id: 'id-\ud83d' } })).status).toBe(200);
});

test('a patient on one replica reads at once what a turn on the other replica replied', async () => {
  const patient = await WebPatient.at(a.url);
  const stream = await patient.stream(a.url);
  const before = await turns(b);
  let written = 0;
  // Either replica may take a message; it is written to B until B has run a turn itself.
  await until('a turn on B', async () => {
    written += 1;
    expect((await patient.write(b.url, 'hello')).status).toBe(200);
    await until('the reply on the stream of A', async () => answered(stream.seen, written), 5_000);
    return (await turns(b)) > before;
  });
  stream.close();
});

/** True when so many messages of the patient came down, and after the last of them one of the assistant. */
function answered(seen: Line[], written: number): boolean {
  const messages = seen.filter(({ type }) => type === 'message');
  const own = messages.filter(({ from }) => from.role === 'user').length;
  return own === written && messages.at(-1)?.from.role === 'bot';
}

/** Milliseconds from a patient's alarm on A until a nurse on B is told of the case. */
async function toldAfter(): Promise<number> {
  const events = await fetch(`${b.url}/nurse/api/events`, { headers: { authorization: `Bearer ${nurseToken}` } });
  const reader = events.body!.getReader();
  await reader.read();
  const patient = await WebPatient.at(a.url);
  let told = 0;
  const listening = (async () => {
    const decoder = new TextDecoder();
    for (let text = ''; !text.includes('"kind":"case"');) {
      const { value, done } = await reader.read();
      if (done) throw new Error('the event stream ended');
      text += decoder.decode(value);
    }
    told = Date.now();
  })();
  const written = Date.now();
  await patient.write(a.url, chestPain);
  await patient.replies(a.url, 'Call 911 now.');
  await listening;
  await reader.cancel();
  expect((await openCases(b.url)).filter((one) => one.conversationId === patient.conversationId)).toHaveLength(1);
  return told - written;
}

test('a nurse on one replica is told within a second of the case of a patient on the other', async () => {
  // The best of three: other tests share the machine.
  const times = [await toldAfter(), await toldAfter(), await toldAfter()];
  expect(Math.min(...times)).toBeLessThan(1_000);
});

/** Gives a doomed replica work until it dies over some; a live one may take what it was given. */
async function workUntilDead(
  doomed: RunningService,
  work: (n: number) => Promise<() => Promise<boolean>>,
): Promise<void> {
  const life = { over: false };
  void doomed.ended.then(() => (life.over = true));
  for (let n = 0; !life.over; n += 1) {
    const done = await work(n);
    await until('a death or an answer', async () => life.over || (await done()));
  }
}

test('when a replica dies in mid-turn or before sending, the others finish after its leases', async () => {
  const [inTurn, inSend] = await Promise.all([
    replica({ FAIL_POINT: 'acted:1' }),
    replica({ FAIL_POINT: 'sending:1' }),
  ]);
  const patients: WebPatient[] = [];
  const channels: string[] = [];
  const web = workUntilDead(inTurn, async () => {
    const patient = await WebPatient.at(a.url);
    patients.push(patient);
    await patient.write(inTurn.url, chestPain).catch(() => patient.write(b.url, chestPain));
    return async () => (await patient.lines(a.url)).some(({ from }) => from.role === 'bot');
  });
  const channel = workUntilDead(inSend, async (n) => {
    const activity = channelMessage(connector.url, `sender-dies-${n}`, chestPain);
    channels.push(activity.conversation.id);
    const post = (url: string) => send(`${url}/api/messages`, { json: activity });
    await post(inSend.url).catch(() => post(b.url));
    return async () => connector.received(`sender-dies-${n}`).length > 0;
  });
  await Promise.all([web, channel]);

  // 30 s of the turn's lease, 60 s of the sender's, and a poll.
  for (const id of channels)
    await until(
      'the card at the connector',
      async () => connector.received(id).some((body) => body.includes('911')),
      120_000,
    );
  for (const patient of patients) {
    await patient.replies(a.url, 'Call 911 now.', 120_000);
    const own = (await openCases(b.url)).filter((one) => one.conversationId === patient.conversationId);
    expect(own.map(({ priority }) => priority)).toEqual(['P1']);
    expect((await patient.lines(b.url)).filter(({ text }) => text === chestPain)).toHaveLength(1);
  }
});

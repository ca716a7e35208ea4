/** The database goes away under a running service: an emergency still gets its card, and nothing is lost or doubled. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fakeConnector, type FakeConnector } from '../../evaluation/kill/connector.js';
import type { RunningService } from '../../evaluation/service.js';
import { startPostgres, type PostgresServer } from '../storage/postgresServer.js';
import { channelMessage, openCases, send, WebPatient } from './clients.js';
import { cleanUp, secrets, start, tempFolder, until } from './support.js';

jest.setTimeout(120_000);

const chestPain = 'crushing chest pain for 20 minutes';
const card = 'Call 911 now.';
let postgres: PostgresServer;
let connector: FakeConnector;
let service: RunningService;
let dataDir: string;

beforeAll(async () => {
  [postgres, connector] = await Promise.all([startPostgres(), fakeConnector()]);
  dataDir = tempFolder();
  service = await start({ ...secrets(), DATABASE_URL: await postgres.database('down'), DATA_DIR: dataDir });
});
afterAll(async () => {
  await cleanUp();
  await connector?.close();
  await postgres?.close();
});

const spooled = () => readdirSync(join(dataDir, 'spool')).filter((name) => name.endsWith('.sealed'));
const casesOf = async (id: string) => (await openCases(service.url)).filter((one) => one.conversationId === id);

test('an emergency outlives the store: card at once, spool, and one case when the store is back', async () => {
  const { url } = service;
  const [patient, calm] = [await WebPatient.at(url), await WebPatient.at(url)];
  await calm.write(url, 'hello');
  await calm.replies(url, 'help');
  const stream = await patient.stream(url);
  const activity = channelMessage(connector.url, 'channel', chestPain);
  const post = () => send(`${url}/api/messages`, { json: activity });
  expect((await send(`${url}/readyz`)).status).toBe(200);

  await postgres.stop();

  const emergency = await patient.write(url, chestPain, 'one-key');
  expect(emergency.status).toBe(503);
  expect(emergency.body.error.code).toBe('CL2002');
  expect(JSON.stringify(emergency.body.activities)).toContain(card);
  await until('the card on the open stream', async () => JSON.stringify(stream.seen).includes(card));
  expect(stream.seen.some(({ text }) => text === chestPain)).toBe(false);

  expect((await post()).status).toBe(503);
  expect(connector.received('channel').join()).toContain(card);
  expect(spooled()).toHaveLength(2);

  const ordinary = await calm.write(url, 'what is high blood pressure?', 'calm-key');
  expect(ordinary.status).toBe(503);
  expect(ordinary.body.activities).toEqual([]);
  const ready = await send(`${url}/readyz`);
  expect([ready.status, ready.body.failing]).toEqual([503, ['store']]);
  expect((await send(`${url}/healthz`)).status).toBe(200);

  // Clients try again while the store is away: the card again, no second spool file.
  expect((await patient.write(url, chestPain, 'one-key')).status).toBe(503);
  expect((await post()).status).toBe(503);
  expect(spooled()).toHaveLength(2);

  await postgres.start();
  await until('readiness', async () => (await send(`${url}/readyz`)).status === 200);
  expect((await patient.write(url, chestPain, 'one-key')).status).toBe(200);
  expect((await post()).status).toBe(200);
  expect((await calm.write(url, 'what is high blood pressure?', 'calm-key')).status).toBe(200);
  await until('an empty spool', async () => spooled().length === 0);
  await patient.replies(url, card);
  await calm.replies(url, 'High blood pressure');

  expect((await patient.lines(url)).filter(({ text }) => text === chestPain)).toHaveLength(1);
  expect((await casesOf(patient.conversationId)).map(({ priority }) => priority)).toEqual(['P1']);
  // The patient's on the web and the one on the channel, which has a conversation id of its own.
  const all = await until('both cases', async () => {
    const cases = await openCases(url);
    return cases.length >= 2 && cases;
  });
  expect(all.map(({ priority }) => priority)).toEqual(['P1', 'P1']);
  stream.close();
});

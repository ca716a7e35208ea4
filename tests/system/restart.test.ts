/** One process, one file: after a crash nobody else can hold a conversation, so an emergency is not kept waiting. */
import { fakeConnector } from '../../evaluation/kill/connector.js';
import { channelMessage, send, WebPatient } from './clients.js';
import { cleanUp, start, tempFolder, until } from './support.js';

jest.setTimeout(120_000);
afterAll(cleanUp);

const chestPain = 'crushing chest pain for 20 minutes';
const card = 'Call 911 now.';
/** From readiness to the card; a lease is 30 s, a sender's 60 s. */
const soonMs = 10_000;

test('an emergency that was in mid-turn at a crash gets its card soon after the restart', async () => {
  const DATA_DIR = tempFolder();
  const first = await start({ DATA_DIR, FAIL_POINT: 'acted:1' });
  const patient = await WebPatient.at(first.url);
  await patient.write(first.url, chestPain).catch(() => undefined);
  await first.ended;
  const second = await start({ DATA_DIR });
  await patient.replies(second.url, card, soonMs);
});

test('a card that was about to be sent at a crash reaches the channel soon after the restart', async () => {
  const DATA_DIR = tempFolder();
  const connector = await fakeConnector();
  const first = await start({ DATA_DIR, FAIL_POINT: 'sending:1' });
  const activity = channelMessage(connector.url, 'crash', chestPain);
  await send(`${first.url}/api/messages`, { json: activity }).catch(() => undefined);
  await first.ended;
  await start({ DATA_DIR });
  const arrived = async () => connector.received('crash').some((body) => body.includes(card));
  await until('the card at the connector', arrived, soonMs);
  await connector.close();
});

/** An orderly stop under load: what was accepted is answered, before the stop or after the next start. */
import { fakeConnector } from '../../evaluation/kill/connector.js';
import { channelMessage, send, WebPatient } from './clients.js';
import { cleanUp, nurseToken, start, tempFolder, until } from './support.js';

jest.setTimeout(120_000);
afterAll(cleanUp);

test('SIGTERM while messages come in ends in order within 10 s, and everything accepted is answered', async () => {
  const dataDir = tempFolder();
  const connector = await fakeConnector();
  const first = await start({ DATA_DIR: dataDir });
  const patients: WebPatient[] = [];
  for (let i = 0; i < 30; i += 1) patients.push(await WebPatient.at(first.url));
  // Streams that never end by themselves must not hold up the stop.
  await patients[0]!.stream(first.url);
  await fetch(`${first.url}/nurse/api/events`, { headers: { authorization: `Bearer ${nurseToken}` } });

  const accepted: Array<() => Promise<unknown>> = [];
  let refused = 0;
  const write = async (post: () => Promise<{ status: number }>, answered: (url: string) => Promise<unknown>) => {
    const status = await post().then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) accepted.push(() => answered(second.url));
    else refused += 1;
  };
  let stopped: Promise<{ code: number | null; ms: number }> | undefined;
  const stop = () => {
    const at = Date.now();
    process.kill(first.pid, 'SIGTERM');
    return first.ended.then((code) => ({ code, ms: Date.now() - at }));
  };
  const writing: Array<Promise<void>> = [];
  for (const [i, patient] of patients.entries()) {
    const id = `channel-${i}`;
    const activity = channelMessage(connector.url, id, 'hello');
    const onWeb = write(
      () => patient.write(first.url, 'hello'),
      (url) => patient.replies(url, 'What can I help you with'),
    );
    const onChannel = write(
      () => send(`${first.url}/api/messages`, { json: activity }),
      () => until('a reply at the connector', async () => connector.received(id).length > 0),
    );
    writing.push(onWeb, onChannel);
    // From here on the next messages meet a service that is stopping.
    if (i === 10) await Promise.race(writing);
    if (i === 10) stopped = stop();
    if (i >= 10) await new Promise((resolve) => void setImmediate(resolve));
  }
  await Promise.all(writing);
  const { code, ms } = await stopped!;
  expect(code).toBe(0);
  expect(ms).toBeLessThan(10_000);
  expect(accepted.length).toBeGreaterThan(0);
  expect(accepted.length + refused).toBe(60);

  const second = await start({ DATA_DIR: dataDir });
  await Promise.all(accepted.map((isAnswered) => isAnswered()));
  await connector.close();
});

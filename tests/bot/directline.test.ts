import { ConnectionStatus } from 'botframework-directlinejs';
import { installBrowserGlobals, openClient, pageToken, type Client } from './directlineClient.js';
import { HandClock, startHarness, type Harness } from './directlineHarness.js';

installBrowserGlobals();

describe('Direct Line, spoken to by botframework-directlinejs', () => {
  let harness: Harness;
  const clock = new HandClock();
  const clients: Client[] = [];
  const open = (given: Parameters<typeof openClient>[1]): Client => {
    const client = openClient(harness.url, given);
    clients.push(client);
    return client;
  };

  beforeAll(async () => {
    harness = await startHarness({ clock });
  });
  afterEach(() => clients.splice(0).forEach((client) => client.end()));
  afterAll(() => harness.close());

  test('a message gets its id, is echoed with its client id, and is answered', async () => {
    const { page } = await pageToken(harness.url);
    const client = open(page);
    const id = await client.send('hello', 'client-1');
    expect(id).toBe(`${page.conversationId}|0000001`);
    const own = await client.sees('hello');
    expect(own).toMatchObject({ id, from: { id: page.userId, role: 'user' } });
    expect(own.channelData).toMatchObject({ clientActivityID: 'client-1' });
    const reply = await client.sees('You wrote: hello');
    expect(reply).toMatchObject({ from: { id: 'careline', name: 'Riverside Hospital', role: 'bot' } });
    expect(reply.timestamp).toBe(new Date(clock.now()).toISOString());
  });

  test('a retry with the same client id is one message with one id', async () => {
    const client = open((await pageToken(harness.url)).page);
    const ids = [await client.send('again', 'client-9'), await client.send('again', 'client-9')];
    expect(ids[0]).toBe(ids[1]);
    await client.send('other', 'client-10');
    await client.sees('You wrote: other');
    expect(client.seen.filter(({ type }) => type === 'message')).toHaveLength(4);
  });

  test('the same text without a client id is two messages', async () => {
    const client = open((await pageToken(harness.url)).page);
    expect(await client.send('yes')).not.toBe(await client.send('yes'));
  });

  test('two tabs of one page read the same', async () => {
    const first = await pageToken(harness.url);
    const second = await pageToken(harness.url, first.cookie);
    expect(second.page).toMatchObject({ conversationId: first.page.conversationId, resumed: true });
    const one = open(first.page);
    await one.send('from one');
    const two = open(second.page);
    await two.sees('You wrote: from one');
    await two.send('from two');
    await Promise.all([one.sees('You wrote: from two'), two.sees('You wrote: from two')]);
    expect(one.seen.map(({ id }) => id)).toEqual(two.seen.map(({ id }) => id));
  });

  test('a reconnect with a watermark brings what was missed and nothing else', async () => {
    const { page } = await pageToken(harness.url);
    const before = open(page);
    await before.send('first');
    await before.sees('You wrote: first');
    before.end();
    await harness.say(page.conversationId, { activity: { type: 'message', text: 'while you were away' } });
    const after = open({ ...page, watermark: '2' });
    await after.sees('while you were away');
    expect(after.seen.map((activity) => 'text' in activity && activity.text)).toEqual(['while you were away']);
  });

  test('a nurse writes under her own name, typing is shown and not kept', async () => {
    const { page } = await pageToken(harness.url);
    const client = open(page);
    await client.send('hello');
    await client.sees('You wrote: hello');
    harness.line.hub.typing(page.conversationId);
    const nurse = {
      author: 'nurse' as const,
      authorName: 'Ana Silva',
      activity: { type: 'message', text: 'Hi, I am Ana' },
    };
    await harness.say(page.conversationId, nurse);
    expect(await client.sees('Hi, I am Ana')).toMatchObject({ from: { id: 'nurse', name: 'Ana Silva', role: 'bot' } });
    expect(client.seen.map(({ type }) => type)).toEqual(['message', 'message', 'typing', 'message']);
    const fresh = open(page);
    await fresh.sees('Hi, I am Ana');
    expect(fresh.seen.every(({ type }) => type === 'message')).toBe(true);
  });

  test('an event that was lost is made good by the next beat', async () => {
    const { page } = await pageToken(harness.url);
    const client = open(page);
    await client.send('hello');
    await client.sees('You wrote: hello');
    const { store } = harness;
    // Another replica wrote and its notification never came: the hub hears nothing.
    const messages = store.messages.bind(store);
    const deaf = jest.spyOn(store, 'messages').mockImplementation(async () => []);
    await harness.say(page.conversationId, { activity: { type: 'message', text: 'unheard' } });
    await new Promise((resolve) => setImmediate(resolve));
    deaf.mockImplementation(messages);
    expect(client.seen).toHaveLength(2);
    harness.beat();
    await client.sees('unheard');
    deaf.mockRestore();
  });

  test('a client without web sockets polls', async () => {
    const client = open({ ...(await pageToken(harness.url)).page, webSocket: false });
    await client.send('polled');
    expect(await client.sees('You wrote: polled')).toMatchObject({ from: { role: 'bot' } });
  });

  test('a file is refused kindly: the bubble gets its id and its echo', async () => {
    const { page } = await pageToken(harness.url);
    const client = open(page);
    await client.send('hello');
    const form = new FormData();
    const activity = { type: 'message', text: '', attachments: [{ contentType: 'image/png', name: 'rash.png' }] };
    const withId = { ...activity, channelData: { clientActivityID: 'upload-1' } };
    form.append('activity', new Blob([JSON.stringify(withId)], { type: 'application/vnd.microsoft.activity' }));
    form.append('file', new Blob([Buffer.alloc(3_000_000, 7)], { type: 'image/png' }), 'rash.png');
    const response = await fetch(
      `${harness.url}/v3/directline/conversations/${page.conversationId}/upload?userId=${page.userId}`,
      { method: 'POST', body: form, headers: { authorization: `Bearer ${page.token}` } },
    );
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ id: `${page.conversationId}|0000003` });
    const shown = await client.sees('You wrote: ');
    expect(shown).toBeDefined();
    const own = client.seen.find(({ channelData }) => channelData?.clientActivityID === 'upload-1');
    expect(own).toMatchObject({ attachments: [{ contentType: 'image/png', name: 'rash.png' }] });
    expect(harness.received.at(-1)?.activity).toMatchObject({ attachments: [{ name: 'rash.png' }] });
  });

  test('the token is refreshed and the session id is answered', async () => {
    const client = open((await pageToken(harness.url)).page);
    await client.send('hello');
    const sessionId = await new Promise((resolve, reject) => client.line.getSessionId().subscribe(resolve, reject));
    expect(sessionId).toEqual(expect.any(String));
    expect(sessionId).not.toBe('');
  });

  test('an expired token closes the stream, and the page goes on in the same conversation', async () => {
    const { page, cookie } = await pageToken(harness.url);
    const client = open(page);
    await client.send('hello');
    await client.sees('You wrote: hello');
    // An open case keeps the conversation alive over the silence.
    harness.openCases.add(page.conversationId);
    clock.forward(31 * 60_000);
    harness.beat();
    await client.send('late').catch(() => undefined);
    expect(client.statuses).toContain(ConnectionStatus.ExpiredToken);
    expect(harness.line.hub.size).toBe(0);
    const renewed = await pageToken(harness.url, cookie);
    expect(renewed.page.conversationId).toBe(page.conversationId);
    const again = open(renewed.page);
    await again.send('I am back');
    await again.sees('You wrote: I am back');
    expect(again.seen.map((activity) => 'text' in activity && activity.text)[0]).toBe('hello');
  });

  test('a card goes past a dead store: down the stream without a watermark, and in the body of the 503', async () => {
    const { page } = await pageToken(harness.url);
    const client = open(page);
    await client.send('hello');
    await client.sees('You wrote: hello');
    harness.spool = { card: { type: 'message', text: 'Call 911 now.' } };
    const response = await fetch(`${harness.url}/v3/directline/conversations/${page.conversationId}/activities`, {
      method: 'POST',
      headers: { authorization: `Bearer ${page.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'message', text: 'crushing chest pain' }),
    });
    harness.spool = null;
    expect(response.status).toBe(503);
    const body = (await response.json()) as { error: unknown; activities: Array<{ id: string }> };
    const card = await client.sees('Call 911 now.');
    expect(body).toMatchObject({ error: { code: 'CL2002' }, activities: [{ id: card.id, text: 'Call 911 now.' }] });
    await client.send('still here');
    await client.sees('You wrote: still here');
  });
});

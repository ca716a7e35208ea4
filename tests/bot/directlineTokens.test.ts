import { fc, runs } from '../property.js';
import WebSocketNode from 'ws';
import { Tokens } from '../../bot/channels/directline/tokens.js';
import { deriveKeys } from '../../bot/channels/directline/keys.js';
import { pageToken, type PageToken } from './directlineClient.js';
import { HandClock, portalSecret, startHarness, type Harness } from './directlineHarness.js';

const portal = 'https://portal.example.org';

describe('who may read and write where', () => {
  let harness: Harness;
  let own: string;
  const clock = new HandClock();

  beforeAll(async () => {
    harness = await startHarness({ clock, allowedOrigins: [portal] });
    own = new URL(harness.url).origin;
  });
  afterAll(() => harness.close());

  interface Ask {
    method?: string;
    token?: string;
    origin?: string;
    cookie?: string;
    body?: unknown;
    headers?: Record<string, string>;
  }
  const ask = (path: string, { method = 'POST', token, origin, cookie, body, headers }: Ask = {}) =>
    fetch(`${harness.url}${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(origin === undefined ? {} : { origin }),
        ...(cookie === undefined ? {} : { cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const fromPage = async (origin: string): Promise<PageToken> =>
    (await (await ask('/webchat/token', { origin })).json()) as PageToken;
  const streamStatus = (url: string, origin?: string): Promise<number> =>
    new Promise((resolve) => {
      const socket = new WebSocketNode(url, origin === undefined ? {} : { origin });
      socket.on('open', () => {
        socket.terminate();
        resolve(101);
      });
      socket.on('unexpected-response', (_req, res) => resolve(res.statusCode ?? 0));
      socket.on('error', () => undefined);
    });

  test('property: a token opens its own conversation from its own page, and nothing else', async () => {
    const pages = [
      { ...(await fromPage(own)), origin: own },
      { ...(await fromPage(portal)), origin: portal },
      { ...(await fromPage(own)), origin: own },
    ];
    const other = new Tokens(deriveKeys(Buffer.from('another secret with enough bytes')), clock);
    const forged = await other.issue({ conversationId: pages[0]!.conversationId, origins: [own] });
    const index = fc.nat({ max: pages.length - 1 });
    const token = fc.oneof(index, fc.constantFrom(forged.token, 'nonsense', '', portalSecret));
    const origin = fc.constantFrom(own, portal, 'https://evil.example', 'null', undefined);
    const user = fc.oneof(index, fc.constantFrom('dl_someone', ''));
    const way = fc.constantFrom('read', 'write', 'upload', 'reconnect');
    await fc.assert(
      fc.asyncProperty(token, index, origin, user, way, async (who, where, from, as, how) => {
        const page = typeof who === 'number' ? pages[who]! : undefined;
        const target = pages[where]!;
        const may = page === target && from === target.origin;
        const path = `/v3/directline/conversations/${target.conversationId}`;
        const auth = { token: page?.token ?? String(who), ...(from === undefined ? {} : { origin: from }) };
        const userId = typeof as === 'number' ? pages[as]!.userId : as;
        const body = {
          type: 'message',
          text: 'hi',
          from: { id: userId },
          conversation: { id: pages[0]!.conversationId },
        };
        const before = harness.received.length;
        const answer = await {
          read: () => ask(`${path}/activities?watermark=`, { ...auth, method: 'GET' }),
          write: () => ask(`${path}/activities`, { ...auth, body }),
          upload: () => ask(`${path}/upload?userId=${userId}`, auth),
          reconnect: () => ask(`${path}?watermark=0`, { ...auth, method: 'GET' }),
        }[how]();
        expect(may ? [200, 201] : [401, 403]).toContain(answer.status);
        const taken = harness.received.slice(before);
        const writes = may && (how === 'write' || how === 'upload');
        expect(taken).toHaveLength(writes ? 1 : 0);
        // Whatever the body says, the message is the token's user's, in the token's conversation.
        for (const { conversationId, activity } of taken) {
          expect(conversationId).toBe(target.conversationId);
          expect(activity).toMatchObject({
            from: { id: target.userId },
            conversation: { id: target.conversationId },
          });
        }
      }),
      { numRuns: runs(150) },
    );
  });

  test('a stream ticket is for its conversation, its page and one minute', async () => {
    const [mine, other] = [await fromPage(own), await fromPage(own)];
    const opened = await ask('/v3/directline/conversations', { token: mine.token, origin: own });
    expect(opened.status).toBe(201);
    const { streamUrl } = (await opened.json()) as { streamUrl: string };
    expect(await streamStatus(streamUrl, own)).toBe(101);
    expect(await streamStatus(streamUrl, 'https://evil.example')).toBe(403);
    expect(await streamStatus(streamUrl)).toBe(403);
    expect(await streamStatus(streamUrl.replace(mine.conversationId, other.conversationId), own)).toBe(403);
    expect(await streamStatus(streamUrl.replace(/t=.*/, `t=${mine.token}`), own)).toBe(401);
    clock.forward(61_000);
    expect(await streamStatus(streamUrl, own)).toBe(403);
  });

  test('a stream ticket or a cookie is no token', async () => {
    const { page, cookie } = await pageToken(harness.url);
    const answer = await ask('/v3/directline/tokens/refresh', { token: cookie.split('=')[1]! });
    expect(answer.status).toBe(401);
    const opened = await ask('/v3/directline/conversations', { token: page.token });
    const { streamUrl } = (await opened.json()) as { streamUrl: string };
    const ticket = new URL(streamUrl).searchParams.get('t')!;
    expect((await ask('/v3/directline/tokens/refresh', { token: ticket })).status).toBe(401);
  });

  test('a refresh before the end gives a new token of the same conversation; after it 403', async () => {
    const page = await fromPage(own);
    clock.forward(20 * 60_000);
    const refreshed = await ask('/v3/directline/tokens/refresh', { token: page.token, origin: own });
    expect(refreshed.status).toBe(200);
    const answer = (await refreshed.json()) as PageToken;
    expect(answer).toMatchObject({ conversationId: page.conversationId, expires_in: 1800 });
    clock.forward(11 * 60_000);
    const late = await ask('/v3/directline/tokens/refresh', { token: page.token, origin: own });
    expect(late.status).toBe(403);
    expect(await late.json()).toMatchObject({ error: { code: 'CL4005' } });
    expect((await ask('/v3/directline/tokens/refresh', { token: answer.token, origin: own })).status).toBe(200);
  });

  test('a page of another origin gets no token, not even to end a chat', async () => {
    expect((await ask('/webchat/token', { origin: 'https://evil.example' })).status).toBe(403);
    expect((await ask('/webchat/token', { origin: 'null' })).status).toBe(403);
    expect((await ask('/webchat/token', { method: 'DELETE', origin: 'https://evil.example' })).status).toBe(403);
  });

  test('the cookie is for the service alone, and "end and clear" drops it', async () => {
    const answer = await ask('/webchat/token', { origin: own });
    const set = answer.headers.get('set-cookie')!;
    expect(set).toMatch(/^careline_chat=[\w.-]+; Path=\/webchat; HttpOnly; SameSite=Strict$/);
    const cookie = set.split(';')[0]!;
    const again = (await (await ask('/webchat/token', { origin: own, cookie })).json()) as PageToken;
    expect(again.conversationId).toBe(((await answer.json()) as PageToken).conversationId);
    const ended = await ask('/webchat/token', { method: 'DELETE', origin: own, cookie });
    expect(ended.status).toBe(204);
    expect(ended.headers.get('set-cookie')).toMatch(/^careline_chat=; .*Max-Age=0$/);
    const tampered = `${cookie.slice(0, -6)}AAAAAA`;
    const fresh = (await (await ask('/webchat/token', { origin: own, cookie: tampered })).json()) as PageToken;
    expect(fresh).toMatchObject({ resumed: false });
  });

  test('after 30 idle minutes a new conversation begins, unless a case is open', async () => {
    const { page, cookie } = await pageToken(harness.url);
    const path = `/v3/directline/conversations/${page.conversationId}/activities`;
    await ask(path, { token: page.token, body: { type: 'message', text: 'hello' } });
    clock.forward(29 * 60_000);
    expect((await pageToken(harness.url, cookie)).page.conversationId).toBe(page.conversationId);
    expect((await ask('/v3/directline/tokens/refresh', { token: page.token })).status).toBe(200);
    clock.forward(60_000 - 1);
    const { page: last } = await pageToken(harness.url, cookie);
    clock.forward(1);
    expect((await ask('/v3/directline/tokens/refresh', { token: last.token })).status).toBe(403);
    harness.openCases.add(page.conversationId);
    expect((await pageToken(harness.url, cookie)).page.conversationId).toBe(page.conversationId);
    expect((await ask('/v3/directline/tokens/refresh', { token: last.token })).status).toBe(200);
    harness.openCases.delete(page.conversationId);
    const { page: next } = await pageToken(harness.url, cookie);
    expect(next).toMatchObject({ resumed: false });
    expect(next.conversationId).not.toBe(page.conversationId);
  });

  describe('portal back ends', () => {
    const generate = (body: unknown, token = portalSecret) => ask('/v3/directline/tokens/generate', { token, body });

    test('the secret gives a token for a named patient, carried as a keyed hash', async () => {
      const answer = await generate({ user: { id: 'patient-77' }, trustedOrigins: [portal] });
      const { token, conversationId } = (await answer.json()) as PageToken;
      expect(Buffer.from(token.split('.')[1]!, 'base64url').toString()).not.toContain('"patient-77"');
      const path = `/v3/directline/conversations/${conversationId}/activities`;
      const body = { type: 'message', text: 'hello' };
      expect((await ask(path, { token, origin: own, body })).status).toBe(403);
      expect((await ask(path, { token, origin: portal, body })).status).toBe(200);
      expect(harness.received.at(-1)).toMatchObject({ conversationId, patientHash: 'hash-of-10-patient-77' });
      const back = { user: { id: 'patient-77' }, conversationId };
      expect(((await (await generate(back)).json()) as PageToken).conversationId).toBe(conversationId);
      expect((await generate({ user: { id: 'patient-78' }, conversationId })).status).toBe(403);
      expect((await generate({ conversationId })).status).toBe(403);
    });

    test('without the secret there is no token', async () => {
      expect((await generate({}, 'guess')).status).toBe(401);
      expect((await ask('/v3/directline/tokens/generate')).status).toBe(401);
      const { token } = await fromPage(own);
      expect((await generate({}, token)).status).toBe(401);
    });

    test('a signed-in patient does not idle out, and strange origins are refused', async () => {
      const answer = await generate({ user: { id: 'patient-79' }, trustedOrigins: [] });
      const { token, conversationId } = (await answer.json()) as PageToken;
      const path = `/v3/directline/conversations/${conversationId}/activities`;
      await ask(path, { token, body: { type: 'message', text: 'hello' } });
      clock.forward(29 * 60_000);
      const first = (await (await ask('/v3/directline/tokens/refresh', { token })).json()) as PageToken;
      clock.forward(29 * 60_000);
      expect((await ask('/v3/directline/tokens/refresh', { token: first.token })).status).toBe(200);
      expect((await generate({ trustedOrigins: ['https://evil.example'] })).status).toBe(403);
    });

    test('a page of the portal may call across origins, others may not', async () => {
      const preflight = (origin: string) =>
        ask('/v3/directline/conversations', {
          method: 'OPTIONS',
          origin,
          headers: { 'access-control-request-method': 'POST' },
        });
      const allowed = await preflight(portal);
      expect(allowed.status).toBe(204);
      expect(allowed.headers.get('access-control-allow-origin')).toBe(portal);
      expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
    });
  });

  describe('odd input', () => {
    let page: PageToken;
    const post = (body: unknown) =>
      ask(`/v3/directline/conversations/${page.conversationId}/activities`, { token: page.token, body });
    beforeAll(async () => {
      ({ page } = await pageToken(harness.url));
    });

    test('100,000 characters are taken whole, one more is 413', async () => {
      const text = '\u{1F62C}'.repeat(50_000);
      expect((await post({ type: 'message', text })).status).toBe(200);
      expect(harness.received.at(-1)?.activity).toMatchObject({ text });
      expect((await post({ type: 'message', text: `${text}a` })).status).toBe(413);
    });

    test.each([
      ['no type', { text: 'hi' }, 400],
      ['a text that is a number', { type: 'message', text: 5 }, 400],
      ['an unknown type', { type: 'teleport' }, 400],
      ['not an object', [1], 400],
      ['no text', { type: 'message' }, 200],
      ['null bytes', { type: 'message', text: 'a\u0000b' }, 200],
      ['right to left', { type: 'message', text: '\u202Eلا أستطيع' }, 200],
      ['a button', { type: 'message', value: { careline: { question: 'q' } }, channelData: { postBack: true } }, 200],
      ['strange channel data', { type: 'message', text: 'hi', channelData: 'x' }, 200],
    ])('%s', async (_name, body, status) => {
      expect((await post(body)).status).toBe(status);
    });

    test('typing is acknowledged and not kept', async () => {
      const before = harness.received.length;
      expect((await post({ type: 'typing' })).status).toBe(200);
      expect(harness.received).toHaveLength(before);
    });

    test('a watermark that is no number is refused', async () => {
      const path = `/v3/directline/conversations/${page.conversationId}/activities?watermark=x`;
      expect((await ask(path, { method: 'GET', token: page.token })).status).toBe(400);
    });

    test('an upload without an activity, or with a broken one, is still answered', async () => {
      const upload = (body: string, type: string) =>
        fetch(`${harness.url}/v3/directline/conversations/${page.conversationId}/upload`, {
          method: 'POST',
          headers: { authorization: `Bearer ${page.token}`, 'content-type': type },
          body,
        });
      expect((await upload('GIF89a', 'image/gif')).status).toBe(200);
      expect(harness.received.at(-1)?.activity).toMatchObject({ attachments: [{}] });
      const broken = '--b\r\nContent-Type: application/vnd.microsoft.activity\r\n\r\n{oops\r\n--b--\r\n';
      expect((await upload(broken, 'multipart/form-data; boundary=b')).status).toBe(400);
    });
  });
});

describe('production', () => {
  test('a call without an origin gets no page token', async () => {
    const harness = await startHarness({ demo: false });
    const answer = await fetch(`${harness.url}/webchat/token`, { method: 'POST' });
    expect(answer.status).toBe(403);
    await harness.close();
  });
});

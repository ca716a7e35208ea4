import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { AppCredentials, MicrosoftAppCredentials } from 'botframework-connector';
import { createSender, type Sender, type SenderOptions } from '../../bot/channels/connector/outbound.js';
import { classify } from '../../bot/channels/connector/outcome.js';
import { channelTokens, SignIn } from '../../bot/channels/connector/credentials.js';
import { Poster } from '../../bot/channels/connector/post.js';
import { readConfig, type Config } from '../../bot/config.js';
import { createLog } from '../../bot/log.js';

interface Seen {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: unknown;
}

const seen: Seen[] = [];
let connections = 0;
let answer: (res: ServerResponse) => void;
const connector = createServer((req, res) => {
  let text = '';
  req.on('data', (chunk: Buffer) => (text += chunk.toString()));
  req.on('end', () => {
    seen.push({ method: req.method ?? '', url: req.url ?? '', headers: req.headers, body: JSON.parse(text) });
    answer(res);
  });
});
connector.on('connection', () => (connections += 1));

const lines: string[] = [];
const log = createLog({ logLevel: 'debug' }, { write: (line: string) => void lines.push(line) });
const clock = { time: 1_800_000_000_000, now: () => clock.time };
const senders: Sender[] = [];
function sender(options: Partial<SenderOptions> = {}): Sender {
  const made = createSender({ config: readConfig({}), log, clock, deadlineMs: 300, ...options });
  senders.push(made);
  return made;
}
const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const listen = (server: Server): Promise<void> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve()));

let base = '';
beforeAll(async () => {
  await listen(connector);
  base = `http://127.0.0.1:${portOf(connector)}`;
});
afterAll(() => {
  for (const one of senders) one.close();
  connector.closeAllConnections();
  connector.close();
});
beforeEach(() => {
  seen.length = 0;
  connections = 0;
  answer = (res) => res.end('{"id":"m1"}');
});

const reference = (changes: object = {}): object => ({
  channelId: 'msteams',
  serviceUrl: `${base}/amer`,
  conversation: {
    id: 'a:1/2',
    tenantId: 't',
  },
  activityId: 'in 1',
  user: {
    id: 'u1',
    name: 'Maria',
  },
  bot: {
    id: 'b1',
    name: 'Careline',
  },
  ...changes,
});
const reply = {
  id: 'ours',
  type: 'message',
  text: 'canary-reply “é”',
  timestamp: 'x',
  attachments: [{ content: { a: 1 } }],
};

describe('a send', () => {
  test('answers the activity, addressed, without our own id and without a token', async () => {
    expect(await sender().send(reference(), reply)).toEqual({ outcome: 'sent', id: 'm1' });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({ method: 'POST', url: '/amer/v3/conversations/a%3A1%2F2/activities/in%201' });
    expect(seen[0]?.headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8' });
    expect(seen[0]?.headers.authorization).toBeUndefined();
    expect(seen[0]?.body).toEqual({
      type: 'message',
      text: reply.text,
      attachments: reply.attachments,
      channelId: 'msteams',
      serviceUrl: `${base}/amer`,
      conversation: {
        id: 'a:1/2',
        tenantId: 't',
      },
      replyToId: 'in 1',
      from: {
        id: 'b1',
        name: 'Careline',
      },
      recipient: {
        id: 'u1',
        name: 'Maria',
      },
    });
  });

  test('without an activity to answer goes to the conversation', async () => {
    await sender().send(reference({ activityId: undefined }), reply);
    expect(seen[0]?.url).toBe('/amer/v3/conversations/a%3A1%2F2/activities');
  });

  test('uses one connection again', async () => {
    const one = sender();
    for (let i = 0; i < 10; i += 1) await one.send(reference(), reply);
    expect(seen).toHaveLength(10);
    expect(connections).toBe(1);
  });

  test.each(['', 'ok', '[]', 'null', '{"id":5}', '{"id":""}'])('accepts an odd body of 200: %j', async (body) => {
    answer = (res) => res.end(body);
    expect(await sender().send(reference(), reply)).toEqual({ outcome: 'sent' });
  });
});

describe('what became of it', () => {
  test.each([
    [201, { outcome: 'sent', id: 'm1' }],
    [202, { outcome: 'sent', id: 'm1' }],
    [302, { outcome: 'refused', error: 'HTTP_302' }],
    [400, { outcome: 'refused', error: 'HTTP_400' }],
    [401, { outcome: 'refused', error: 'HTTP_401' }],
    [403, { outcome: 'refused', error: 'HTTP_403', dead: true }],
    [404, { outcome: 'refused', error: 'HTTP_404' }],
    [408, { outcome: 'unknown', error: 'HTTP_408' }],
    [412, { outcome: 'retry', error: 'HTTP_412' }],
    [413, { outcome: 'refused', error: 'HTTP_413' }],
    [429, { outcome: 'retry', error: 'HTTP_429' }],
    [500, { outcome: 'unknown', error: 'HTTP_500' }],
    [501, { outcome: 'unknown', error: 'HTTP_501' }],
    [502, { outcome: 'retry', error: 'HTTP_502' }],
    [503, { outcome: 'retry', error: 'HTTP_503' }],
    [504, { outcome: 'retry', error: 'HTTP_504' }],
  ])('%d is %j, and is not tried again here', async (status, result) => {
    answer = (res) => {
      res.statusCode = status;
      res.setHeader('Location', `${base}/elsewhere`);
      res.end('{"id":"m1"}');
    };
    expect(await sender().send(reference(), reply)).toEqual(result);
    expect(seen).toHaveLength(1);
  });

  test.each([
    ['7', 7_000],
    ['0', 0],
    ['99999', 300_000],
    [new Date(clock.time + 20_000).toUTCString(), 20_000],
    [new Date(clock.time - 20_000).toUTCString(), 0],
    ['soon', undefined],
    ['-5', 0],
  ])('Retry-After %s waits %s ms', (retryAfter, retryAfterMs) => {
    expect(classify({ status: 429, retryAfter, body: '' }, clock.time)).toEqual({
      outcome: 'retry',
      error: 'HTTP_429',
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  });

  test('a time-out is unknown: the channel may have it', async () => {
    answer = () => undefined;
    expect(await sender().send(reference(), reply)).toEqual({ outcome: 'unknown', error: 'DEADLINE' });
  });
  test('an answer that never ends is unknown', async () => {
    answer = (res) => void res.write('{"id":');
    expect(await sender().send(reference(), reply)).toEqual({ outcome: 'unknown', error: 'DEADLINE' });
  });
  test('a reset connection is unknown', async () => {
    answer = (res) => void res.socket?.destroy();
    expect(await sender().send(reference(), reply)).toEqual({ outcome: 'unknown', error: 'ECONNRESET' });
  });
  test('an answer cut off is unknown', async () => {
    answer = (res) => {
      res.setHeader('Content-Length', 100);
      res.write('{');
      setImmediate(() => res.socket?.destroy());
    };
    expect(await sender().send(reference(), reply)).toMatchObject({ outcome: 'unknown' });
  });
  test('an answer that is not HTTP is unknown', async () => {
    const tcp = createTcpServer((socket) => void socket.end('hello\r\n\r\n'));
    await listen(tcp);
    const serviceUrl = `http://127.0.0.1:${portOf(tcp)}`;
    expect(await sender().send(reference({ serviceUrl }), reply)).toMatchObject({ outcome: 'unknown' });
    tcp.close();
  });
  test('a refused connection is to be tried again: nobody has it', async () => {
    const closed = createTcpServer();
    await listen(closed);
    const serviceUrl = `http://127.0.0.1:${portOf(closed)}`;
    await new Promise((resolve) => closed.close(resolve));
    expect(await sender().send(reference({ serviceUrl }), reply)).toEqual({ outcome: 'retry', error: 'ECONNREFUSED' });
  });
});

describe('where it may go', () => {
  test.each(['https://evil.example/', 'http://smba.trafficmanager.net/', 'http://169.254.169.254/', 'nonsense'])(
    '%s is refused before anything is sent',
    async (serviceUrl) => {
      const tokens = jest.fn(async () => 'canary-token');
      const result = await sender({ tokens }).send(reference({ serviceUrl }), reply);
      expect(result).toEqual({ outcome: 'refused', error: 'SERVICE_URL' });
      expect(tokens).not.toHaveBeenCalled();
    },
  );
  test('outside the demo this machine is refused', async () => {
    const config: Config = { ...readConfig({}), profile: 'production' };
    expect(await sender({ config }).send(reference(), reply)).toEqual({ outcome: 'refused', error: 'SERVICE_URL' });
    expect(seen).toEqual([]);
  });
  test('this machine gets no token although we have one', async () => {
    await sender({ tokens: async () => 'canary-token' }).send(reference(), reply);
    expect(seen[0]?.headers.authorization).toBeUndefined();
  });
  test('Microsoft’s channels need credentials', async () => {
    const serviceUrl = 'https://smba.trafficmanager.net/amer/';
    expect(await sender().send(reference({ serviceUrl }), reply)).toEqual({
      outcome: 'refused',
      error: 'NO_CREDENTIALS',
    });
    const tokens = (): Promise<string> => Promise.reject(new Error('canary-reason'));
    expect(await sender({ tokens }).send(reference({ serviceUrl }), reply)).toEqual({
      outcome: 'retry',
      error: 'NO_TOKEN',
    });
  });
  test.each([
    null,
    {},
    'x',
    { serviceUrl: 5 },
    { serviceUrl: 'http://localhost' },
    { serviceUrl: 'http://localhost', conversation: {} },
  ])('a reference %j is refused', async (json) => {
    expect(await sender().send(json, reply)).toEqual({ outcome: 'refused', error: 'BAD_REFERENCE' });
  });
});

test('a token travels in the header', async () => {
  const poster = new Poster();
  const url = new URL(base);
  const sentBody = await poster.post({ url, path: '/x', body: '{}', token: 'canary-token', deadlineMs: 300 });
  poster.close();
  expect(sentBody).toMatchObject({ status: 200 });
  expect(seen[0]?.headers.authorization).toBe('Bearer canary-token');
});

describe('credentials', () => {
  const app = { id: 'app', password: 'secret', type: 'MultiTenant', tenantId: 'tenant' } as const;
  const asked: Array<{ from: string; scope: string; renew: boolean | undefined }> = [];
  const answerFor = async function (this: AppCredentials, renew?: boolean): Promise<string> {
    asked.push({ from: this.oAuthEndpoint, scope: this.oAuthScope, renew });
    return 'token';
  };
  beforeEach(() => {
    asked.length = 0;
    jest.spyOn(MicrosoftAppCredentials.prototype, 'getToken').mockImplementation(answerFor);
    jest.spyOn(AppCredentials.prototype, 'getToken').mockImplementation(answerFor);
  });
  afterEach(() => jest.restoreAllMocks());

  test('of several tenants ask Microsoft’s, of one tenant ask that one', async () => {
    await channelTokens(app)?.(false);
    await channelTokens({ ...app, type: 'SingleTenant' })?.(true);
    const scope = 'https://api.botframework.com';
    expect(asked).toEqual([
      { from: 'https://login.microsoftonline.com/botframework.com', scope, renew: false },
      { from: 'https://login.microsoftonline.com/tenant', scope, renew: true },
    ]);
  });
  test('of a managed identity need no password', async () => {
    const tokens = channelTokens({ ...app, type: 'UserAssignedMSI', password: undefined });
    expect(await tokens?.(false)).toBe('token');
  });
  test('are none without an app or a password', () => {
    expect(channelTokens(undefined)).toBeUndefined();
    expect(channelTokens({ ...app, password: undefined })).toBeUndefined();
  });
});

describe('signing in', () => {
  test('concurrent sends share one sign-in', async () => {
    const tokens = jest.fn(async () => 'token');
    const signIn = new SignIn(tokens, clock, 300);
    expect(await Promise.all([signIn.token(), signIn.token(), signIn.token()])).toEqual(['token', 'token', 'token']);
    expect(tokens).toHaveBeenCalledTimes(1);
  });
  test('one that hangs ends at the deadline', async () => {
    const signIn = new SignIn(() => new Promise(() => undefined), clock, 20);
    await expect(signIn.token()).rejects.toThrow('deadline');
  });
  test('a refused token is renewed once a minute at most', async () => {
    const tokens = jest.fn(async (renew: boolean) => (renew ? 'new' : 'old'));
    const signIn = new SignIn(tokens, clock, 300);
    clock.time += 61_000;
    expect(await signIn.token()).toBe('old');
    expect(signIn.refused()).toBe(true);
    expect(await signIn.token()).toBe('new');
    expect(signIn.refused()).toBe(false);
    clock.time += 61_000;
    expect(signIn.refused()).toBe(true);
  });
});

test('no log line holds a text or a token', () => {
  expect(lines.join('')).toContain('no token for the channel');
  expect(lines.join('')).not.toContain('canary');
});

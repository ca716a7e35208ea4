import { generateKeyPairSync } from 'node:crypto';
import { request } from 'node:http';
import { createAuthenticator } from '../../bot/auth/authenticator.js';
import { messageRoutes } from '../../bot/channels/connector/messages.js';
import { readConfig, type Config } from '../../bot/config.js';
import { createLog } from '../../bot/log.js';
import { createMetrics } from '../../bot/metrics.js';
import { createServer, type CarelineServer } from '../../bot/server.js';
import type { Inbound } from '../../storage/types.js';
import { KeyServer, makePair, signToken, signWithPublicKey } from './support/keyServer.js';

const appId = '11111111-2222-3333-4444-555555555555';
const start = 1_800_000_000_000;
const clock = { time: start, now: () => clock.time };
const seconds = (offset = 0): number => Math.floor(clock.time / 1000) + offset;

const keyServer = new KeyServer();
const good = makePair('good');
const webOnly = makePair('web-only');
const unbound = makePair('unbound');
const stranger = makePair('stranger');
const weak = makePair('weak', 1024);
const serviceUrl = 'https://smba.trafficmanager.net/amer/';

const lines: string[] = [];
const log = createLog({ logLevel: 'debug' }, { write: (line: string) => void lines.push(line) });
const received: Inbound[] = [];
const servers: CarelineServer[] = [];

async function serve(config: Config): Promise<string> {
  const server = createServer({
    config,
    log,
    metrics: createMetrics(),
    routes: messageRoutes({
      authenticator: createAuthenticator({ config, log, clock }),
      receive: async (inbound) => {
        received.push(inbound);
        return { status: 'accepted', duplicate: false, seq: received.length };
      },
      sender: { send: () => Promise.reject(new Error('nothing is sent here')) },
      keyedHash: (text) => `hash(${text})`,
      clock,
      log,
    }),
  });
  servers.push(server);
  return (await server.listen()).url;
}

let url = '';
beforeAll(async () => {
  await keyServer.start();
  keyServer.keys = [
    { pair: good, endorsements: ['msteams', 'webchat'] },
    { pair: webOnly, endorsements: ['webchat'] },
    { pair: unbound },
    { pair: weak, endorsements: ['msteams'] },
  ];
  url = await serve(readConfig({ PORT: '0', MICROSOFT_APP_ID: appId, BOT_OPENID_METADATA_URL: keyServer.metadataUrl }));
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close(0)));
  await keyServer.stop();
});
beforeEach(() => {
  received.length = 0;
});

const activity = {
  type: 'message',
  id: 'a1',
  channelId: 'msteams',
  serviceUrl,
  text: 'canary chest pain',
  from: { id: 'u1' },
  recipient: { id: 'b1' },
  conversation: { id: 'c1' },
};
const claims = (changes: object = {}): object => ({
  iss: 'https://api.botframework.com',
  aud: appId,
  serviceurl: serviceUrl,
  nbf: seconds(-60),
  exp: seconds(3600),
  ...changes,
});
const bearer = (token: string): string => `Bearer ${token}`;

async function post(authorization: string | undefined, changes: object = {}, base = url) {
  const headers: Record<string, string> = { 'Content-Type': 'application/json' };
  if (authorization !== undefined) headers['Authorization'] = authorization;
  const answer = await fetch(`${base}/api/messages`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ ...activity, ...changes }),
  });
  return { status: answer.status, text: await answer.text() };
}

const refusal = '{"error":{"code":"CL3001","message":"Not authorised."}}';
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const tampered = (token: string): string => {
  const [head, , signature] = token.split('.');
  return `${head}.${encode(claims({ aud: 'other' }))}.${signature}`;
};

describe('a good token', () => {
  test.each<[string, () => [string, object]]>([
    ['passes', () => [signToken(good, claims()), {}]],
    ['of a key for web chat passes for web chat', () => [signToken(webOnly, claims()), { channelId: 'webchat' }]],
    ['of a key without endorsements passes', () => [signToken(unbound, claims()), {}]],
    ['just expired passes (clocks differ)', () => [signToken(good, claims({ exp: seconds(-290) })), {}]],
    ['valid in a moment passes (clocks differ)', () => [signToken(good, claims({ nbf: seconds(290) })), {}]],
    [
      'for a service URL in Microsoft’s cloud passes',
      () => [
        signToken(good, claims({ serviceurl: 'https://europe.webchat.botframework.com/' })),
        { serviceUrl: 'https://europe.webchat.botframework.com/' },
      ],
    ],
    [
      'for this machine passes in the demo',
      () => [signToken(good, claims({ serviceurl: 'http://127.0.0.1:5000' })), { serviceUrl: 'http://127.0.0.1:5000' }],
    ],
  ])('%s', async (_name, make) => {
    const [token, changes] = make();
    expect((await post(bearer(token), changes)).status).toBe(200);
    expect(received).toHaveLength(1);
  });
});

describe('a bad one gets 401, one fixed body and no reason', () => {
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  test.each<[string, () => [string | undefined, object?]]>([
    ['no header', () => [undefined]],
    ['an empty header', () => ['']],
    ['another scheme', () => [`Basic ${Buffer.from('a:b').toString('base64')}`]],
    ['a token without scheme', () => [signToken(good, claims())]],
    ['two tokens', () => [`${bearer(signToken(good, claims()))} ${signToken(good, claims())}`]],
    ['a word', () => ['Bearer nonsense']],
    ['three empty parts', () => ['Bearer ..']],
    ['parts that are not JSON', () => ['Bearer aaaa.bbbb.cccc']],
    ['alg none', () => [`Bearer ${encode({ alg: 'none' })}.${encode(claims())}.`]],
    ['alg none with a signature', () => [bearer(signToken(good, claims(), { alg: 'none' }))]],
    ['HS256 with the public key', () => [bearer(signWithPublicKey(good, claims()))]],
    ['HS256 named, RS256 made', () => [bearer(signToken(good, claims(), { alg: 'HS256' }))]],
    ['RS512 named', () => [bearer(signToken(good, claims(), { alg: 'RS512' }))]],
    ['ES256', () => [bearer(signToken({ kid: 'good', ...elliptic }, claims(), { alg: 'ES256' }))]],
    ['forged: another key under a known id', () => [bearer(signToken({ ...stranger, kid: 'good' }, claims()))]],
    ['a key that the channel does not have', () => [bearer(signToken(stranger, claims()))]],
    [
      'its own key inside the header',
      () => [
        bearer(signToken(stranger, claims(), { kid: undefined, jwk: stranger.publicKey.export({ format: 'jwk' }) })),
      ],
    ],
    [
      'its own key server in the header',
      () => [bearer(signToken(stranger, claims(), { jku: 'http://127.0.0.1:1/keys' }))],
    ],
    ['a key of 1024 bits', () => [bearer(signToken(weak, claims()))]],
    ['no key id', () => [bearer(signToken(good, claims(), { kid: undefined }))]],
    ['a key id that is a number', () => [bearer(signToken(good, claims(), { kid: 7 }))]],
    ['a key id named like a prototype field', () => [bearer(signToken(good, claims(), { kid: '__proto__' }))]],
    ['an unknown critical header', () => [bearer(signToken(good, claims(), { crit: ['x'], x: 1 }))]],
    ['a changed payload', () => [bearer(tampered(signToken(good, claims())))]],
    ['no signature', () => [bearer(signToken(good, claims()).replace(/\.[^.]*$/, '.'))]],
    ['a cut signature', () => [bearer(signToken(good, claims()).slice(0, -10))]],
    ['expired', () => [bearer(signToken(good, claims({ exp: seconds(-310) })))]],
    ['not yet valid', () => [bearer(signToken(good, claims({ nbf: seconds(310) })))]],
    ['without an end', () => [bearer(signToken(good, claims({ exp: undefined })))]],
    ['an end that is a text', () => [bearer(signToken(good, claims({ exp: 'never' })))]],
    ['another audience', () => [bearer(signToken(good, claims({ aud: 'another-app' })))]],
    ['no audience', () => [bearer(signToken(good, claims({ aud: undefined })))]],
    ['several audiences', () => [bearer(signToken(good, claims({ aud: [appId, 'another-app'] })))]],
    ['another issuer', () => [bearer(signToken(good, claims({ iss: 'https://evil.example' })))]],
    [
      'an issuer that only begins well',
      () => [bearer(signToken(good, claims({ iss: 'https://api.botframework.com.evil.example' })))],
    ],
    [
      'the emulator, version 1',
      () => [bearer(signToken(good, claims({ iss: 'https://sts.windows.net/t/', appid: appId })))],
    ],
    [
      'the emulator, version 2',
      () => [bearer(signToken(good, claims({ iss: 'https://login.microsoftonline.com/t/v2.0', azp: appId })))],
    ],
    ['no issuer', () => [bearer(signToken(good, claims({ iss: undefined })))]],
    ['no service URL claim', () => [bearer(signToken(good, claims({ serviceurl: undefined })))]],
    [
      'another service URL in the activity',
      () => [bearer(signToken(good, claims())), { serviceUrl: 'https://smba.trafficmanager.net/emea/' }],
    ],
    ['no service URL in the activity', () => [bearer(signToken(good, claims())), { serviceUrl: undefined }]],
    ['an empty service URL in both', () => [bearer(signToken(good, claims({ serviceurl: '' }))), { serviceUrl: '' }]],
    ['a service URL that is a list', () => [bearer(signToken(good, claims())), { serviceUrl: [serviceUrl] }]],
    ['an empty channel', () => [bearer(signToken(good, claims())), { channelId: '' }]],
    ['a blank channel', () => [bearer(signToken(good, claims())), { channelId: ' ' }]],
    ['no channel', () => [bearer(signToken(good, claims())), { channelId: undefined }]],
    ['a channel that the key may not speak for', () => [bearer(signToken(webOnly, claims()))]],
    ['a channel nobody endorses', () => [bearer(signToken(good, claims())), { channelId: 'emulator' }]],
    ['a token of 20,000 characters', () => [bearer(signToken(good, claims({ filler: 'x'.repeat(9_000) })))]],
  ])('%s', async (_name, make) => {
    const [authorization, changes] = make();
    expect(await post(authorization, changes)).toEqual({ status: 401, text: refusal });
    expect(received).toHaveLength(0);
  });

  test.each(['[]', '5', 'null', '"text"', ''])('a body that is no activity: %s', async (body) => {
    const answer = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: bearer(signToken(good, claims())) },
      body,
    });
    expect(answer.status).toBe(401);
  });
});

test.each([
  'https://evil.example/',
  'http://smba.trafficmanager.net/amer/',
  'https://smba.trafficmanager.net.evil.example/',
  'https://evil-botframework.com/',
  'https://user:secret@smba.trafficmanager.net/',
  'https://other.trafficmanager.net/',
  'http://169.254.169.254/latest',
  'http://127.0.0.1.evil.example/',
  'file:///etc/passwd',
  'not a url',
])('a genuine token for %s gets 403', async (where) => {
  const answer = await post(bearer(signToken(good, claims({ serviceurl: where }))), { serviceUrl: where });
  expect(answer.status).toBe(403);
  expect(answer.text).toContain('CL3002');
});

test('outside the demo this machine is no service URL, a listed host is', async () => {
  const config: Config = {
    ...readConfig({
      PORT: '0',
      MICROSOFT_APP_ID: appId,
      BOT_OPENID_METADATA_URL: keyServer.metadataUrl,
    }),
    profile: 'production',
    serviceUrlAllow: ['bot.example.org', '.example.com'],
  };
  const base = await serve(config);
  const ask = async (where: string): Promise<number> =>
    (await post(bearer(signToken(good, claims({ serviceurl: where }))), { serviceUrl: where }, base)).status;
  expect(await ask('http://127.0.0.1:5000')).toBe(403);
  expect(await ask('https://localhost')).toBe(403);
  expect(await ask('https://bot.example.org/x')).toBe(200);
  expect(await ask('https://a.example.com')).toBe(200);
  expect(await ask('https://example.com')).toBe(403);
  expect(await ask('https://abot.example.org')).toBe(403);
});

describe('keys', () => {
  const fresh = async (): Promise<string> =>
    serve(readConfig({ PORT: '0', MICROSOFT_APP_ID: appId, BOT_OPENID_METADATA_URL: keyServer.metadataUrl }));
  afterEach(() => {
    keyServer.failing = false;
  });

  test('are fetched once for many requests at once, then kept a day', async () => {
    const base = await fresh();
    const before = keyServer.reads;
    await Promise.all(Array.from({ length: 20 }, (_, i) => post(bearer(signToken(good, claims({ n: i }))), {}, base)));
    expect(received).toHaveLength(20);
    expect(keyServer.reads).toBe(before + 1);
    clock.time += 24 * 3_600_000 + 1;
    expect((await post(bearer(signToken(good, claims())), {}, base)).status).toBe(200);
    expect(keyServer.reads).toBe(before + 2);
  });

  test('an unknown key id is looked up at most once a minute, then a new key works', async () => {
    const base = await fresh();
    await post(bearer(signToken(good, claims())), {}, base);
    const before = keyServer.reads;
    const rotated = makePair('rotated');
    const ask = async (): Promise<number> => (await post(bearer(signToken(rotated, claims())), {}, base)).status;
    keyServer.keys.push({ pair: rotated, endorsements: ['msteams'] });
    expect(await ask()).toBe(401);
    expect(keyServer.reads).toBe(before);
    clock.time += 60_001;
    expect(await ask()).toBe(200);
    expect(await ask()).toBe(200);
    expect(keyServer.reads).toBe(before + 1);
  });

  test('a token whose key was withdrawn is refused after the next fetch', async () => {
    const base = await fresh();
    const leaked = makePair('leaked');
    keyServer.keys.push({ pair: leaked, endorsements: ['msteams'] });
    const token = bearer(signToken(leaked, claims({ exp: seconds(100 * 3600) })));
    expect((await post(token, {}, base)).status).toBe(200);
    keyServer.keys = keyServer.keys.filter(({ pair }) => pair !== leaked);
    clock.time += 61_000;
    await post(bearer(signToken(stranger, claims())), {}, base);
    expect((await post(token, {}, base)).status).toBe(401);
  });

  test('a known token expires although its signature is remembered', async () => {
    const base = await fresh();
    const token = bearer(signToken(good, claims({ exp: seconds(60) })));
    expect((await post(token, {}, base)).status).toBe(200);
    clock.time += 361_000;
    expect((await post(token, {}, base)).status).toBe(401);
  });

  test('a key server that is down gives 503, so that the channel sends again', async () => {
    const base = await fresh();
    keyServer.failing = true;
    const answer = await post(bearer(signToken(good, claims())), {}, base);
    expect(answer).toEqual({ status: 503, text: expect.stringContaining('CL3003') as unknown });
    expect((await post(bearer(signToken(good, claims({ iss: 'https://sts.windows.net/t/' }))), {}, base)).status).toBe(
      401,
    );
    keyServer.failing = false;
    clock.time += 5_001;
    expect((await post(bearer(signToken(good, claims())), {}, base)).status).toBe(200);
  });

  test('keys of yesterday serve while the key server is down, those of the day before do not', async () => {
    const base = await fresh();
    expect((await post(bearer(signToken(good, claims())), {}, base)).status).toBe(200);
    keyServer.failing = true;
    clock.time += 30 * 3_600_000;
    expect((await post(bearer(signToken(good, claims())), {}, base)).status).toBe(200);
    clock.time += 20 * 3_600_000;
    expect((await post(bearer(signToken(good, claims())), {}, base)).status).toBe(503);
  });
});

describe('without an app id (demo)', () => {
  let base = '';
  const local = { serviceUrl: 'http://localhost:56150' };
  beforeAll(async () => {
    base = await serve(readConfig({ PORT: '0' }));
  });

  test('this machine may write, with or without a token', async () => {
    expect((await post(undefined, local, base)).status).toBe(200);
    expect((await post('Bearer anything', local, base)).status).toBe(200);
  });
  test('replies go to this machine only', async () => {
    expect((await post(undefined, {}, base)).status).toBe(403);
  });
  test('what a proxy forwards is refused', async () => {
    const status = await new Promise((resolve) => {
      const headers = { 'Content-Type': 'application/json', 'X-Forwarded-For': '203.0.113.9' };
      const req = request(`${base}/api/messages`, { method: 'POST', headers }, (res) =>
        resolve(res.resume().statusCode),
      );
      req.end(JSON.stringify({ ...activity, ...local }));
    });
    expect(status).toBe(401);
  });
  test('production cannot be built like this', () => {
    const config: Config = { ...readConfig({}), profile: 'production' };
    expect(() => createAuthenticator({ config, log, clock })).toThrow('no app id outside the demo');
  });
});

test('no log line holds a token or the message', () => {
  expect(lines.join('')).toContain('channel-not-endorsed');
  expect(lines.join('')).not.toMatch(/canary|eyJ|Bearer/);
});

import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { readConfig } from '../../bot/config.js';
import { CodedError } from '../../bot/errors.js';
import { createLog } from '../../bot/log.js';
import { createMetrics, metricsRoute } from '../../bot/metrics.js';
import { healthRoutes } from '../../bot/health.js';
import { sendJson } from '../../bot/respond.js';
import { createServer, type CarelineServer, type Route, type Upgrade } from '../../bot/server.js';

const canary = 'canary-crushing-chest-pain';
const lines: string[] = [];
const log = createLog({ logLevel: 'debug' }, { write: (line: string) => void lines.push(line) });
const metrics = createMetrics();
let storeDown = false;
let release: () => void = () => undefined;
let arrived: () => void = () => undefined;

const routes: Route[] = [
  { method: 'POST', path: '/echo', handler: async (req, res) => sendJson(res, 200, { got: req.body ?? null }) },
  {
    method: 'POST',
    path: '/raw',
    body: 'raw',
    bodyLimit: 10,
    handler: async (req, res) => sendJson(res, 200, { bytes: (req.body as Buffer).length }),
  },
  { method: 'GET', path: '/things/:id', handler: async (req, res) => sendJson(res, 200, { id: req.params.id }) },
  {
    method: 'GET',
    path: '/fails',
    handler: async () => {
      throw new Error(canary);
    },
  },
  {
    method: 'GET',
    path: '/refuses',
    handler: async () => {
      throw new CodedError('storeDown', { 'Retry-After': '1' }, { cause: new Error(canary) });
    },
  },
  {
    method: 'GET',
    path: '/waits',
    handler: async (_req, res) => {
      await new Promise<void>((resolve) => {
        release = resolve;
        arrived();
      });
      sendJson(res, 200, { waited: true });
    },
  },
  {
    method: 'GET',
    path: '/events',
    handler: async (_req, res) => {
      res.setHeader('Content-Type', 'text/event-stream');
      res.write('data: 1\n\n');
    },
  },
  ...healthRoutes({
    log,
    checks: {
      store: async () => {
        if (storeDown) throw new Error(canary);
      },
      content: async () => undefined,
    },
    deadlineMs: 500,
  }),
  metricsRoute(metrics),
];
const upgrades: Upgrade[] = [
  {
    path: '/streams/:id',
    handler: (_req, socket, _head, params) => {
      socket.end(`HTTP/1.1 101 Switching Protocols\r\nX-Id: ${params['id']}\r\n\r\n`);
    },
  },
  { path: '/broken', handler: () => Promise.reject(new Error(canary)) },
];

let server: CarelineServer;
let url = '';
let port = 0;
beforeAll(async () => {
  const config = readConfig({ PORT: '0' });
  server = createServer({ config, log, metrics, routes, upgrades, bodyMs: 1000 });
  ({ url, port } = await server.listen());
});
afterAll(() => server.close(0));

async function post(body: string | Buffer, type = 'application/json', path = '/echo') {
  const answer = await fetch(url + path, { method: 'POST', body, headers: { 'Content-Type': type } });
  return { status: answer.status, body: (await answer.json()) as { got?: unknown; error?: { code: string } } };
}

/** Sends bytes as they are and gives all that comes back. */
function raw(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
}

describe('bodies', () => {
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
  test.each([
    ['broken JSON', '{"a":', 400, 'CL1001'],
    ['not UTF-8 JSON', Buffer.from([0x7b, 0xff, 0xfe]), 400, 'CL1001'],
    ['33 levels', nested(33), 400, 'CL1002'],
    ['100,000 levels', nested(100_000), 400, 'CL1002'],
    ['257 KB', JSON.stringify('x'.repeat(257 * 1024)), 413, 'CL1003'],
    ['5 MB', JSON.stringify('x'.repeat(5 * 1024 * 1024)), 413, 'CL1003'],
  ])('%s is refused', async (_name, body, status, code) => {
    expect(await post(body)).toMatchObject({ status, body: { error: { code } } });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  test.each([
    ['an object', '{"a":1}', { a: 1 }],
    ['32 levels', nested(32), JSON.parse(nested(32)) as unknown],
    ['brackets inside strings', JSON.stringify('['.repeat(500) + '\\"['), '['.repeat(500) + '\\"['],
    ['a null byte', '{"text":"a\\u0000b"}', { text: 'a\0b' }],
    ['right-to-left text and emoji', '{"text":"ألم 💔"}', { text: 'ألم 💔' }],
    ['a number', '5', 5],
    ['nothing', '', null],
  ])('%s is read', async (_name, body, got) => {
    expect(await post(body)).toEqual({ status: 200, body: { got } });
  });

  test('keys that reach into prototypes are dropped, however they are written', async () => {
    const body = '{"__proto__":{"x":1},"a":{"constructor":{"prototype":1},"\\u005f_proto__":2,"b":1}}';
    expect((await post(body)).body.got).toEqual({ a: { b: 1 } });
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'jsonapplication/json',
  ])('content type %s is refused', async (type) => {
    expect(await post('{}', type)).toMatchObject({ status: 415, body: { error: { code: 'CL1004' } } });
  });
  test('a charset beside the content type is fine', async () => {
    expect((await post('{}', 'Application/JSON; charset=utf-8')).status).toBe(200);
  });

  test('a slow body times out', async () => {
    const head =
      'POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"a"';
    const answer = await raw(head);
    expect(answer).toContain('408 Request Timeout');
    expect(answer).toContain('CL1007');
  });

  test('a raw route has its own limit', async () => {
    expect((await post('12345', 'image/png', '/raw')).body).toEqual({ bytes: 5 });
    expect((await post('12345678901', 'image/png', '/raw')).status).toBe(413);
  });
});

describe('routing', () => {
  test.each([
    ['GET', '/nothing', 404, 'CL1005'],
    ['GET', '/', 404, 'CL1005'],
    ['GET', '/echo', 405, 'CL1006'],
    ['PATCH', '/echo', 405, 'CL1006'],
    ['GET', '/things/%zz', 404, 'CL1005'],
    ['GET', `/things/${'x'.repeat(500)}`, 404, 'CL1005'],
    ['GET', '/refuses', 503, 'CL2002'],
    ['GET', '/fails', 500, 'CL2001'],
  ])('%s %s answers %d %s as JSON', async (method, path, status, code) => {
    const answer = await fetch(url + path, { method });
    expect(answer.headers.get('content-type')).toContain('application/json');
    const text = await answer.text();
    expect(answer.status).toBe(status);
    expect(JSON.parse(text)).toMatchObject({ error: { code } });
    expect(text).not.toContain(canary);
  });

  test('parameters come decoded, HEAD answers like GET', async () => {
    expect(await (await fetch(`${url}/things/a%20b`)).json()).toEqual({ id: 'a b' });
    expect((await fetch(`${url}/things/a`, { method: 'HEAD' })).status).toBe(200);
  });

  test('every answer carries the security headers and none names the server', async () => {
    for (const path of ['/healthz', '/nothing', '/fails', '/echo']) {
      const { headers } = await fetch(url + path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('server')).toBeNull();
    }
  });

  test.each(['evil.example', 'evil.example:3978', '127.0.0.1.evil.example'])('host %s is refused', async (host) => {
    const status = await new Promise((resolve) =>
      httpRequest(`${url}/healthz`, { headers: { Host: host } }, (res) => resolve(res.resume().statusCode)).end(),
    );
    expect(status).toBe(421);
  });
});

describe('upgrades', () => {
  const ask = (path: string, host = 'localhost'): Promise<string> =>
    raw(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
  test('a known path reaches its handler with parameters', async () => {
    expect(await ask('/streams/a%20b?t=1')).toContain('X-Id: a b');
  });
  test.each([
    ['/nothing', '404'],
    ['/streams/a/b', '404'],
    ['/streams/%zz', '404'],
    ['/broken', '500'],
  ])('%s answers %s', async (path, status) => {
    const answer = await ask(path);
    expect(answer).toContain(`HTTP/1.1 ${status}`);
    expect(answer).not.toContain(canary);
  });
  test('a foreign host is refused', async () => {
    expect(await ask('/streams/a', 'evil.example')).toContain('421');
  });
});

describe('operations', () => {
  test('readyz names what fails and nothing more', async () => {
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    storeDown = true;
    const answer = await fetch(`${url}/readyz`);
    storeDown = false;
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ failing: ['store'], error: { code: 'CL2003' } });
  });

  test('metrics count by route pattern, never by address', async () => {
    await fetch(`${url}/things/${canary}`);
    metrics.watchStore(async () => ({ openCases: 3 }));
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).toContain('route="/things/:id"');
    expect(text).toContain('careline_store{what="openCases"} 3');
    expect(text).not.toContain(canary);
  });

  test('no log line holds a message, a path or a query', () => {
    expect(lines.some((line) => line.includes('CL2001'))).toBe(true);
    expect(lines.join('')).not.toContain(canary);
  });

  test('close lets a running request end and takes no new one', async () => {
    const other = createServer({ config: readConfig({ PORT: '0' }), log, metrics, routes });
    const { url: base } = await other.listen();
    const there = new Promise<void>((resolve) => (arrived = resolve));
    const running = fetch(`${base}/waits`);
    await there;
    const closed = other.close();
    release();
    expect(await (await running).json()).toEqual({ waited: true });
    await closed;
    await expect(fetch(`${base}/healthz`)).rejects.toThrow('fetch failed');
  });

  test('close ends event streams and web sockets, without waiting for their pages', async () => {
    const stay: Upgrade = { path: '/stay', handler: (_req, socket) => void socket.write('HTTP/1.1 101 X\r\n\r\n') };
    const config = readConfig({ PORT: '0' });
    const other = createServer({ config, log, metrics: createMetrics(), routes, upgrades: [stay] });
    const { url: base, port: otherPort } = await other.listen();
    const events = await fetch(`${base}/events`);
    const socket = connect(otherPort, '127.0.0.1', () =>
      socket.write('GET /stay HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'),
    );
    await new Promise((resolve) => socket.once('data', resolve));
    const gone = new Promise((resolve) => socket.once('close', resolve));
    await other.close(200);
    expect(await events.text()).toBe('data: 1\n\n');
    await gone;
  });
});

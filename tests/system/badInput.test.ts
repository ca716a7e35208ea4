/** Whatever comes over HTTP is refused in our own words or answered; the process lives and loses nothing. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fc, runs } from '../property.js';
import { fakeConnector, type FakeConnector } from '../../evaluation/kill/connector.js';
import type { RunningService } from '../../evaluation/service.js';
import { badRequests, marker, type Target } from './badRequests.js';
import { channelMessage, openCases, send, WebPatient } from './clients.js';
import { raw, type RawAnswer } from './rawRequest.js';
import { cleanUp, nurseToken, start, tempFolder, until } from './support.js';

jest.setTimeout(120_000);

const documented = new Set(readFileSync('docs/errors.md', 'utf8').match(/CL\d{4}/g));
let service: RunningService;
let connector: FakeConnector;
let target: Target;

beforeAll(async () => {
  [service, connector] = await Promise.all([start({ DATA_DIR: tempFolder() }), fakeConnector()]);
  const patient = await WebPatient.at(service.url);
  target = {
    conversation: `/v3/directline/conversations/${patient.conversationId}`,
    patient: patient.headers,
    nurse: { authorization: `Bearer ${nurseToken}` },
  };
});
afterAll(async () => {
  await cleanUp();
  await connector?.close();
});

/** A refusal says a documented code, nothing of what came in and nothing of how the service is made. */
function expectRefusal({ status, headers, body }: RawAnswer): void {
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(documented).toContain(JSON.parse(body).error.code);
  expect(`${headers}${body}`).not.toContain(marker);
  expect(body).not.toMatch(/\bat .*[.:]\d|node_modules|Error:|SQL|zod/);
}

test.each(badRequests)('%s is refused with %i', async (_name, status, request) => {
  const answer = await raw(service.url, request(target));
  expect(answer.status).toBe(status);
  // Only the address of an article answers people: with a page that offers the nurse.
  if (answer.headers.includes('text/html')) expect(answer.body).toContain('ask in the chat');
  else expectRefusal(answer);
  expect(`${answer.headers}${answer.body}`).not.toContain(marker);
});

const long = (text: string, length: number) => text.repeat(Math.ceil(length / text.length)).slice(0, length);
const strange: Array<[name: string, activity: Record<string, unknown>]> = [
  ['an empty message', { text: '' }],
  ['a message without text', {}],
  ['white space', { text: ' \n\t\u00a0\u200b ' }],
  ['100,000 characters', { text: long('word salad ', 100_000) }],
  ['100,000 characters without a space', { text: long('a', 100_000) }],
  ['100,000 brackets', { text: long('(', 100_000) }],
  ['100,000 combining marks', { text: long('e\u0301\u0301', 100_000) }],
  ['emoji only', { text: '😀👩‍👩‍👧‍👦🏳️‍🌈' }],
  ['Arabic', { text: 'عندي سؤال عن ضغط الدم' }],
  ['overrides of the direction', { text: '\u202ehello\u202c \u2066x\u2069' }],
  ['null bytes', { text: 'hel\0lo\0' }],
  ['a lone high surrogate', { text: 'hello \ud83d' }],
  ['a lone low surrogate', { text: '\udc00 hello' }],
  ['control characters', { text: '\u0001\u001b[31mhello\u007f' }],
  ['markup', { text: '<script>alert(1)</script>' }],
  ['SQL', { text: "'; drop table inbox; --" }],
  ['prototype keys in a value', { text: 'hello', value: JSON.parse('{"__proto__":{"a":1},"constructor":{"b":2}}') }],
  ['a value of lists', { text: 'hello', value: [[[['x']]]] }],
  ['an attachment', { attachments: [{ contentType: 'image/png', name: 'x.png', contentUrl: 'http://127.0.0.1:9/x' }] }],
  ['an attachment without a type', { text: 'hello', attachments: [{ name: 'x' }] }],
  ['a locale that is none', { text: 'hello', locale: 'x'.repeat(35) }],
];

test.each(strange)('%s on Direct Line gets a reply', async (_name, activity) => {
  const patient = await WebPatient.at(service.url);
  const path = `${service.url}/v3/directline/conversations/${patient.conversationId}/activities`;
  const answer = await send(path, { headers: patient.headers, json: { type: 'message', ...activity } });
  expect(answer.status).toBe(200);
  const replies = await patient.replies(service.url, 'message');
  expect(JSON.stringify(replies)).not.toContain('Something went wrong');
});

test.each(strange)('%s on a channel gets a reply', async (_name, activity) => {
  const id = randomUUID();
  const message = { ...channelMessage(connector.url, id, ''), ...activity };
  expect((await send(`${service.url}/api/messages`, { json: message })).status).toBe(200);
  await until('a reply', async () => connector.received(id).length > 0);
  expect(connector.received(id).join()).not.toContain('Something went wrong');
});

test.each(['conversationUpdate', 'typing', 'event', 'messageReaction', 'installationUpdate', 'handoff', marker])(
  'a channel activity of type %s is taken note of without a reply',
  async (type) => {
    const id = randomUUID();
    const message = { ...channelMessage(connector.url, id, 'hello'), type };
    expect((await send(`${service.url}/api/messages`, { json: message })).status).toBe(200);
  },
);

test('nulls where a channel means nothing are no mistake', async () => {
  const nulls = { value: null, attachments: null, locale: null, channelData: null, replyToId: null, name: null };
  const message = { ...channelMessage(connector.url, 'nulls', 'hello'), ...nulls };
  expect((await send(`${service.url}/api/messages`, { json: message })).status).toBe(200);
  await until('a reply', async () => connector.received('nulls').length > 0);
});

test('an invoke is refused as something that we do not do', async () => {
  const invoke = { ...channelMessage(connector.url, 'invoke', ''), type: 'invoke', name: marker };
  const answer = await send(`${service.url}/api/messages`, { json: invoke });
  expect([answer.status, answer.body.error.code]).toEqual([501, 'CL3007']);
});

test.each(['multipart/form-data', 'multipart/form-data; boundary=x', 'text/plain', ''])(
  'an upload that is no form (%s) is answered in words',
  async (type) => {
    const patient = await WebPatient.at(service.url);
    const path = `/v3/directline/conversations/${patient.conversationId}/upload?userId=x`;
    const headers = { ...patient.headers, 'content-type': type };
    expect((await raw(service.url, { path, headers, body: Buffer.alloc(100_000, 1) })).status).toBe(200);
    await patient.replies(service.url, 'open files or pictures');
  },
);

test('a stream without a good ticket is not opened', async () => {
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'x3JJHMbDL1EzLkh9GBhXDw==',
  };
  for (const path of [`${target.conversation}/stream?t=${marker}`, `${target.conversation}/stream`])
    expect((await raw(service.url, { method: 'GET', path, headers })).status).toBe(401);
  const elsewhere = await raw(service.url, { method: 'GET', path: `/${marker}/stream`, headers });
  expect(elsewhere.status).toBe(404);
});

test('an unknown channel is answered like any other', async () => {
  const message = { ...channelMessage(connector.url, 'elsewhere', 'hello'), channelId: 'carrier-pigeon' };
  expect((await send(`${service.url}/api/messages`, { json: message })).status).toBe(200);
  await until('a reply', async () => connector.received('elsewhere').length > 0);
});

test('no JSON whatever brings a 5xx or a stack', async () => {
  const posts = () => [
    { path: '/api/messages' },
    { path: `${target.conversation}/activities`, headers: target.patient },
    { path: '/webchat/token' },
    { path: '/nurse/api/session' },
    { path: '/nurse/api/cases/x/reply', headers: target.nurse },
  ];
  const field = fc.constantFrom(
    'type',
    'text',
    'from',
    'conversation',
    'value',
    'channelData',
    'id',
    'version',
    '__proto__',
  );
  const body = fc.oneof(fc.jsonValue(), fc.dictionary(field, fc.jsonValue()));
  const property = fc.asyncProperty(body, fc.nat(4), async (value, which) => {
    const { path, headers = {} } = posts()[which]!;
    const request = { path, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
    const answer = await raw(service.url, request);
    if (answer.status >= 300) expectRefusal(answer);
  });
  await fc.assert(property, { numRuns: runs(300) });
});

test('after all of it the service lives, has lost nothing and talks as before', async () => {
  expect((await send(`${service.url}/healthz`)).status).toBe(200);
  expect((await send(`${service.url}/readyz`)).status).toBe(200);
  await until('an empty inbox and outbox', async () => {
    const metrics = (await send(`${service.url}/metrics`)).text;
    return ['inboxPending', 'inboxParked', 'outboxUnsent', 'outboxParked'].every((what) =>
      metrics.includes(`careline_store{what="${what}"} 0\n`),
    );
  });
  const patient = await WebPatient.at(service.url);
  await patient.write(service.url, 'crushing chest pain for 20 minutes');
  await patient.replies(service.url, 'Call 911 now.');
  const own = (await openCases(service.url)).filter((one) => one.conversationId === patient.conversationId);
  expect(own.map(({ priority }) => priority)).toEqual(['P1']);
});

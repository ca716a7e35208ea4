/** Requests that must be refused, each with the statuses that are right for it. `MARKER` must not come back. */
import type { RawRequest } from './rawRequest.js';

export const marker = 'zqxjk-marker';

export interface Target {
  /** Path of the patient's own conversation. */
  conversation: string;
  /** Authorization headers of that patient and of a nurse. */
  patient: Record<string, string>;
  nurse: Record<string, string>;
}

type Bad = [name: string, status: number, request: (target: Target) => RawRequest];

const json = { 'content-type': 'application/json' };
const good = {
  type: 'message',
  id: 'id-1',
  text: marker,
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1:9',
  from: { id: 'user' },
  recipient: { id: 'bot' },
  conversation: { id: 'c' },
};
const nested = (depth: number) => `${'{"a":['.repeat(depth)}"${marker}"${']}'.repeat(depth)}`;
const huge = JSON.stringify({ ...good, text: marker.repeat(5 * 90_000) });

const channel = (body: unknown): RawRequest => ({
  path: '/api/messages',
  headers: json,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const line = (target: Target, body: unknown, headers: Record<string, string> = json): RawRequest => ({
  path: `${target.conversation}/activities`,
  headers: { ...headers, ...target.patient },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const nurse = (target: Target, path: string, body?: unknown): RawRequest => ({
  ...(body === undefined ? { method: 'GET' } : {}),
  path: `/nurse/api/${path}`,
  headers: { ...json, ...target.nurse },
  ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
});

/** Every field of an activity with a value of a wrong type. */
const wrongTypes: Bad[] = [
  ...Object.keys(good).flatMap((field) =>
    [7, true, [marker], { a: marker }]
      // An object is a recipient, whatever it holds: it need not have an id.
      .filter((value) => field !== 'recipient' || typeof value !== 'object' || Array.isArray(value))
      .map((value): Bad => {
        const shown = JSON.stringify(value);
        return [`the channel's ${field} is ${shown}`, 400, () => channel({ ...good, [field]: value })];
      }),
  ),
  ...[7, null, [marker], { a: marker }].map((value): Bad => [
    `Direct Line's type is ${JSON.stringify(value)}`,
    400,
    (t) => line(t, { type: value, text: 'x' }),
  ]),
  ...[7, true, [marker], { a: marker }].map((value): Bad => [
    `Direct Line's text is ${JSON.stringify(value)}`,
    400,
    (t) => line(t, { type: 'message', text: value }),
  ]),
  ...[7, 'x', { a: marker }, [7], Array.from({ length: 50 }, () => ({}))].map((value): Bad => [
    `Direct Line's attachments are ${JSON.stringify(value).slice(0, 30)}`,
    400,
    (t) => line(t, { type: 'message', attachments: value }),
  ]),
];

const bodies: Bad[] = [
  ['cut JSON to the channel', 400, () => channel(`{"text":"${marker}`)],
  ['no JSON at all to the channel', 400, () => channel(marker)],
  ['an empty body to the channel', 400, () => channel('')],
  ['null to the channel', 400, () => channel('null')],
  ['a number to the channel', 400, () => channel('7')],
  ['a list to the channel', 400, () => channel([good])],
  ['100,000 levels to the channel', 400, () => channel(nested(50_000))],
  ['100,000 open brackets to Direct Line', 400, (t) => line(t, '['.repeat(100_000))],
  ['33 levels to Direct Line', 400, (t) => line(t, nested(17))],
  ['5 MB to the channel', 413, () => channel(huge)],
  ['5 MB to Direct Line', 413, (t) => line(t, huge)],
  ['5 MB for a token', 413, () => ({ path: '/webchat/token', headers: json, body: huge })],
  ['5 MB to a nurse act', 413, (t) => nurse(t, 'cases/x/claim', huge)],
  ['text as plain text', 415, (t) => line(t, marker, { 'content-type': 'text/plain' })],
  ['a form', 415, (t) => line(t, `text=${marker}`, { 'content-type': 'application/x-www-form-urlencoded' })],
  ['no content type', 415, (t) => line(t, '{}', {})],
  ['XML to the channel', 415, () => ({ ...channel(`<a>${marker}</a>`), headers: { 'content-type': 'text/xml' } })],
  ['bytes that are no UTF-8', 400, (t) => ({ ...line(t, ''), body: Buffer.from([0xff, 0xfe, 0x7b, 0x00]) })],
  ['cut JSON for a token', 400, () => ({ path: '/webchat/token', headers: json, body: `{"${marker}` })],
  ['cut JSON to a nurse act', 400, (t) => nurse(t, 'cases/x/claim', `{"${marker}`)],
];

const activities: Bad[] = [
  ...['id', 'channelId', 'serviceUrl', 'from', 'conversation'].map((field): Bad => [
    `a channel message without ${field}`,
    400,
    () => channel({ ...good, [field]: undefined }),
  ]),
  ['a channel message with an empty conversation id', 400, () => channel({ ...good, conversation: { id: '' } })],
  ['a null byte in an id', 400, () => channel({ ...good, id: 'a\0b' })],
  ['a null byte in the conversation id', 400, () => channel({ ...good, conversation: { id: `c\0${marker}` } })],
  ['an id of 10,000 characters', 400, () => channel({ ...good, id: 'x'.repeat(10_000) })],
  ['a service URL of a stranger', 403, () => channel({ ...good, serviceUrl: `https://${marker}.example.org` })],
  ['a service URL that is a file', 403, () => channel({ ...good, serviceUrl: 'file:///etc/passwd' })],
  ['a value of 100 KB', 400, () => channel({ ...good, value: { a: 'x'.repeat(100_000) } })],
  ['a channel text of 300,000 characters', 400, () => channel({ ...good, text: 'x'.repeat(300_000) })],
  ['a Direct Line text of 100,001 characters', 413, (t) => line(t, { type: 'message', text: 'x'.repeat(100_001) })],
  ['an unknown activity type', 400, (t) => line(t, { type: marker, text: 'x' })],
  ['an empty activity', 400, (t) => line(t, {})],
];

const addresses: Bad[] = [
  ['no address of ours', 404, () => ({ path: `/${marker}` })],
  ['GET on messages', 405, () => ({ method: 'GET', path: '/api/messages' })],
  ['DELETE on messages', 405, () => ({ method: 'DELETE', path: '/api/messages' })],
  ['PUT on the token', 405, () => ({ method: 'PUT', path: '/webchat/token' })],
  ['PATCH on the cases', 405, (t) => ({ ...nurse(t, 'cases'), method: 'PATCH' })],
  ['dots in an asset', 404, () => ({ method: 'GET', path: '/assets/../../package.json' })],
  ['encoded dots in an asset', 404, () => ({ method: 'GET', path: '/assets/%2e%2e%2f%2e%2e%2fpackage.json' })],
  ['encoded dots in an article', 404, () => ({ method: 'GET', path: '/articles/..%2f..%2fpackage' })],
  ['a null byte in an article', 404, () => ({ method: 'GET', path: '/articles/a%00b' })],
  ['an escape that does not decode', 404, () => ({ method: 'GET', path: '/articles/%E0%A4%A' })],
  ['a prototype as an article', 404, () => ({ method: 'GET', path: '/articles/__proto__' })],
  ['a prototype as an asset', 404, () => ({ method: 'GET', path: '/assets/constructor' })],
  ['another host name', 421, () => ({ method: 'GET', path: '/', headers: { host: `${marker}.example.org` } })],
];

const access: Bad[] = [
  ['Direct Line without a token', 401, (t) => ({ ...line(t, {}), headers: json })],
  ['a made-up token', 401, (t) => ({ ...line(t, {}), headers: { ...json, authorization: `Bearer ${marker}` } })],
  [
    'a token of another scheme',
    401,
    (t) => ({ ...line(t, {}), headers: { ...json, authorization: `Basic ${marker}` } }),
  ],
  [
    'someone else’s conversation',
    403,
    (t) => ({ ...line(t, {}), path: `/v3/directline/conversations/${marker}/activities` }),
  ],
  [
    'a prototype as a conversation',
    403,
    (t) => ({ ...line(t, {}), path: '/v3/directline/conversations/__proto__/activities' }),
  ],
  [
    'a watermark in words',
    400,
    (t) => ({ ...line(t, ''), method: 'GET', path: `${t.conversation}/activities?watermark=${marker}` }),
  ],
  [
    'a negative watermark',
    400,
    (t) => ({ ...line(t, ''), method: 'GET', path: `${t.conversation}/activities?watermark=-1` }),
  ],
  [
    'the token of a portal without the secret',
    401,
    () => ({ path: '/v3/directline/tokens/generate', headers: json, body: '{}' }),
  ],
  ['the nurse list without signing in', 401, () => ({ method: 'GET', path: '/nurse/api/cases' })],
  [
    'a nurse token with a wrong letter',
    401,
    () => ({ method: 'GET', path: '/nurse/api/cases', headers: { authorization: 'Bearer system-tesT' } }),
  ],
  ['an unknown list', 422, (t) => nurse(t, `cases?state=${marker}`)],
  ['an unknown case', 404, (t) => nurse(t, `cases/${marker}`)],
  ['a prototype as a case', 404, (t) => nurse(t, 'cases/__proto__')],
  ['a null byte as a case', 404, (t) => nurse(t, 'cases/a%00b')],
  ['a claim of an unknown case', 404, (t) => nurse(t, 'cases/x/claim', { version: 1 })],
  ['an unknown act', 404, (t) => nurse(t, `cases/x/${marker}`, { version: 1 })],
  ...[null, 'x', -1, 1.5, [marker], { a: marker }].map((version): Bad => [
    `a claim of version ${JSON.stringify(version)}`,
    422,
    (t) => nurse(t, 'cases/x/claim', { version }),
  ]),
  [
    'a sign-in with lists',
    400,
    () => ({ path: '/nurse/api/session', headers: json, body: `{"code":["${marker}"],"name":[]}` }),
  ],
  [
    'a sign-in with a wrong code',
    401,
    () => ({ path: '/nurse/api/session', headers: json, body: `{"code":"${marker}","name":"Ann"}` }),
  ],
];

export const badRequests: Bad[] = [...wrongTypes, ...bodies, ...activities, ...addresses, ...access];

import { fc, runs } from '../property.js';
import { createAuthenticator } from '../../bot/auth/authenticator.js';
import { messageRoutes, type Receive } from '../../bot/channels/connector/messages.js';
import { readConfig } from '../../bot/config.js';
import { createLog } from '../../bot/log.js';
import { createMetrics } from '../../bot/metrics.js';
import { createServer, type CarelineServer } from '../../bot/server.js';
import { StoreUnavailable, type Inbound } from '../../storage/types.js';

const lines: string[] = [];
const log = createLog({ logLevel: 'debug' }, { write: (line: string) => void lines.push(line) });
const clock = { now: () => 1_800_000_000_000 };
const received: Array<{ inbound: Inbound; text: string }> = [];
const sent: unknown[] = [];
const accept: Receive = async (inbound, text) => {
  received.push({ inbound, text });
  return { status: 'accepted', duplicate: false, seq: received.length };
};
let receive: Receive = accept;

let server: CarelineServer;
let url = '';
beforeAll(async () => {
  const config = readConfig({ PORT: '0' });
  server = createServer({
    config,
    log,
    metrics: createMetrics(),
    routes: messageRoutes({
      authenticator: createAuthenticator({ config, log, clock }),
      receive: (inbound, text) => receive(inbound, text),
      sender: {
        send: async (reference, activity) => {
          sent.push({ reference, activity });
          return { outcome: 'sent' };
        },
      },
      keyedHash: (text) => `hash(${text})`,
      clock,
      log,
    }),
  });
  ({ url } = await server.listen());
});
afterAll(() => server.close(0));
beforeEach(() => {
  received.length = 0;
  sent.length = 0;
  receive = accept;
});

const message = {
  type: 'message',
  id: 'a1',
  channelId: 'msteams',
  serviceUrl: 'http://localhost:1',
  text: 'canary-words',
  from: {
    id: 'u1',
    name: 'Maria Canary',
  },
  recipient: {
    id: 'b1',
    name: 'Careline',
  },
  conversation: {
    id: 'c1',
    conversationType: 'personal',
  },
  timestamp: '2027-01-15T08:00:00.000Z',
};

async function post(body: unknown): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() };
}

/** What one activity becomes. */
async function inboundOf(changes: object): Promise<Inbound> {
  expect(await post({ ...message, ...changes })).toEqual({ status: 200, body: {} });
  expect(received).toHaveLength(1);
  return received.pop()!.inbound;
}

describe('a message', () => {
  test('is received under hashed conversation and key, with all that a reply needs', async () => {
    await post(message);
    expect(received).toEqual([
      {
        text: 'canary-words',
        inbound: {
          conversationId: 'hash(msteams|c1)',
          channelId: 'msteams',
          inboxKey: 'message|a1|',
          activityId: 'a1',
          visible: true,
          urgent: false,
          at: clock.now(),
          activity: {
            ...message,
            conversation: {
              ...message.conversation,
              isGroup: false,
            },
          },
          reference: {
            channelId: 'msteams',
            serviceUrl: message.serviceUrl,
            conversation: message.conversation,
            user: message.from,
            bot: message.recipient,
            activityId: 'a1',
          },
        },
      },
    ]);
  });

  test('sent again has the same key; another id or channel has not', async () => {
    const first = await inboundOf({});
    expect((await inboundOf({ localTimestamp: 'later' })).inboxKey).toBe(first.inboxKey);
    expect((await inboundOf({ id: 'a2' })).inboxKey).not.toBe(first.inboxKey);
    expect((await inboundOf({ channelId: 'slack' })).conversationId).not.toBe(first.conversationId);
  });

  test('of Azure’s own Direct Line channel is not taken for one of ours: it is answered through the connector', async () => {
    const { channelId, reference } = await inboundOf({ channelId: 'directline' });
    expect(channelId).toBe('azure-directline');
    expect(reference).toMatchObject({ channelId: 'directline' });
  });

  test('edited is new, and the same edit sent again is not', async () => {
    const first = await inboundOf({});
    const edit = {
      type: 'messageUpdate',
      channelData: { eventType: 'editMessage' },
      timestamp: '2027-01-15T08:01:00Z',
    };
    const edited = await inboundOf(edit);
    expect(edited.inboxKey).not.toBe(first.inboxKey);
    expect(edited.activityId).not.toBe(first.activityId);
    expect(edited.visible).toBe(true);
    expect((await inboundOf(edit)).inboxKey).toBe(edited.inboxKey);
    expect((await inboundOf({ ...edit, timestamp: '2027-01-15T08:02:00Z' })).inboxKey).not.toBe(edited.inboxKey);
    expect((await inboundOf({ ...edit, type: 'message' })).inboxKey).not.toBe(first.inboxKey);
  });

  test.each([
    [{ conversationType: 'channel' }, true],
    [{ conversationType: 'groupChat' }, true],
    [{ isGroup: true }, true],
    [{ isGroup: null, conversationType: null }, false],
    [{ conversationType: 'personal' }, false],
  ])('of a conversation %j is of a group: %s', async (conversation, group) => {
    const { activity } = await inboundOf({ conversation: { id: 'c1', ...conversation } });
    expect(activity).toMatchObject({ conversation: { isGroup: group } });
  });

  test('keeps a button’s value, drops what nobody reads, bounds channel data', async () => {
    const { activity } = await inboundOf({
      text: null,
      value: {
        check: 'RF02.c1',
        answer: 'yes',
      },
      entities: [{ type: 'mention' }],
      secret: 1,
      channelData: { filler: 'x'.repeat(7e4) },
      attachments: [
        {
          contentType: 'image/png',
          contentUrl: 'https://x/?t=1',
        },
      ],
    });
    expect(activity).toMatchObject({
      value: { check: 'RF02.c1', answer: 'yes' },
      attachments: [{ contentType: 'image/png' }],
    });
    for (const field of ['text', 'entities', 'secret', 'channelData']) expect(activity).not.toHaveProperty(field);
    expect(JSON.stringify(activity)).not.toContain('https://x');
  });

  test.each([
    ['empty', ''],
    ['200,000 characters', 'é'.repeat(200_000)],
    ['emoji only', '😱😱'],
    ['right-to-left', 'ألم في الصدر'],
    ['null bytes', 'a\0b'],
  ])('with text %s is taken as it is', async (_name, text) => {
    await post({ ...message, text });
    expect(received[0]?.text).toBe(text);
  });
});

describe('what is no message', () => {
  test.each([
    'conversationUpdate',
    'installationUpdate',
    'messageReaction',
    'messageDelete',
    'event',
    'endOfConversation',
    'x',
  ])('%s is taken, not shown, and its text not screened', async (type) => {
    const { visible } = await inboundOf({ type, membersAdded: [{ id: 'u1' }], name: null });
    expect(visible).toBe(false);
  });
  test.each([
    ['typing', { type: 'typing' }],
    ['a notice without id', { type: 'conversationUpdate', id: undefined }],
    ['the bot’s own message by id', { from: { id: 'b1' } }],
    ['the bot’s own message by role', { from: { id: 'x', role: 'bot' } }],
  ])('%s is answered and not kept', async (_name, changes) => {
    expect((await post({ ...message, ...changes })).status).toBe(200);
    expect(received).toHaveLength(0);
  });
  test('an invoke gets 501 in the form of its channel', async () => {
    expect(await post({ ...message, type: 'invoke', name: 'composeExtension/query' })).toMatchObject({
      status: 501,
      body: { error: { code: 'CL3007' } },
    });
    expect(await post({ ...message, type: 'invoke', name: 'adaptiveCard/action', value: {} })).toMatchObject({
      status: 200,
      body: { statusCode: 501, type: 'application/vnd.microsoft.error', value: { code: 'CL3007' } },
    });
    expect(received).toHaveLength(0);
  });
});

describe('bad activities', () => {
  test.each<[string, object, string]>([
    ['no id', { id: undefined }, 'CL3005'],
    ['an id that is null', { id: null }, 'CL3005'],
    ['no sender', { from: undefined }, 'CL3005'],
    ['a sender without id', { from: { name: 'x' } }, 'CL3005'],
    ['no conversation', { conversation: undefined }, 'CL3005'],
    ['an empty conversation id', { conversation: { id: '' } }, 'CL3005'],
    ['no channel', { channelId: undefined }, 'CL3005'],
    ['a blank channel', { channelId: '  ' }, 'CL3004'],
    ['no service URL', { serviceUrl: undefined }, 'CL3005'],
    ['an empty id', { id: '' }, 'CL3004'],
    ['an id of 401 characters', { id: 'x'.repeat(401) }, 'CL3004'],
    ['an id that is a number', { id: 5 }, 'CL3004'],
    ['an id with a null byte', { id: 'a\0b' }, 'CL3004'],
    ['a time with a null byte', { timestamp: '2027\0' }, 'CL3004'],
    ['a type with a line break', { type: 'mess\nage' }, 'CL3004'],
    ['a channel with a null byte', { channelId: 'msteams\0' }, 'CL3004'],
    ['a conversation id of 401 characters', { conversation: { id: 'x'.repeat(401) } }, 'CL3004'],
    ['no type', { type: undefined }, 'CL3004'],
    ['a text that is a list', { text: ['a'] }, 'CL3004'],
    ['attachments that are a text', { attachments: 'x' }, 'CL3004'],
    ['a value of 70,000 characters', { value: 'x'.repeat(70_000) }, 'CL3004'],
    ['a text of 200,001 characters', { text: 'x'.repeat(200_001) }, 'CL3006'],
  ])('%s is refused with %s', async (_name, changes, code) => {
    expect(await post({ ...message, ...changes })).toMatchObject({ status: 400, body: { error: { code } } });
    expect(received).toHaveLength(0);
  });

  test('a message of 5 MB is refused, and the next one is taken', async () => {
    expect(await post({ ...message, text: 'x'.repeat(5_000_000) })).toMatchObject({ status: 413 });
    expect((await post(message)).status).toBe(200);
  });

  test('nothing that a stranger sends makes the service fail', async () => {
    const junk = fc.jsonValue({ maxDepth: 4 });
    const field = fc.constantFrom(...Object.keys(message), 'value', 'channelData', 'attachments', 'membersAdded');
    await fc.assert(
      fc.asyncProperty(fc.dictionary(field, junk), async (changes) => {
        expect((await post({ ...message, ...changes })).status).toBeLessThan(500);
      }),
      { numRuns: runs(150), examples: [[{ type: 'invokes' }]] },
    );
  });
});

describe('while the store is down', () => {
  test('an emergency card goes out before the 503', async () => {
    receive = async () => ({ status: 'spooled', card: { type: 'message', text: 'the card' } });
    expect(await post(message)).toMatchObject({ status: 503, body: { error: { code: 'CL2002' } } });
    expect(sent).toMatchObject([
      { activity: { text: 'the card' }, reference: { conversation: { id: 'c1' }, activityId: 'a1' } },
    ]);
  });
  test('without an emergency nothing is sent, and the channel is asked to send again', async () => {
    receive = async () => ({ status: 'spooled', card: null });
    expect((await post(message)).status).toBe(503);
    expect(sent).toEqual([]);
  });
  test('an unforeseen failure is a 500 without words', async () => {
    receive = async () => Promise.reject(new StoreUnavailable('canary-words'));
    const answer = await post(message);
    expect(answer).toEqual({ status: 500, body: { error: { code: 'CL2001', message: expect.any(String) as string } } });
    expect(JSON.stringify(answer)).not.toContain('canary');
  });
});

test('no log line holds what the patient wrote or who it was', () => {
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.join('')).not.toMatch(/canary|Maria/);
});

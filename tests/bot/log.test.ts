import { CodedError } from '../../bot/errors.js';
import { createLog } from '../../bot/log.js';

const canary = 'crushing chest pain since Tuesday, Maria Alvarez';
const token = 'Bearer eyJhbGciOi.canary.signature';

/** What one call writes, as text and parsed. */
function written(call: (log: ReturnType<typeof createLog>) => void): { text: string; line: Record<string, unknown> } {
  let text = '';
  call(createLog({ logLevel: 'debug' }, { write: (chunk: string) => void (text += chunk) }));
  return { text, line: text === '' ? {} : (JSON.parse(text.split('\n')[0]!) as Record<string, unknown>) };
}

test('keeps ids, codes and durations', () => {
  const { line } = written((log) => log.info({ conversationId: 'c_1', seq: 4, ms: 1.5, urgent: true }, 'turn done'));
  expect(line).toMatchObject({ level: 'info', msg: 'turn done', conversationId: 'c_1', seq: 4, ms: 1.5, urgent: true });
});

describe('patient text and secrets never reach a line', () => {
  test.each<[string, (log: ReturnType<typeof createLog>) => void]>([
    ['a key that is not listed', (log) => log.info({ text: canary }, 'x')],
    ['a listed key with a sentence in it', (log) => log.info({ conversationId: canary }, 'x')],
    ['an object under a listed key', (log) => log.info({ reason: { words: canary } }, 'x')],
    ['an array', (log) => log.info({ kind: [canary] }, 'x')],
    ['a request', (log) => log.info({ req: { headers: { authorization: token }, url: `/x?q=${canary}` } }, 'x')],
    ['a header', (log) => log.info({ authorization: token, Authorization: token }, 'x')],
    ['a query string', (log) => log.info({ route: `/messages?text=${canary}` }, 'x')],
    ['values put into the message', (log) => log.info('got %s', canary)],
    ['values put into the message after fields', (log) => log.info({ seq: 1 }, 'got %s', canary)],
    ['a message that quotes', (log) => log.info(`got “${canary}”`)],
    ['child bindings', (log) => log.child({ text: canary, reason: canary }).info('x')],
    ['an error', (log) => log.error(new Error(canary))],
    ['an error in a field', (log) => log.error({ err: new Error(canary) }, 'x')],
    ['an error in another field', (log) => log.error({ error: new Error(canary), reason: new Error(canary) }, 'x')],
    ['an error that is a string', (log) => log.error({ err: canary }, 'x')],
    ['an error with a code that is a sentence', (log) => log.error(Object.assign(new Error('x'), { code: canary }))],
    ['an error with fields', (log) => log.error(Object.assign(new Error('x'), { body: canary, input: canary }))],
    ['a cause', (log) => log.error(new CodedError('internal', {}, { cause: new Error(canary) }))],
    ['a message of several lines', (log) => log.error(new Error(`one\n    at ${canary}\n${canary}`))],
    ['a changed message', (log) => log.error(Object.assign(new Error(canary), { message: 'other' }))],
    ['an error class named by a text', (log) => log.error(new (class extends Error {})(canary))],
    [
      'a parser that quotes',
      (log) => {
        try {
          JSON.parse(canary);
        } catch (err) {
          log.error({ err }, 'x');
        }
      },
    ],
    ['a null as fields', (log) => log.info(null, canary + '“')],
  ])('%s', (_name, call) => {
    const { text } = written(call);
    expect(text).not.toBe('');
    for (const secret of ['chest', 'Maria', 'Tuesday', 'eyJhbGciOi']) expect(text).not.toContain(secret);
  });
});

test('an error is its class, code and frames, and its causes', () => {
  const cause = Object.assign(new TypeError(canary), { code: 'ECONNREFUSED' });
  const { line } = written((log) => log.error({ err: new CodedError('storeDown', {}, { cause }) }, 'store is down'));
  expect(line).toMatchObject({
    msg: 'store is down',
    err: { class: 'CodedError', code: 'CL2002', cause: { class: 'TypeError', code: 'ECONNREFUSED' } },
  });
  expect((line['err'] as { stack: string[] }).stack[0]).toMatch(/^at .*log\.test\.ts:\d+:\d+/);
});

test('what was dropped is named, so that a developer sees it', () => {
  expect(written((log) => log.info({ text: canary, ms: 1 }, 'x')).line).toMatchObject({ ms: 1, dropped: ['text'] });
});

test('the level holds', () => {
  let text = '';
  const log = createLog({ logLevel: 'warn' }, { write: (chunk: string) => void (text += chunk) });
  log.info('quiet');
  log.warn('loud');
  expect(text).toContain('loud');
  expect(text).not.toContain('quiet');
});

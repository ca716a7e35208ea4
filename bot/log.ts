import pino, { type DestinationStream, type Logger } from 'pino';
import type { Config } from './config.js';

export type Log = Logger;

/**
 * What a log line may hold. Everything else is dropped, so that patient text cannot reach a log by accident:
 * a key must be listed here, and its value must be a number, a boolean or look like an identifier (no white space).
 */
const allowedKeys = new Set(
  [
    'conversationId caseId caseNumber messageId activityId inboxKey rule cluster disposition',
    'seq version fence attempts count ms port status code reason outcome priority',
    'route method channelId type kind name step profile engine file host signal',
    'urgent duplicate pending bytes retryMs component requestId verb locale pid',
  ].flatMap((line) => line.split(' ')),
);
const identifier = /^[\w.:/@+=|-]{1,160}$/;
const label = /^[\w .,:;()'/-]{1,120}$/;

function allowedValue(value: unknown): boolean {
  if (typeof value === 'string') return identifier.test(value);
  return typeof value === 'boolean' || typeof value === 'number' || value === null;
}

function onlyAllowed(fields: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  const dropped: string[] = [];
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (key === 'err') kept['err'] = describeError(value);
    else if (allowedKeys.has(key) && allowedValue(value)) kept[key] = value;
    else dropped.push(identifier.test(key) ? key : '?');
  }
  if (dropped.length > 0) kept['dropped'] = dropped.slice(0, 20);
  return kept;
}

/**
 * An error as a log may show it: class, code and stack frames. Never its message: a parser's, a database's or a
 * client's message may quote what the patient wrote.
 */
function describeError(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { class: typeof error };
  const code = (error as { code?: unknown }).code;
  const stack = error.stack ?? '';
  const at = error.message === '' ? -1 : stack.indexOf(error.message);
  const frames = (at < 0 ? stack : stack.slice(at + error.message.length))
    .split('\n')
    .filter((line) => /^\s+at [^"'`]{1,300}$/.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
  return {
    class: label.test(error.constructor.name) ? error.constructor.name : 'Error',
    ...(allowedValue(code) ? { code } : {}),
    stack: frames,
    ...(error.cause !== undefined && depth < 3 ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}

/**
 * The service's pino log. The message is a fixed phrase of the code; facts go into the fields.
 * @example log.warn({ conversationId, ms: 12 }, 'turn was slow')
 */
export function createLog(config: Pick<Config, 'logLevel'>, destination?: DestinationStream): Log {
  const options: pino.LoggerOptions = {
    level: config.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (name) => ({ level: name }),
      log: onlyAllowed,
    },
    serializers: { err: (value: unknown) => value },
    hooks: {
      // Takes the message only where the code wrote it: never from an error, never with values put into it.
      logMethod(args: unknown[], method) {
        const [first, second] = args;
        const fields = first instanceof Error ? { err: first } : typeof first === 'object' && first ? first : {};
        const phrase = typeof first === 'string' ? first : typeof second === 'string' ? second : 'event';
        method.call(this, { ...fields }, label.test(phrase) ? phrase : 'event');
      },
    },
  };
  const log = destination === undefined ? pino(options) : pino(options, destination);
  // pino takes the formatters off a child's bindings: filtered before they get there. Children inherit this.
  const plainChild = log.child;
  log.child = function child(this: Log, bindings: pino.Bindings, childOptions?: object) {
    return plainChild.call(this, onlyAllowed(bindings), childOptions);
  } as typeof log.child;
  return log;
}

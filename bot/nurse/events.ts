import type { ServerResponse } from 'node:http';
import type { Store, StoreEvent } from '../../storage/types.js';

export interface EventHub {
  /** Turns a response into an event stream that lasts until the client goes, falls behind or is no longer let in. */
  add(res: ServerResponse, still: () => boolean): void;
  /** Ends every stream and stops listening to the store. */
  close(): void;
}

export interface EventHubOptions {
  store: Pick<Store, 'subscribe' | 'cases'>;
  /** Milliseconds between two bundles of events; default 100. */
  every?: number;
  /** Milliseconds between two keep-alive comments; default 20,000. */
  keepAlive?: number;
  /** Called when the list of cases cannot be read. */
  onError: (err: unknown) => void;
}

/** Bytes that may wait for a slow client before it is dropped: its page reconnects and reloads its lists. */
const mostWaiting = 64 * 1024;
const mostClients = 500;
const mostCases = 5_000;

/**
 * Tells nurse pages that something changed, never what: ids only. Events of a short time go out together, once each,
 * and messages only for conversations with a case that is not closed, so that patient traffic costs the pages nothing.
 */
export function createEventHub({ store, every = 100, keepAlive = 20_000, onError }: EventHubOptions): EventHub {
  const clients = new Map<ServerResponse, () => boolean>();
  const cases = new Set<string>();
  const messages = new Map<string, number>();
  /** Conversations with a case that is not closed; read again after every change of a case. */
  let watched: Set<string> | undefined;
  let timer: NodeJS.Timeout | undefined;

  const drop = (res: ServerResponse): void => {
    if (clients.delete(res)) res.destroy();
  };
  const send = (text: string): void => {
    for (const [res, still] of clients) {
      if (!still() || res.writableLength > mostWaiting) drop(res);
      else res.write(text);
    }
  };
  const openConversations = async (): Promise<Set<string> | undefined> => {
    try {
      const open = await store.cases({ state: 'open', limit: mostCases });
      return new Set(open.map((one) => one.conversationId));
    } catch (err) {
      onError(err);
      return undefined;
    }
  };
  const flush = async (): Promise<void> => {
    const changed = [...cases];
    const written = [...messages];
    cases.clear();
    messages.clear();
    if (changed.length > 0 || !watched) watched = await openConversations();
    // Without the list every message is announced: an event too many is better than one too few.
    const events = [
      ...changed.map((caseId) => ({ kind: 'case', caseId })),
      ...written
        .filter(([conversationId]) => !watched || watched.has(conversationId))
        .map(([conversationId, seq]) => ({ kind: 'message', conversationId, seq })),
    ];
    if (events.length > 0) send(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));
  };
  const onEvent = (event: StoreEvent): void => {
    if (clients.size === 0) return;
    if (event.kind === 'case') cases.add(event.caseId);
    else if (event.kind === 'message') messages.set(event.conversationId, event.seq);
    else return;
    timer ??= setTimeout(() => {
      timer = undefined;
      void flush();
    }, every);
  };

  const stop = store.subscribe(onEvent);
  const pulse = setInterval(() => {
    watched = undefined;
    send(': still here\n\n');
  }, keepAlive);
  pulse.unref();

  return {
    add(res, still) {
      const oldest = clients.keys().next().value;
      if (clients.size >= mostClients && oldest) drop(oldest);
      res.writeHead(200, {
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store',
        'X-Accel-Buffering': 'no',
      });
      res.write('retry: 2000\n: connected\n\n');
      clients.set(res, still);
      res.on('close', () => drop(res));
    },
    close() {
      stop();
      clearInterval(pulse);
      clearTimeout(timer);
      for (const res of [...clients.keys()]) {
        clients.delete(res);
        res.end();
      }
    },
  };
}

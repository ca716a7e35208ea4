import { WebSocketServer } from 'ws';
import { CodedError } from '../../errors.js';
import type { Route, Upgrade } from '../../server.js';
import { refuseUpgrade } from '../../upgrades.js';
import { withCors } from './cors.js';
import type { DirectLineDeps } from './deps.js';
import { Hub } from './hub.js';
import { deriveKeys } from './keys.js';
import { directLineRoutes } from './routes.js';
import { Sessions } from './sessions.js';
import { Tokens } from './tokens.js';
import { webChatRoutes } from './webchat.js';

export type { DirectLineDeps } from './deps.js';

/** Clients only ever send keep-alives on the stream. */
const largestFrame = 4096;

export interface DirectLine {
  routes: Route[];
  upgrades: Upgrade[];
  /** Open streams: `hub.typing(conversationId)`, `hub.push(conversationId, card)`, `hub.size`. */
  hub: Hub;
  /** Closes every stream; clients reconnect to whoever serves next. */
  close(): void;
}

/** The self-hosted Direct Line 3.0 and the patient page's token endpoint. */
export function createDirectLine(deps: DirectLineDeps): DirectLine {
  const keys = deriveKeys(deps.secret);
  const sessions = new Sessions(deps, new Tokens(keys, deps.clock));
  const hub = new Hub({
    assistantName: deps.site.siteName,
    messages: (conversationId, afterSeq, limit) => deps.store.messages(conversationId, afterSeq, limit),
    subscribe: (listener) => deps.store.subscribe(listener),
    now: () => deps.clock.now(),
    every: deps.every ?? every,
    onError: (err) => deps.log.warn({ err }, 'stream fault'),
  });
  const routes = [...directLineRoutes(deps, keys, sessions, hub), ...webChatRoutes(deps, sessions)];
  return {
    routes: withCors(routes, deps),
    upgrades: [streamUpgrade(sessions, hub)],
    hub,
    close: () => hub.close(),
  };
}

function streamUpgrade(sessions: Sessions, hub: Hub): Upgrade {
  const server = new WebSocketServer({ noServer: true, maxPayload: largestFrame, perMessageDeflate: false });
  return {
    path: '/v3/directline/conversations/:id/stream',
    handler: async (req, socket, head, params) => {
      try {
        const ticket = new URLSearchParams(req.url?.split('?')[1]).get('t') ?? '';
        const open = await sessions.authorizeStream(req, params['id'] ?? '', ticket);
        server.handleUpgrade(req, socket, head, (accepted) => hub.add(accepted, open));
      } catch (err) {
        if (!(err instanceof CodedError)) throw err;
        refuseUpgrade(socket, err.status);
      }
    },
  };
}

function every(ms: number, callback: () => void): () => void {
  const timer = setInterval(callback, ms);
  timer.unref();
  return () => clearInterval(timer);
}

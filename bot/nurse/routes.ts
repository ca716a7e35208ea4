import { nurseApi, type NurseApiTools, type NurseResponse } from '../../nurseline/api.js';
import { nurseOpenApi } from '../../nurseline/openapi.js';
import type { NurseVerb } from '../../storage/types.js';
import type { Log } from '../log.js';
import { sendJson } from '../respond.js';
import type { Request, Response, Route } from '../server.js';
import { createAccess } from './access.js';
import type { EventHub } from './events.js';
import { loggable } from './loggable.js';
import { sessionRoutes } from './sessionRoutes.js';
import { createSessions } from './sessions.js';
import { readTokens, type SignIn } from './signIn.js';

export interface NurseRoutesOptions extends NurseApiTools {
  log: Log;
  /** `NURSE_DEMO_TOKEN`, as set. */
  demoToken: string | undefined;
  signIn: SignIn;
  /** Server-sent events; the caller closes it when the server closes. */
  hub: EventHub;
  /** True where the page is served over TLS: the cookie then never travels without. */
  secureCookies: boolean;
  /** Version of the service, for the OpenAPI document. */
  version: string;
}

const verbs: readonly NurseVerb[] = ['claim', 'reply', 'hand-back', 'close'];
/** A reply of 8,000 characters of four bytes, escaped, with room to spare. */
const bodyLimit = 64 * 1024;

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Everything under `/nurse/api`. Tokens and sessions are checked here; what a nurse may do to a case, in nurseline. */
export function nurseRoutes(options: NurseRoutesOptions): Route[] {
  const { log, hub, signIn, clock, secureCookies, version } = options;
  const api = nurseApi(options);
  const sessions = createSessions({ clock });
  const access = createAccess(readTokens(options.demoToken), sessions);
  const document = nurseOpenApi(version);

  const answer = (res: Response, { status, body }: NurseResponse): void => sendJson(res, status, body);
  /** Every access of a nurse to a case leaves a line: who, which case, what, and how it ended. */
  const audited = async (req: Request, verb: string, work: (nurse: string, id: string) => Promise<NurseResponse>) => {
    const nurse = access.nurse(req);
    const id = text((req.params as Record<string, unknown>).id) ?? '';
    const result = await work(nurse, id);
    log.info({ name: loggable(nurse), caseId: id, verb, status: result.status }, 'nurse access');
    return result;
  };

  return [
    {
      method: 'GET',
      path: '/nurse/api/cases',
      async handler(req, res) {
        const nurse = access.nurse(req);
        const state = new URL(req.url ?? '', 'http://nurse').searchParams.get('state') ?? undefined;
        answer(res, await api.list({ nurse, params: { state } }));
      },
    },
    {
      method: 'GET',
      path: '/nurse/api/cases/:id',
      async handler(req, res) {
        answer(res, await audited(req, 'read', (nurse, id) => api.read({ nurse, params: { id } })));
      },
    },
    ...verbs.map((verb): Route => ({
      method: 'POST',
      path: `/nurse/api/cases/:id/${verb}`,
      bodyLimit,
      async handler(req, res) {
        const { body } = req as { body?: unknown };
        answer(res, await audited(req, verb, (nurse, id) => api.act(verb, { nurse, params: { id }, body })));
      },
    })),
    {
      method: 'GET',
      path: '/nurse/api/line',
      async handler(req, res) {
        access.nurse(req);
        answer(res, await api.describeLine());
      },
    },
    {
      method: 'GET',
      path: '/nurse/api/openapi.json',
      async handler(_req, res) {
        answer(res, { status: 200, body: document });
      },
    },
    {
      method: 'GET',
      path: '/nurse/api/events',
      async handler(req, res) {
        const nurse = access.nurse(req);
        log.info({ name: loggable(nurse), verb: 'watch' }, 'nurse access');
        hub.add(res, () => access.still(req));
      },
    },
    ...sessionRoutes({ access, sessions, signIn, secureCookies, log }),
  ];
}

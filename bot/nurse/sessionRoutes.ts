import { z } from 'zod';
import { CodedError } from '../errors.js';
import type { Log } from '../log.js';
import { sendJson } from '../respond.js';
import type { Route } from '../server.js';
import { sameOrigin, type Access } from './access.js';
import { loggable } from './loggable.js';
import { cookieFor, sessionId, type Sessions } from './sessions.js';
import type { SignIn } from './signIn.js';

interface SessionTools {
  access: Access;
  sessions: Sessions;
  signIn: SignIn;
  secureCookies: boolean;
  log: Log;
}

const signInBody = z.object({ code: z.string().max(200), name: z.string().max(200) });

/** Signing in with the printed one-time code, asking who one is, signing out. */
export function sessionRoutes({ access, sessions, signIn, secureCookies, log }: SessionTools): Route[] {
  const path = '/nurse/api/session';
  return [
    {
      method: 'POST',
      path,
      bodyLimit: 2_048,
      async handler(req, res) {
        // A cookie must not be planted by another site (login CSRF); scripts send neither header and bring no cookie.
        const fromBrowser = req.headers['sec-fetch-site'] !== undefined || req.headers.origin !== undefined;
        if (fromBrowser && !sameOrigin(req)) throw new CodedError('nurseRefused');
        const body = signInBody.safeParse((req as { body?: unknown }).body);
        if (!body.success) throw new CodedError('invalid');
        const result = signIn.redeem(body.data.code, body.data.name);
        if (result === 'bad-name') throw new CodedError('invalid');
        if (result === 'bad-code') throw new CodedError('nurseSignIn');
        log.info({ name: loggable(result.name), verb: 'sign-in' }, 'nurse access');
        const cookie = cookieFor(sessions.start(result.name), secureCookies);
        sendJson(res, 200, { name: result.name }, { 'Set-Cookie': cookie });
      },
    },
    {
      method: 'GET',
      path,
      async handler(req, res) {
        sendJson(res, 200, { name: access.nurse(req) });
      },
    },
    {
      method: 'DELETE',
      path,
      async handler(req, res) {
        const name = access.nurse(req);
        const id = sessionId(req.headers.cookie);
        if (id !== undefined) sessions.end(id);
        log.info({ name: loggable(name), verb: 'sign-out' }, 'nurse access');
        sendJson(res, 200, {}, { 'Set-Cookie': cookieFor(undefined, secureCookies) });
      },
    },
  ];
}

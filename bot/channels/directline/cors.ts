import type { Route } from '../../server.js';
import { isTrusted, type OriginPolicy } from './origins.js';

/** Lets the pages of the hospital's other origins read the answers, and answers their preflight requests. */
export function withCors(routes: Route[], policy: OriginPolicy): Route[] {
  const allow = (req: Parameters<Route['handler']>[0], res: Parameters<Route['handler']>[1]) => {
    const { origin } = req.headers;
    res.setHeader('Vary', 'Origin');
    if (origin === undefined || !isTrusted(origin, req, policy)) return;
    res.setHeader('Access-Control-Allow-Origin', origin);
    res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  };
  const paths = new Map<string, string[]>();
  for (const { path, method } of routes) paths.set(path, [...(paths.get(path) ?? []), method]);
  const preflights = [...paths].map(([path, methods]): Route => ({
    method: 'OPTIONS',
    path,
    handler: async (req, res) => {
      allow(req, res);
      res.setHeader('Access-Control-Allow-Methods', methods.join(', '));
      res.setHeader('Access-Control-Allow-Headers', 'authorization, content-type, x-ms-bot-agent, x-requested-with');
      res.setHeader('Access-Control-Max-Age', '600');
      res.writeHead(204);
      res.end();
    },
  }));
  const answered = routes.map((route): Route => ({
    ...route,
    handler: async (req, res) => {
      allow(req, res);
      await route.handler(req, res);
    },
  }));
  return [...answered, ...preflights];
}

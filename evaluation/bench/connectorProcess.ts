/**
 * The other side of a channel in a process of its own: takes replies (and tells its parent which conversation got one
 * and when), and serves the keys that the tokens are signed with.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** From the parent: the public key. To the parent: the port, then a line for every reply. */
export type ToConnector = { jwk: object };
export type FromConnector = { port: number } | { conversation: string; at: number };

const tell = (message: FromConnector): void => void process.send?.(message);
/** Milliseconds on the machine's monotonic clock, the same in every process. */
const now = (): number => Number(process.hrtime.bigint()) / 1e6;

process.once('message', ({ jwk }: ToConnector) => {
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    const json = (body: unknown): void =>
      void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (url.startsWith('/keys/')) {
      const { port } = server.address() as AddressInfo;
      const metadata = {
        issuer: 'https://api.botframework.com',
        jwks_uri: `http://127.0.0.1:${port}/keys/jwks`,
        id_token_signing_alg_values_supported: ['RS256'],
      };
      json(url.endsWith('/jwks') ? { keys: [jwk] } : metadata);
      return;
    }
    request.resume();
    request.on('end', () => {
      tell({ conversation: /conversations\/([^/]+)/.exec(url)?.[1] ?? '', at: now() });
      json({ id: '1' });
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => tell({ port: (server.address() as AddressInfo).port }));
});
process.on('disconnect', () => process.exit(0));

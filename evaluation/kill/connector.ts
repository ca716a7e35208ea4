/** A connector in this process: takes every reply and remembers it by conversation. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeConnector {
  url: string;
  received(conversation: string): string[];
  close(): Promise<void>;
}

export async function fakeConnector(): Promise<FakeConnector> {
  const inbox = new Map<string, string[]>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const conversation = decodeURIComponent(/conversations\/([^/]+)\//.exec(request.url ?? '')?.[1] ?? '');
      inbox.set(conversation, [...(inbox.get(conversation) ?? []), Buffer.concat(chunks).toString()]);
      // Not chained: where restify is loaded in the same process its writeHead returns nothing.
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"id":"1"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: (conversation) => inbox.get(conversation) ?? [],
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

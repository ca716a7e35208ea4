import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { send, sound, type TransportFault } from './faults.js';

/** A local server that speaks the chat completions protocol and misbehaves as it is told. */
export interface AdversaryServer {
  /** `http://127.0.0.1:<port>/v1`, for a client's base URL. */
  url: string;
  /** What it says from now on, and how it fails while saying it; no fault: a sound answer. */
  behave(content: string, fault?: TransportFault): void;
  /** Requests since it was last told how to behave, as the client sent them. */
  requests(): readonly string[];
  close(): Promise<void>;
}

export async function startAdversary(): Promise<AdversaryServer> {
  let content = '';
  let fault: TransportFault | undefined;
  let requests: string[] = [];
  const answer = (body: string, response: ServerResponse): void => {
    const number = requests.push(body) - 1;
    if (fault) fault.answer(response, content, number);
    else send(response, 200, sound(content));
  };
  const server = createServer((request, response) => {
    response.on('error', () => response.destroy());
    bodyOf(request).then(
      (body) => answer(body, response),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    behave(next, failing) {
      content = next;
      fault = failing;
      requests = [];
    },
    requests: () => requests,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

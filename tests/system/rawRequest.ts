/** A request that no client library would send: its path, headers and bytes go out as they are. */
import { request } from 'node:http';

export interface RawAnswer {
  status: number;
  headers: string;
  body: string;
}

export interface RawRequest {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export function raw(url: string, { method = 'POST', path, headers = {}, body = '' }: RawRequest): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const bytes = Buffer.from(body as string);
    const sent = request({ hostname, port, method, path, headers: { 'content-length': bytes.length, ...headers } });
    sent.setTimeout(30_000, () => sent.destroy(new Error('no answer within 30 s')));
    sent.on('error', reject);
    sent.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.rawHeaders.join('\n'), body: text }),
      );
      response.on('error', reject);
    });
    sent.end(bytes);
  });
}

import type { ServerResponse } from 'node:http';
import type { CodedError } from './errors.js';
import { errorBody, errorCatalogue, type ErrorName } from './errors.js';

/** Answers with JSON. Written to the raw response: restify's formatters cost more than all the rest of a request. */
export function sendJson(
  res: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const bytes = Buffer.from(JSON.stringify(body), 'utf8');
  res.writeHead(status, {
    ...headers,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': bytes.length,
  });
  res.end(bytes);
}

/** Answers with an entry of the error catalogue and nothing else. */
export function sendError(res: ServerResponse, error: ErrorName | CodedError): void {
  const entry = typeof error === 'string' ? error : error.entry;
  const headers = typeof error === 'string' ? {} : error.headers;
  sendJson(res, errorCatalogue[entry].status, errorBody(entry), headers);
}

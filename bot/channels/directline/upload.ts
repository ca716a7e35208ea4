import { defaultLimits, parseJson } from '../../body.js';

const crlf = Buffer.from('\r\n');
const headEnd = Buffer.from('\r\n\r\n');

/**
 * The `activity` part of a Direct Line upload (multipart/form-data), parsed, or undefined where there is none.
 * The files themselves are never read: Careline takes no attachments. Only the beginning of the body is needed,
 * because clients send the activity first. Throws CodedError on JSON that is broken or too deep.
 */
export function uploadedActivity(contentType: string, body: Buffer): unknown {
  const boundary = boundaryOf(contentType);
  if (boundary === undefined) return undefined;
  const delimiter = Buffer.from(`--${boundary}`);
  let at = body.indexOf(delimiter);
  while (at >= 0) {
    const headAt = at + delimiter.length + crlf.length;
    const bodyAt = body.indexOf(headEnd, headAt);
    const next = bodyAt < 0 ? -1 : body.indexOf(delimiter, bodyAt);
    if (next < 0) return undefined;
    const head = body.subarray(headAt, bodyAt).toString('utf8').toLowerCase();
    if (head.includes('application/vnd.microsoft.activity') || head.includes('name="activity"'))
      return parseJson(
        body.subarray(bodyAt + headEnd.length, next - crlf.length),
        'application/json',
        defaultLimits.depth,
      );
    at = next;
  }
  return undefined;
}

function boundaryOf(contentType: string): string | undefined {
  const [, value] = contentType.split('boundary=');
  const boundary = value?.split(';')[0]?.trim().replaceAll('"', '');
  // RFC 2046 allows 70 characters.
  return boundary && boundary.length <= 70 ? boundary : undefined;
}

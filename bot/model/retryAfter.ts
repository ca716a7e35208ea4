/**
 * What a server asks to be waited for, in milliseconds: `retry-after-ms`, or `Retry-After` in seconds or as a date
 * (RFC 9110, 10.2.3). Undefined where it asks for nothing that can be read.
 * @param now milliseconds since the epoch, for a date
 */
export function retryAfterMs(headers: Headers | undefined, now: number): number | undefined {
  const exact = headers?.get('retry-after-ms') ?? '';
  if (/^\d{1,9}(\.\d+)?$/.test(exact)) return Number(exact);
  const header = headers?.get('retry-after') ?? '';
  const wait = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(wait) ? Math.max(wait, 0) : undefined;
}

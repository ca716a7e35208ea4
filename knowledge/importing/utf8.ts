import { isUtf8 } from 'node:buffer';
import { NotImported } from './page.js';

/** Bytes as text; a byte-order mark is dropped. @throws NotImported when they are no UTF-8 text */
export function utf8(bytes: Buffer): string {
  if (!isUtf8(bytes) || bytes.includes(0)) throw new NotImported('it is not UTF-8 text');
  return new TextDecoder().decode(bytes);
}

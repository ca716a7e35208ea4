import type { Clock } from '../../../storage/clock.js';
import type { Inbound, Store } from '../../../storage/types.js';
import type { Log } from '../../log.js';
import type { OriginPolicy } from './origins.js';

/** Puts a message into the inbox. `spooled`: the store is down; `card` is what the patient must read at once, or null. */
type Receive = (
  inbound: Inbound,
  text: string,
) => Promise<{ status: 'accepted'; duplicate: boolean; seq: number } | { status: 'spooled'; card: unknown }>;

/** What the page shows around the chat. */
interface Site {
  siteName: string;
  /** Emergency number, as dialled. */
  emergency: string;
  /** Country name as read by patients. */
  country: string;
}

/** Everything that the channel is handed. */
export interface DirectLineDeps extends OriginPolicy {
  store: Pick<Store, 'conversation' | 'messages' | 'subscribe' | 'openCasesOf' | 'casesBefore'>;
  /** True while a nurse case of the conversation is not closed. */
  hasOpenCase(conversationId: string): Promise<boolean>;
  receive: Receive;
  /** Signs tokens and cookies; at least 16 bytes. */
  secret: Buffer;
  /** What portal back ends authenticate with; undefined: no portal. */
  portalSecret: string | undefined;
  /** Keyed hash of a portal subject, the same that the rest of Careline uses. */
  keyedHash(text: string): string;
  clock: Clock;
  log: Log;
  site: Site;
  /** Repeats a callback every `ms` until the returned function is called. Default: an interval that keeps no process alive. */
  every?(ms: number, callback: () => void): () => void;
}

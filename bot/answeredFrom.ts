/** Who was answered from an article: read from the ledger, for the day that the article is withdrawn. */
import type { Case, LedgerRow, Store } from '../storage/types.js';

type Ledger = Pick<
  Store,
  'conversationIds' | 'ledgerOfKind' | 'openLedger' | 'conversation' | 'reference' | 'openCasesOf'
>;

/** An answer quoted the page; an outcome of a protocol linked to it. */
const kinds = { answered: 'quoted', 'page-offered': 'linked' } as const;

/** One answer. Holds ids and times, never a word of the patient's. */
export interface AnsweredFrom {
  conversationId: string;
  /** Its entry in the conversation's ledger. */
  entry: number;
  /** UTC, ISO 8601. */
  at: string;
  how: (typeof kinds)[keyof typeof kinds];
  /** Null: the whole page. */
  section: string | null;
  version: string;
  channel: string;
  reach: Reach;
  /** `contact`: the patient said how to be reached; the nurse page shows it. */
  openCase: (Pick<Case, 'number' | 'priority' | 'state'> & { contact: boolean }) | null;
}

/** How the patient can be reached. With neither, only in the chat: when they write again, or through an open case. */
export interface Reach {
  /** Keyed hash of the signed-in portal subject. */
  portalSubject: string | null;
  /** True where a stored reference lets the service write first (Teams). */
  channelReference: boolean;
}

export interface AnsweredList {
  answers: AnsweredFrom[];
  conversations: number;
  /** Entries whose key was shredded ("forget me"): which article they name cannot be known any more. */
  unreadable: number;
}

const conversationsAtOnce = 200;

/** Newest answer first. Works beside a running service: reads only. */
export async function answeredFrom(store: Ledger, articleId: string): Promise<AnsweredList> {
  const answers: AnsweredFrom[] = [];
  const conversations = new Set<string>();
  let unreadable = 0;
  for await (const row of answerRows(store)) {
    const opened = await store.openLedger(row);
    if (!opened) {
      unreadable += 1;
      continue;
    }
    const { article, section, version } = opened.detail as { article: string; section: string | null; version: string };
    if (article !== articleId) continue;
    const { conversationId, n: entry } = row;
    conversations.add(conversationId);
    const at = new Date(row.at).toISOString();
    const how = kinds[row.kind as keyof typeof kinds];
    answers.push({ conversationId, entry, at, how, section, version, ...(await standingOf(store, conversationId)) });
  }
  answers.sort((a, b) => (a.at < b.at ? 1 : -1));
  return { answers, conversations: conversations.size, unreadable };
}

async function* answerRows(store: Ledger): AsyncGenerator<LedgerRow> {
  let after = '';
  for (;;) {
    const ids = await store.conversationIds(after, conversationsAtOnce);
    const last = ids.at(-1);
    if (last === undefined) return;
    for (const kind of Object.keys(kinds)) yield* await store.ledgerOfKind(kind, ids[0]!, last);
    after = last;
  }
}

async function standingOf(
  store: Ledger,
  conversationId: string,
): Promise<Pick<AnsweredFrom, 'channel' | 'reach' | 'openCase'>> {
  const info = await store.conversation(conversationId);
  const reference = (await store.reference(conversationId)) as { serviceUrl?: unknown } | null;
  const [open] = await store.openCasesOf(conversationId);
  return {
    channel: info?.channelId ?? 'unknown',
    reach: {
      portalSubject: info?.patientHash ?? null,
      // Our own Direct Line's is no web address: nothing can be sent to a page that is closed.
      channelReference: typeof reference?.serviceUrl === 'string' && /^https?:/.test(reference.serviceUrl),
    },
    openCase: open
      ? { number: open.number, priority: open.priority, state: open.state, contact: open.contact !== undefined }
      : null,
  };
}

import type { WebSocket } from 'ws';
import type { StoreEvent } from '../../../storage/types.js';
import { unstored, type DirectLineActivity, type Speakers } from './activities.js';
import { closeCodes, Stream, type StreamDeps } from './stream.js';

/** How often each stream is looked after: keep-alive, expiry, and lines whose event was missed. */
const beatMs = 10_000;
/** Tabs of one patient; the oldest gives way, and its client reconnects. */
const streamsPerConversation = 8;

export interface HubDeps extends StreamDeps {
  assistantName: string;
  subscribe(listener: (event: StoreEvent) => void): () => void;
  /** Calls back every `ms` until the returned function is called. */
  every(ms: number, callback: () => void): () => void;
}

/** All open streams of this process, by conversation. */
export class Hub {
  private readonly streams = new Map<string, Set<Stream>>();
  private readonly stops: Array<() => void>;
  private unstoredCount = 0;

  constructor(private readonly deps: HubDeps) {
    this.stops = [
      deps.subscribe((event) => {
        if (event.kind === 'message') this.of(event.conversationId).forEach((stream) => void stream.pump());
      }),
      deps.every(beatMs, () => this.all().forEach((stream) => stream.beat())),
    ];
  }

  /** Takes over an accepted socket and sends everything after the watermark. */
  add(socket: WebSocket, open: { conversationId: string; userId: string; watermark: number; expiresAt: number }): void {
    const { conversationId } = open;
    const stream = new Stream(
      socket,
      conversationId,
      this.speakers(open.userId),
      open.watermark,
      open.expiresAt,
      this.deps,
    );
    const mates = this.streams.get(conversationId) ?? new Set();
    this.streams.set(conversationId, mates);
    const [oldest] = mates;
    if (mates.size >= streamsPerConversation) oldest?.close(closeCodes.goingAway, 'too many streams');
    mates.add(stream);
    socket.on('error', this.deps.onError);
    socket.on('close', () => {
      mates.delete(stream);
      if (mates.size === 0 && this.streams.get(conversationId) === mates) this.streams.delete(conversationId);
    });
    void stream.pump();
  }

  /** Shows "typing" from the assistant on the open pages of a conversation. Not stored. */
  typing(conversationId: string): void {
    this.push(conversationId, { type: 'typing' }, false);
  }

  /** Sends an activity past the store, without a watermark (a card while the store is down). Returns it as shown. */
  push(conversationId: string, activity: Record<string, unknown>, must = true): DirectLineActivity {
    this.unstoredCount += 1;
    const id = `${conversationId}|u${this.deps.now()}-${this.unstoredCount}`;
    const shown = unstored(conversationId, id, this.deps.now(), activity, this.speakers(''));
    this.of(conversationId).forEach((stream) => stream.sendUnstored(shown, must));
    return shown;
  }

  /** A token of the conversation was refreshed. */
  extend(conversationId: string, expiresAt: number): void {
    this.of(conversationId).forEach((stream) => stream.extend(expiresAt));
  }

  /** Open streams, for /metrics. */
  get size(): number {
    return this.all().length;
  }

  /** Closes every stream; the clients come back with their watermark. */
  closeAll(): void {
    this.all().forEach((stream) => stream.close(closeCodes.goingAway, 'closing'));
  }

  close(): void {
    this.stops.forEach((stop) => stop());
    this.closeAll();
  }

  private speakers(userId: string): Speakers {
    return { userId, assistantName: this.deps.assistantName };
  }

  private of(conversationId: string): Stream[] {
    return [...(this.streams.get(conversationId) ?? [])];
  }

  private all(): Stream[] {
    return [...this.streams.values()].flatMap((mates) => [...mates]);
  }
}

import type { WebSocket } from 'ws';
import type { Message } from '../../../storage/types.js';
import { toDirectLine, type DirectLineActivity, type Speakers } from './activities.js';

/** Lines in one frame: bounds what waits in memory for a slow client. */
const batch = 100;
/** Bytes that may wait in the socket for unstored frames (typing); beyond, they are left out. */
const unstoredLimit = 64 * 1024;
/** Beats without a sign of life after which the peer counts as gone. */
const silentBeats = 3;

/** Close codes: 1008 is the WebSocket standard's "policy violation", used for an expired token. */
export const closeCodes = { expired: 1008, fault: 1011, goingAway: 1001 } as const;

export interface StreamDeps {
  messages(conversationId: string, afterSeq: number, limit: number): Promise<Message[]>;
  now(): number;
  /** Reports a failed read; the next beat tries again. */
  onError(error: unknown): void;
}

/** One open WebSocket: sends every stored line after its watermark, in order, never faster than the client reads. */
export class Stream {
  private pumping = false;
  private again = false;
  private quiet = 0;

  constructor(
    private readonly socket: WebSocket,
    readonly conversationId: string,
    private readonly speakers: Speakers,
    private watermark: number,
    private expiresAt: number,
    private readonly deps: StreamDeps,
  ) {
    const alive = () => (this.quiet = 0);
    socket.on('message', alive);
    socket.on('pong', alive);
  }

  /** The token was refreshed: the stream may live as long as the new one. */
  extend(expiresAt: number): void {
    this.expiresAt = Math.max(this.expiresAt, expiresAt);
  }

  /** Sends what is new. Concurrent calls become one more round of the running one. */
  async pump(): Promise<void> {
    this.again = true;
    if (this.pumping) return;
    this.pumping = true;
    try {
      while (this.again && this.isOpen()) {
        this.again = false;
        await this.sendNew();
      }
    } catch (error) {
      this.deps.onError(error);
    } finally {
      this.pumping = false;
    }
  }

  /** An activity that is not in the transcript: no watermark, and nothing is owed when the client is slow. */
  sendUnstored(activity: DirectLineActivity, must: boolean): void {
    if (!this.isOpen() || (!must && this.socket.bufferedAmount > unstoredLimit)) return;
    this.socket.send(JSON.stringify({ activities: [activity] }));
  }

  /** Every few seconds: closes what has expired or gone, keeps the line alive, and looks for missed events. */
  beat(): void {
    if (!this.isOpen()) return;
    if (this.deps.now() >= this.expiresAt) return this.close(closeCodes.expired, 'token expired');
    this.quiet += 1;
    // A client that reads nothing also blocks the pump: both end here, and it comes back with its watermark.
    if (this.quiet > silentBeats) return this.socket.terminate();
    this.socket.ping();
    this.socket.send('');
    void this.pump();
  }

  close(code: number, reason: string): void {
    this.socket.close(code, reason);
  }

  private isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  private async sendNew(): Promise<void> {
    const messages = await this.deps.messages(this.conversationId, this.watermark, batch);
    const last = messages.at(-1);
    if (last === undefined || !this.isOpen()) return;
    const activities = messages.map((message) => toDirectLine(message, this.speakers));
    await this.send(JSON.stringify({ activities, watermark: String(last.seq) }));
    this.watermark = last.seq;
    if (messages.length === batch) this.again = true;
  }

  /** Waits until the frame has left the process: the client's pace bounds what we read next. */
  private send(frame: string): Promise<void> {
    return new Promise((resolve) => {
      // A failed send means a closed socket; the loop ends there and the client comes back for the rest.
      this.socket.send(frame, () => resolve());
    });
  }
}

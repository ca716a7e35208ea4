import { existsSync } from 'node:fs';
import { open, readFile, truncate } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { finishedLines, firstAnchor, formatAnchor, hashOfLine, parseAnchor } from './anchorFile.js';
import { syncDirectory } from './durable.js';
import { derive } from './seal.js';
import type { Ms, Store } from './types.js';

/** Commits may carry a time a little before the last anchor; heads this far back are looked at again. */
const overlapMs: Ms = 10 * 60_000;

export const anchorFile = (dataDir: string) => join(dataDir, 'anchors.jsonl');

export interface AnchorOptions {
  dataDir: string;
  masterKey: Buffer;
  store: Pick<Store, 'ledger' | 'ledgerHeads'>;
}

export interface BrokenAnchor {
  /** Line of the anchor file, from 1. */
  line: number;
  conversationId?: string;
  n?: number;
  problem: 'anchor-edited' | 'anchor-not-linked' | 'conversation-missing' | 'entry-missing' | 'entry-differs';
}

/** Keeps the heads of all ledger chains in a file outside the database, so that a rewritten database is found out. */
export class Anchors {
  private readonly file: string;
  private readonly key: Buffer;
  private last: { at: Ms; previous: string } | undefined;
  /** Heads of the overlap, by conversation: they are not anchored twice. */
  private recent = new Map<string, { n: number; at: Ms }>();

  constructor(private readonly options: AnchorOptions) {
    this.file = anchorFile(options.dataDir);
    this.key = derive(options.masterKey, 'anchors');
  }

  /**
   * Anchors every head that moved since the last time; the caller drives it, once a minute and one call at a time.
   * Returns how many heads moved; the line is on disk when it resolves.
   */
  async append(now: Ms): Promise<number> {
    const last = (this.last ??= await this.resume());
    const heads = (await this.options.store.ledgerHeads(last.at - overlapMs)).filter(
      ({ conversationId, n }) => this.recent.get(conversationId)?.n !== n,
    );
    if (heads.length === 0) return 0;
    const text = formatAnchor(this.key, now, heads, last.previous);
    const isNew = !existsSync(this.file);
    const handle = await open(this.file, 'a', 0o600);
    try {
      await handle.writeFile(`${text}\n`);
      await handle.sync();
    } catch (error) {
      // Part of the line may be there: read and mend the file again before the next one.
      this.last = undefined;
      throw error;
    } finally {
      await handle.close();
    }
    if (isNew) await syncDirectory(dirname(this.file));
    this.last = { at: now, previous: hashOfLine(text) };
    this.remember(heads, now);
    return heads.length;
  }

  /** Holds every anchored head against the ledger, and the anchor file against itself. */
  async verify(): Promise<{ lines: number; heads: number; broken: BrokenAnchor[] }> {
    const lines = finishedLines(await this.content());
    const broken: BrokenAnchor[] = [];
    const anchored = new Map<string, Array<{ line: number; n: number; hash: string }>>();
    let previous = firstAnchor;
    let heads = 0;
    for (const [i, text] of lines.entries()) {
      const line = i + 1;
      const anchor = parseAnchor(this.key, text);
      if (!anchor) broken.push({ line, problem: 'anchor-edited' });
      else if (anchor.previous !== previous) broken.push({ line, problem: 'anchor-not-linked' });
      for (const [id, n, hash] of anchor?.heads ?? []) {
        heads += 1;
        const points = anchored.get(id) ?? [];
        points.push({ line, n, hash });
        anchored.set(id, points);
      }
      previous = hashOfLine(text);
    }
    for (const [conversationId, points] of anchored) {
      const rows = new Map((await this.options.store.ledger(conversationId)).map((row) => [row.n, row.hash]));
      for (const { line, n, hash } of points) {
        const found = rows.get(n)?.toString('hex');
        if (found === hash) continue;
        const problem = rows.size === 0 ? 'conversation-missing' : found ? 'entry-differs' : 'entry-missing';
        broken.push({ line, conversationId, n, problem });
        break;
      }
    }
    return { lines: lines.length, heads, broken };
  }

  /** Picks up where the file ends, and cuts off a line that a crash left unfinished. */
  private async resume(): Promise<{ at: Ms; previous: string }> {
    const content = await this.content();
    const lines = finishedLines(content);
    const finished = lines.map((line) => `${line}\n`).join('');
    if (finished.length < content.length) await truncate(this.file, Buffer.byteLength(finished));
    const text = lines.at(-1);
    if (text === undefined) return { at: 0, previous: firstAnchor };
    // An edited last line is for `verify` to report; anchoring starts over from the first head behind it.
    const at = parseAnchor(this.key, text)?.at ?? 0;
    for (const line of lines) {
      const anchor = parseAnchor(this.key, line);
      if (!anchor || anchor.at < at - overlapMs) continue;
      for (const [id, n] of anchor.heads) this.recent.set(id, { n, at: anchor.at });
    }
    return { at, previous: hashOfLine(text) };
  }

  private remember(heads: Array<{ conversationId: string; n: number }>, at: Ms): void {
    for (const [id, seen] of this.recent) if (seen.at < at - 2 * overlapMs) this.recent.delete(id);
    for (const { conversationId, n } of heads) this.recent.set(conversationId, { n, at });
  }

  private async content(): Promise<string> {
    return existsSync(this.file) ? readFile(this.file, 'utf8') : '';
  }
}

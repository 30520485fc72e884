import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { StoreError } from '#model/problem.ts';

/** One page view. `from_host`: the site before, where it is no known one and may turn out to be the shop's own. */
export type FileHit = {
  address: string;
  agent: string;
  day: string;
  at_ms: number;
  referrer_class: string;
  from_host: string;
};

const keys_max = 100_000;
const buffer_chars = 1_000_000;

/**
 * Page views of files on their way to be counted: a temporary CSV of local_day, visitor_key, hit_ms, referrer_class,
 * from_host. A visitor is a digest under a random key that lives as long as this object; the address is not written.
 */
export class HitsFile {
  private readonly salt = randomBytes(32);
  private readonly keys = new Map<string, string>();
  private readonly out: WriteStream;
  private buffer = '';

  constructor(readonly path: string) {
    this.out = createWriteStream(path);
    this.out.on('error', () => undefined); // told by `write` and `close`
  }

  /** Adds one page view; waits when the disk is behind. Errors: StoreError when the disk is full. */
  async write(hit: FileHit): Promise<void> {
    this.buffer += `${hit.day},${this.keyOf(hit)},${hit.at_ms},${hit.referrer_class},${hit.from_host}\n`;
    if (this.buffer.length < buffer_chars) return;
    const text = this.buffer;
    this.buffer = '';
    if (!this.out.write(text)) await once(this.out, 'drain').catch(failed);
  }

  async close(): Promise<void> {
    this.out.end(this.buffer);
    await finished(this.out).catch(failed);
  }

  private keyOf({ address, agent, day }: FileHit): string {
    const visitor = `${day}\0${address}\0${agent}`;
    let key = this.keys.get(visitor);
    if (key === undefined) {
      if (this.keys.size >= keys_max) this.keys.clear();
      key = createHmac('sha256', this.salt).update(visitor).digest().readBigUInt64BE().toString();
      this.keys.set(visitor, key);
    }
    return key;
  }
}

function failed(cause: unknown): never {
  throw new StoreError('page views of a log cannot be written', { cause });
}

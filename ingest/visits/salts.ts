import { createHmac, randomBytes } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  unlinkSync,
  writeSync
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { openDay } from '#queries/store.server.ts';

const Line = z.object({ unit_id: z.number().int(), salt: z.string() });

/** Salts of one zone's local day, by shop. */
type Day = { file: string; salts: Map<number, Buffer> };

const salt_bytes = 32;
const form = /^(\d{4}-\d\d-\d\d)_([\w+~-]+)\.salts$/;

/**
 * The random salts that visitors are known by for one local day of their shop. They live in memory and in one file per
 * zone and day, so that a restart within the day counts nobody twice, and are destroyed when the day is over; from then
 * on no address can be tried against a key. Never in the store, hence in no backup.
 * Source: domain note section 7.
 */
export class Salts {
  private readonly days = new Map<string, Day>();

  /** `folder`: made on first use. */
  constructor(private readonly folder: string) {}

  /**
   * A visitor as one shop knows it for one day: the first 8 bytes of HMAC-SHA-256(salt, address, user agent, site), decimal.
   * `day`: local to the shop.
   */
  visitorKey(
    shop: { unit_id: number; zone: string },
    day: string,
    visitor: { address: string; agent: string; site: string }
  ): string {
    const hmac = createHmac('sha256', this.saltOf(shop, day));
    const { address, agent, site } = visitor;
    return hmac.update(`${address}\0${agent}\0${site}`).digest().readBigUInt64BE().toString();
  }

  private saltOf({ unit_id, zone }: { unit_id: number; zone: string }, day: string): Buffer {
    const { file, salts } = this.dayOf(zone, day);
    const known = salts.get(unit_id);
    if (known !== undefined) return known;
    const salt = randomBytes(salt_bytes);
    const line = JSON.stringify({ unit_id, salt: salt.toString('base64') });
    appendFileSync(file, `\n${line}`, { mode: 0o600 }); // after a line that a crash cut off, a new one begins
    salts.set(unit_id, salt);
    return salt;
  }

  private dayOf(zone: string, day: string): Day {
    const name = `${day}_${zone.replaceAll('/', '~')}.salts`;
    let found = this.days.get(name);
    if (found === undefined) {
      mkdirSync(this.folder, { recursive: true, mode: 0o700 });
      const file = join(this.folder, name);
      this.days.set(name, (found = { file, salts: readSalts(file) }));
    }
    return found;
  }

  /** Destroys the salts of every day that is over in its zone: overwritten, removed, forgotten. Returns how many days. */
  destroyOver(now: Date): number {
    if (!existsSync(this.folder)) return 0;
    let destroyed_n = 0;
    for (const name of readdirSync(this.folder)) {
      const [, day = '', zone = ''] = form.exec(name) ?? [];
      if (day === '' || day >= openDay(zone.replaceAll('~', '/'), now)) continue;
      const file = join(this.folder, name);
      overwrite(file);
      unlinkSync(file);
      for (const salt of this.days.get(name)?.salts.values() ?? []) salt.fill(0);
      this.days.delete(name);
      destroyed_n += 1;
    }
    return destroyed_n;
  }
}

const opened = new Map<string, Salts>();

/** The salts of a folder; one for the whole process, whoever asks. */
export function saltsIn(folder: string): Salts {
  let salts = opened.get(folder);
  if (salts === undefined) opened.set(folder, (salts = new Salts(folder)));
  return salts;
}

function overwrite(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    writeSync(handle, Buffer.alloc(fstatSync(handle).size));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Salts of an earlier run; a line that a crash cut off is left out. */
function readSalts(file: string): Map<number, Buffer> {
  const salts = new Map<number, Buffer>();
  if (!existsSync(file)) return salts;
  for (const text of readFileSync(file, 'utf8').split('\n')) {
    const line = lineOf(text);
    if (line !== null) salts.set(line.unit_id, Buffer.from(line.salt, 'base64'));
  }
  return salts;
}

function lineOf(text: string): z.infer<typeof Line> | null {
  try {
    return Line.parse(JSON.parse(text));
  } catch {
    return null; // cut off by a crash
  }
}

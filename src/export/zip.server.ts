import { Zip, ZipDeflate } from 'fflate';

/** A file inside an archive. */
export type Entry = { name: string; parts: Iterable<string | Uint8Array> };

/** Equal contents give equal bytes: files in an archive bear the first day the format knows. */
const first_day = new Date(1980, 0, 1);

/** Files as a ZIP archive, in parts; nothing is held but what was just made. Other work gets its turn in between. */
export async function* zipped(entries: Iterable<Entry>): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = [];
  const zip = new Zip((error, data) => {
    if (error !== null) throw error;
    made.push(data);
  });
  for (const { name, parts } of entries) {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = first_day;
    zip.add(file);
    for (const part of parts) {
      file.push(typeof part === 'string' ? Buffer.from(part) : part);
      yield* made.splice(0);
      await new Promise((turn) => setImmediate(turn));
    }
    file.push(new Uint8Array(), true);
  }
  zip.end();
  yield* made;
}

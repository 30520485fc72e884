import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { DataRefused } from '#model/problem.ts';
import {
  xlsx_entries_max,
  xlsx_ratio_from_bytes,
  xlsx_ratio_max,
  xlsx_unpacked_bytes_max
} from './limits.ts';

/**
 * Refuses an archive that is no workbook, or that would unpack to more than it may: first by the sizes it declares,
 * then by unpacking it once without keeping anything, since declared sizes may lie.
 * Errors: DataRefused.
 */
export async function checkArchive(path: string, name: string): Promise<void> {
  const entries = await list(path, name);
  if (!entries.some((entry) => entry.fileName === 'xl/workbook.xml'))
    throw new DataRefused(`zip archive, unpack it first: ${name}`);
  const unpacked = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  const bomb = entries.some(
    ({ uncompressedSize, compressedSize }) =>
      uncompressedSize > xlsx_ratio_from_bytes &&
      uncompressedSize > xlsx_ratio_max * Math.max(1, compressedSize)
  );
  if (bomb || unpacked > xlsx_unpacked_bytes_max)
    throw new DataRefused(
      `xlsx file unpacks to too much: ${name} (${unpacked} bytes, at most ${xlsx_unpacked_bytes_max} and ${xlsx_ratio_max} times its size)`,
      {
        code: 'zip_bomb'
      }
    );
  await drain(path, name);
}

const open = (path: string, name: string): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    yauzl.open(
      path,
      { lazyEntries: true, autoClose: false, validateEntrySizes: true },
      (cause, zip) => {
        if (cause !== null) reject(new DataRefused(`damaged xlsx file: ${name}`, { cause }));
        else resolve(zip);
      }
    );
  });

/** Walks the archive; `visit` says when to go on. */
async function walk(
  path: string,
  name: string,
  visit: (zip: ZipFile, entry: Entry) => Promise<void>
): Promise<void> {
  const zip = await open(path, name);
  try {
    await new Promise<void>((resolve, reject) => {
      const fail = (cause: unknown): void =>
        reject(
          cause instanceof DataRefused
            ? cause
            : new DataRefused(`damaged xlsx file: ${name}`, { cause })
        );
      zip.on('error', fail);
      zip.on('end', resolve);
      zip.on('entry', (entry: Entry) => {
        visit(zip, entry).then(() => zip.readEntry(), fail);
      });
      zip.readEntry();
    });
  } finally {
    zip.close();
  }
}

async function list(path: string, name: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  await walk(path, name, async (_, entry) => {
    entries.push(entry);
    if (entries.length > xlsx_entries_max)
      throw new DataRefused(
        `xlsx file has too many entries: ${name} (at most ${xlsx_entries_max})`,
        { code: 'zip_bomb' }
      );
  });
  return entries;
}

/** Unpacks every entry into nothing; yauzl fails when one is larger than declared. */
async function drain(path: string, name: string): Promise<void> {
  await walk(
    path,
    name,
    (zip, entry) =>
      new Promise((resolve, reject) => {
        if (entry.fileName.endsWith('/')) return resolve();
        zip.openReadStream(entry, (cause, stream) => {
          if (cause !== null) return reject(cause);
          stream.on('error', reject);
          stream.on('end', resolve);
          stream.resume();
        });
      })
  );
}

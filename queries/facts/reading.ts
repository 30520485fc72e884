import { DataRefused, StoreError } from '#model/problem.ts';

/** Troubles of the engine itself, not of what it reads. */
const ownTrouble = /out of memory|no space left|disk|interrupt|permission|too many open files/i;

/**
 * Runs a statement that reads a file. An engine error that comes from the file's content is told as a refusal of that file.
 * Errors: DataRefused `unreadable file: sales.parquet (…)`; StoreError for the engine's own troubles.
 */
export async function reading<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof StoreError) || ownTrouble.test(cause.message)) throw cause;
    throw new DataRefused(`unreadable file: ${file} (${withoutPath(cause.message)})`, { cause });
  }
}

/** The engine's words without its error class and without the folder of a file. */
const withoutPath = (message: string): string =>
  message.replace(/^[A-Za-z ]+ Error: /, '').replace(/(['"])[^'"]*\/([^'"/]+)\1/g, '$2');

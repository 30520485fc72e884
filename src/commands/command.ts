import type { ParseArgsOptionsConfig } from 'node:util';
import type { Settings } from '#model/settings.ts';
import type { Store } from '#queries/store.ts';

/** Where a long work stands; `total` null when unknown. Shown as count, rate and time left. */
export type Progress = { what: string; done: number; total: number | null };

/** What a command may touch: two outputs, progress, the caller's folder, the settings and the open store. */
export type Context = {
  out(line: string): void;
  err(line: string): void;
  progress(progress: Progress): void;
  json: boolean;
  cwd: string;
  settings: Settings;
  /** key of the customer pseudonyms */
  secret: string;
  store(): Promise<Store>;
  signal: AbortSignal;
};

export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

/**
 * A command of `npm run vitrine -- NAME`. Runs in the command's own process, or inside the server when that holds
 * the store. Returns the exit code: 0 done, 2 wrong usage, 3 data refused, 1 anything else; thrown VitrineErrors map by themselves.
 */
export type Command = {
  name: string;
  usage: string;
  help: string;
  options: ParseArgsOptionsConfig;
  run(input: { values: Values; positionals: string[] }, context: Context): Promise<number>;
};

/** Registers a command; the file name is its name. */
export const defineCommand = (command: Command): Command => command;

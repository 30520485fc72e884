import type { ParseArgsOptionsConfig } from 'node:util';
import type { Settings } from '#model/settings.ts';
import type { Store } from '#queries/store.server.ts';

/** Where a long work stands; `total` null when unknown. Shown as count, rate and time left. */
export type Progress = { what: string; done: number; total: number | null };

/** What a command may touch: two outputs, progress, the caller's folder, the settings and the open store. */
export type Context = {
  /** the answer, one line */
  out(line: string): void;
  /** a remark for people, one line */
  err(line: string): void;
  progress(progress: Progress): void;
  /** whether the answer is to be JSON */
  json: boolean;
  /** what stands on the caller's standard input, read to its end; call it before `store` */
  input(): Promise<string>;
  /** the caller's folder: relative paths in arguments start here */
  cwd: string;
  settings: Settings;
  /** key of the customer pseudonyms */
  readonly secret: string;
  /** Opens the store on first call. Errors: StoreBusy, which hands the whole command to the server; call it before any output. */
  store(): Promise<Store>;
  /** aborted by Ctrl-C and by the server's stop */
  signal: AbortSignal;
};

/** Options as node:util parseArgs gives them. */
export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

/**
 * A command of `npm run vitrine -- NAME`. Runs in the command's own process, or inside the server when that holds
 * the store. Returns the exit code: 0 done, 2 wrong usage, 3 data refused, 1 anything else; thrown VitrineErrors map by themselves.
 * `usage`: what follows the name, such as `FILE… [--mapping NAME]`. `help`: one sentence, more lines allowed.
 */
export type Command = {
  name: string;
  usage: string;
  help: string;
  options: ParseArgsOptionsConfig;
  /** never handed to the server, because it manages the server or its file */
  local?: true;
  run(input: { values: Values; positionals: string[] }, context: Context): Promise<number>;
};

/** Registers a command; the file name is its name. */
export const defineCommand = (command: Command): Command => command;

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installedBrowser } from '#lib/print/browser.server.ts';
import { parseSettings, type Settings } from '#model/settings.ts';

/** The settings, read once from the environment by whoever starts. Errors: InvalidInput listing every invalid one. */
export const readSettings = (): Settings => parseSettings(process.env);

/** The folder the caller typed a command in: npm runs scripts in the project's folder and remembers the caller's. */
export const callerFolder = (): string =>
  process.env['npm_lifecycle_event'] === 'vitrine'
    ? (process.env['INIT_CWD'] ?? process.cwd())
    : process.cwd();

/** The store's file. */
export const storePath = (settings: Settings): string =>
  join(settings.VITRINE_DATA, 'vitrine.duckdb');

/** Where the key of the pseudonyms is kept when no setting gives it. */
export const secretPath = (settings: Settings): string => join(settings.VITRINE_DATA, 'secret');

/** Key of the customer pseudonyms: the setting, else the kept one, else a new one which is kept (readable by the owner only). */
export function pseudonymKey(settings: Settings): string {
  if (settings.VITRINE_SECRET !== undefined) return settings.VITRINE_SECRET;
  const path = secretPath(settings);
  if (!existsSync(path)) {
    mkdirSync(settings.VITRINE_DATA, { recursive: true });
    writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600 });
  }
  return readFileSync(path, 'utf8').trim();
}

/** The browser of this machine that pages can be printed with; null: none. */
export const browserHere = ({ CHROME_PATH }: Pick<Settings, 'CHROME_PATH'>): string | null =>
  installedBrowser(CHROME_PATH, (process.env['PATH'] ?? '').split(delimiter).filter(Boolean));

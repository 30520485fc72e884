import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Settings } from '#model/settings.ts';

/** The running server as its commands find it: address on this machine, process, and the word that lets them in. */
export const Presence = z.object({
  url: z.url(),
  pid: z.number().int().positive(),
  token: z.string().min(32)
});
export type Presence = z.infer<typeof Presence>;

/** The file in the data folder that says where the server is. */
export const presencePath = (settings: Settings): string =>
  join(settings.VITRINE_DATA, 'server.json');

/** Writes the file, readable by the owner only, with a fresh token. `url` without a slash at its end. */
export function announce(settings: Settings, url: string): Presence {
  const presence = { url, pid: process.pid, token: randomBytes(32).toString('base64url') };
  const path = presencePath(settings);
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { force: true }); // an older file keeps its mode
  writeFileSync(path, JSON.stringify(presence), { mode: 0o600 });
  return presence;
}

/** Removes the file, unless another process has taken its place. */
export function withdraw(settings: Settings): void {
  if (readPresence(settings)?.pid === process.pid) rmSync(presencePath(settings), { force: true });
}

/** The server that holds the data folder, or null: no file, a broken one, or one whose process is gone. */
export function livingPresence(settings: Settings): Presence | null {
  const presence = readPresence(settings);
  return presence !== null && isAlive(presence.pid) ? presence : null;
}

function readPresence(settings: Settings): Presence | null {
  try {
    return Presence.parse(JSON.parse(readFileSync(presencePath(settings), 'utf8')));
  } catch {
    return null; // absent or half-written: nobody to talk to
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

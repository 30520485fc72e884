import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { NotFound, VitrineError } from '#model/problem.ts';
import type { Engine } from '#queries/engines/duckdb.ts';
import { inTurn } from '#queries/collect/turn.ts';
import type { Store } from '#queries/store.ts';
import addKey from './add-key.sql?raw';
import allKeys from './all-keys.sql?raw';
import endKey from './end-key.sql?raw';
import listKeyRows from './list-keys.sql?raw';
import useKey from './use-key.sql?raw';

/** A key as listed; the key itself is not kept. Times UTC. */
export type KeyRow = {
  key_id: string;
  label: string;
  source_id: number;
  source: string;
  unit: string;
  created_at: string;
  expires_at: string | null;
  revoked_at: string | null;
  last_used_at: string | null;
};

/** A key that may be used now, and the one source it may send to. */
export type ValidKey = { key_id: string; source_id: number };

type Known = { digest: Buffer; source_id: number; ends_ms: number | null };
type Ring = { keys: Map<string, Known>; used: Map<string, Date> };

const rings = new WeakMap<Engine, Promise<Ring>>();

/** All keys in memory, so that a wrong one costs nothing. */
function ringOf({ engine }: Store): Promise<Ring> {
  let ring = rings.get(engine);
  if (ring === undefined) rings.set(engine, (ring = readRing(engine)));
  return ring;
}

async function readRing(engine: Engine): Promise<Ring> {
  const rows = await engine.query<{
    key_id: string;
    digest: string;
    source_id: number;
    ends_ms: number | null;
  }>(allKeys);
  const keys = rows.map(({ key_id, digest, ...row }): [string, Known] => [
    key_id,
    { ...row, digest: Buffer.from(digest, 'hex') }
  ]);
  return { keys: new Map(keys), used: new Map() };
}

const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
const nobody = digestOf('');
const form = /^vk_([0-9a-f]{16})_([\w-]{43})$/;

/**
 * Makes a key for one source. `key` is told here and never again; only its digest is kept.
 * Errors: NotFound for an unknown source.
 */
export async function createKey(
  store: Store,
  options: { source_id: number; label: string; now?: Date; expires_at?: Date }
): Promise<{ key_id: string; key: string }> {
  const ring = await ringOf(store);
  const key_id = randomBytes(8).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  const digest = digestOf(secret);
  await inTurn(store.engine, () =>
    store.engine.run(addKey, {
      key_id,
      digest: digest.toString('hex'),
      source_id: options.source_id,
      label: options.label,
      created_at: stamp(options.now ?? new Date()),
      expires_at: options.expires_at === undefined ? null : stamp(options.expires_at)
    })
  );
  const ends_ms = options.expires_at?.getTime() ?? null;
  ring.keys.set(key_id, { digest, source_id: options.source_id, ends_ms });
  return { key_id, key: `vk_${key_id}_${secret}` };
}

/**
 * The key behind a bearer text, or null when it is unknown, expired or revoked; takes the same time for each. Its use is
 * remembered and written by `writeKeyUse`.
 */
export async function checkKey(store: Store, text: string, now: Date): Promise<ValidKey | null> {
  const ring = await ringOf(store);
  const [, key_id = '', secret = ''] = form.exec(text) ?? [];
  const known = ring.keys.get(key_id);
  const is_same = timingSafeEqual(digestOf(secret), known?.digest ?? nobody);
  if (!is_same || known === undefined) return null;
  if (known.ends_ms !== null && known.ends_ms <= now.getTime()) return null;
  ring.used.set(key_id, now);
  return { key_id, source_id: known.source_id };
}

/** Ends a key at once. Errors: NotFound `unknown key: …`. */
export async function revokeKey(store: Store, key_id: string, now = new Date()): Promise<void> {
  const ring = await ringOf(store);
  const known = knownKey(ring, key_id);
  ring.keys.set(key_id, { ...known, ends_ms: Math.min(known.ends_ms ?? Infinity, now.getTime()) });
  await inTurn(store.engine, () =>
    store.engine.run(endKey, { key_id, revoked_at: stamp(now), expires_at: null })
  );
}

/**
 * A new key for the source of an old one, which stays valid for a while. Errors: NotFound; VitrineError `key_ended` when
 * the old one is over.
 */
export async function rotateKey(
  store: Store,
  key_id: string,
  { overlap_hours, now = new Date() }: { overlap_hours: number; now?: Date }
): Promise<{ key_id: string; key: string }> {
  const ring = await ringOf(store);
  const known = knownKey(ring, key_id);
  if (known.ends_ms !== null && known.ends_ms <= now.getTime())
    throw new VitrineError('key_ended', 409, 2, `key is over already: ${key_id}`);
  const rows = await listKeys(store);
  const label = rows.find((row) => row.key_id === key_id)?.label ?? '';
  const made = await createKey(store, { source_id: known.source_id, label, now });
  const ends = new Date(now.getTime() + overlap_hours * 3_600_000);
  ring.keys.set(key_id, { ...known, ends_ms: Math.min(known.ends_ms ?? Infinity, ends.getTime()) });
  await inTurn(store.engine, () =>
    store.engine.run(endKey, { key_id, revoked_at: null, expires_at: stamp(ends) })
  );
  return made;
}

/** All keys, newest first, ended ones too. */
export async function listKeys(store: Store): Promise<KeyRow[]> {
  await writeKeyUse(store);
  return store.engine.query<KeyRow>(listKeyRows);
}

/** Writes when keys were last used, for all used since the last time. */
export async function writeKeyUse(store: Store): Promise<void> {
  const ring = await ringOf(store);
  if (ring.used.size === 0) return;
  const used = [...ring.used].map(([key_id, at]) => ({ key_id, at: stamp(at) }));
  ring.used.clear();
  await inTurn(store.engine, () => store.engine.run(useKey, { used: JSON.stringify(used) }));
}

function knownKey(ring: Ring, key_id: string): Known {
  const known = ring.keys.get(key_id);
  if (known === undefined) throw new NotFound(`unknown key: ${key_id}`, { field: 'key_id' });
  return known;
}

const stamp = (date: Date): string => date.toISOString().replace('T', ' ').replace('Z', '');

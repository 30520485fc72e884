import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { command } from '#commands/key.ts';
import type { Context } from '#commands/command.ts';
import {
  checkKey,
  createKey,
  listKeys,
  revokeKey,
  rotateKey,
  sealed,
  writeKeyUse
} from '#queries/store.server.ts';
import {
  collectorShop,
  contextOf,
  noon,
  type CollectorShop
} from '#tests/ingest/collector-shop.ts';

let shop: CollectorShop;
let source_id: number;
beforeAll(async () => void (shop = await collectorShop()));
afterAll(() => shop.close());
beforeEach(async () => void (source_id = await shop.newSource()));

const hours = (n: number) => new Date(noon.getTime() + n * 3_600_000);
const made = () => createKey(shop.store, { source_id, label: 'till', now: noon });
const row = async (key_id: string) =>
  (await listKeys(shop.store)).find((it) => it.key_id === key_id);

describe('an ingest key', () => {
  test('is for one source, and is kept as a digest only', async () => {
    const { key, key_id } = await made();
    expect(await checkKey(shop.store, key, noon)).toEqual({ key_id, source_id });
    const kept = await shop.rows(`SELECT * FROM ingest_key WHERE key_id = '${key_id}'`);
    expect(JSON.stringify(kept)).not.toContain(key.slice(-43));
  });

  test.each(['', 'vk_', 'Bearer', `vk_${'0'.repeat(16)}_${'x'.repeat(43)}`])(
    'is not %j',
    async (text) => expect(await checkKey(shop.store, text, noon)).toBeNull()
  );

  test('is not another secret under its name', async () => {
    const { key } = await made();
    const other = key.slice(0, -1) + (key.endsWith('A') ? 'B' : 'A');
    expect(await checkKey(shop.store, other, noon)).toBeNull();
  });

  test('ends at its moment', async () => {
    const { key } = await createKey(shop.store, {
      source_id,
      label: '',
      now: noon,
      expires_at: hours(1)
    });
    expect(await checkKey(shop.store, key, new Date(hours(1).getTime() - 1))).not.toBeNull();
    expect(await checkKey(shop.store, key, hours(1))).toBeNull();
  });

  test('ends at once when it is revoked, and stays listed', async () => {
    const { key, key_id } = await made();
    await revokeKey(shop.store, key_id, noon);
    expect(await checkKey(shop.store, key, noon)).toBeNull();
    expect(await row(key_id)).toMatchObject({ revoked_at: '2021-03-02 12:00:00' });
    await expect(rotateKey(shop.store, key_id, { overlap_hours: 1, now: noon })).rejects.toThrow(
      `key is over already: ${key_id}`
    );
  });

  test('that is rotated is valid beside the new one for the overlap', async () => {
    const { key, key_id } = await made();
    const next = await rotateKey(shop.store, key_id, { overlap_hours: 2, now: noon });
    for (const text of [key, next.key])
      expect(await checkKey(shop.store, text, hours(1))).toMatchObject({ source_id });
    expect(await checkKey(shop.store, key, hours(2))).toBeNull();
    expect(await checkKey(shop.store, next.key, hours(2))).toMatchObject({ source_id });
    expect(await row(next.key_id)).toMatchObject({ label: 'till', expires_at: null });
  });

  test('tells when it was last used', async () => {
    const { key, key_id } = await made();
    expect(await row(key_id)).toMatchObject({ last_used_at: null });
    await checkKey(shop.store, key, hours(3));
    await writeKeyUse(shop.store);
    expect(await row(key_id)).toMatchObject({ last_used_at: '2021-03-02 15:00:00' });
  });

  test('nobody made is an error', async () => {
    await expect(revokeKey(shop.store, 'none', noon)).rejects.toThrow('unknown key: none');
  });
});

describe('npm run vitrine -- key', () => {
  const run = async (positionals: string[], values: Record<string, string> = {}) => {
    const lines: string[] = [];
    const collect = contextOf(shop.store);
    const context = {
      ...collect,
      json: true,
      cwd: '.',
      input: async () => '',
      out: (line: string) => void lines.push(line),
      err: () => undefined,
      progress: () => undefined
    } satisfies Context & Record<string, unknown>;
    const exit = await command.run({ positionals, values }, context);
    return { exit, said: JSON.parse(lines[0] ?? 'null') as Record<string, string> };
  };

  test('makes a key, and the source when there is none of that name', async () => {
    const first = await run(['create'], { unit: 'toys', source: 'new till' });
    const second = await run(['create'], { unit: 'toys', source: 'new till', label: 'spare' });
    const known = await checkKey(shop.store, first.said['key'] ?? '', new Date());
    expect(await checkKey(shop.store, second.said['key'] ?? '', new Date())).toMatchObject({
      source_id: known?.source_id
    });
    expect(await row(String(second.said['key_id']))).toMatchObject({
      unit: 'toys',
      source: 'new till',
      label: 'spare'
    });
  });

  test.each([
    [['create'], { unit: 'nobody', source: 'x' }, 'unknown unit: nobody'],
    [['create'], { unit: 'toys' }, 'no source given'],
    [['rotate', 'x'], { overlap: '-1' }, 'invalid overlap: -1 (0 to 2160 hours)'],
    [['revoke'], {}, 'no key given'],
    [['steal'], {}, 'unknown action: steal (known: create, list, revoke, rotate)']
  ])('%o %o says what is wrong', async (positionals, values, message) => {
    await expect(run(positionals, values as unknown as Record<string, string>)).rejects.toThrow(
      message
    );
  });
});

describe('a seal', () => {
  test('opens for the same secret only, and differs each time', () => {
    const { seal, open } = sealed('one secret');
    const text = seal('Jeanne');
    expect(open(text).toString()).toBe('Jeanne');
    expect(seal('Jeanne')).not.toBe(text);
    expect(() => sealed('another').open(text)).toThrow('sealed with another secret, or damaged');
    const damaged = Buffer.from(text, 'base64');
    damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
    expect(() => open(damaged.toString('base64'))).toThrow('damaged');
  });
});

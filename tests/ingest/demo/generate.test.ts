import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeDemoFiles, type DemoOptions } from '#ingest/demo/generate.ts';
import type { Engine } from '#queries/engines/duckdb.ts';
import { openScratch } from '#queries/engines/scratch.ts';

const root = mkdtempSync(join(tmpdir(), 'vitrine-demo-'));
let engine: Engine;

beforeAll(async () => {
  engine = await openScratch();
});
afterAll(async () => {
  await engine.close();
  rmSync(root, { recursive: true, force: true });
});

/** Row count and an order-blind hash of every row of each file. */
async function fingerprint(name: string, options: Partial<DemoOptions>) {
  const folder = mkdtempSync(join(root, name));
  const out: Record<string, unknown>[] = [];
  for (const file of await writeDemoFiles(folder, options))
    out.push(
      ...(await engine.query(
        'SELECT count(*) AS rows_n, CAST(bit_xor(hash(f)) AS VARCHAR) AS mark FROM read_parquet({file:String}) AS f',
        { file }
      ))
    );
  return out;
}

const rows = <R extends Record<string, unknown>>(file: string, sql: string) =>
  engine.query<R>(sql, { file: join(root, 'checked', `${file}.parquet`) });

describe('the demo generator', () => {
  const small = { units: 60, from: '2019-10-01', until: '2020-12-01' };

  test('the same seed gives the same rows, another seed other rows', async () => {
    const first = await fingerprint('a', { ...small, seed: 7 });
    const second = await fingerprint('b', { ...small, seed: 7 });
    const other = await fingerprint('c', { ...small, seed: 8 });
    expect(second).toEqual(first);
    expect(other.map((file) => file['mark'])).not.toEqual(first.map((file) => file['mark']));
    expect(first[0]).toMatchObject({ rows_n: 60 });
  });

  test.each([
    [{ units: 0 }, 'units out of range 1 to 20000: 0'],
    [{ seed: -1 }, 'seed not a whole number: -1'],
    [{ from: '2020-02-30' }, 'day out of range 2015-01-01 to 2028-01-01: 2020-02-30'],
    [{ until: '2031-01-01' }, 'day out of range 2015-01-01 to 2028-01-01: 2031-01-01'],
    [{ from: '2020-01-01', until: '2020-01-01' }, 'empty period: 2020-01-01 to 2020-01-01']
  ])('refuses %j', async (options, message) => {
    await expect(writeDemoFiles(root, options)).rejects.toThrow(message);
  });
});

describe('the shops of the demo', () => {
  beforeAll(async () => {
    const { mkdirSync } = await import('node:fs');
    mkdirSync(join(root, 'checked'));
    await writeDemoFiles(join(root, 'checked'), {
      units: 400,
      seed: 3,
      from: '2019-01-01',
      until: '2021-01-01'
    });
  });

  test('have SIREN and SIRET that pass the check, and that nobody can hold', async () => {
    const all = await rows<{ siren: string; siret: string }>(
      'units',
      'SELECT siren, siret FROM read_parquet({file:String})'
    );
    expect(all).toHaveLength(400);
    for (const { siren, siret } of all) {
      expect(siren).toMatch(/^0\d{8}$/);
      expect(siret.startsWith(siren)).toBe(true);
      expect([luhn(siren), luhn(siret)]).toEqual([0, 0]);
    }
    expect(new Set(all.map((shop) => shop.siret)).size).toBe(400);
  });

  test('all say that they are made up', async () => {
    expect(await rows('units', 'SELECT DISTINCT sample FROM read_parquet({file:String})')).toEqual([
      { sample: true }
    ]);
  });

  test('some belong to chains with shops in several communes', async () => {
    const [chains] = await rows<{ n: number }>(
      'units',
      'SELECT count(*) AS n FROM (SELECT siren FROM read_parquet({file:String}) GROUP BY siren HAVING count(DISTINCT area) > 1)'
    );
    expect(chains?.n).toBeGreaterThan(3);
  });

  test('some are in the time zones of overseas départements', async () => {
    const zones = await rows<{ zone: string }>(
      'units',
      'SELECT DISTINCT zone FROM read_parquet({file:String})'
    );
    expect(zones.map(({ zone }) => zone)).toEqual(
      expect.arrayContaining(['Europe/Paris', 'Indian/Reunion'])
    );
  });

  test('sell nothing before they open nor after they close', async () => {
    const [wrong] = await engine.query<{ n: number }>(
      `SELECT count(*) AS n FROM read_parquet({takings:String}) AS t JOIN read_parquet({units:String}) AS s USING (unit)
       WHERE t.day < s.opened_on OR t.day >= s.closed_on`,
      {
        takings: join(root, 'checked', 'takings.parquet'),
        units: join(root, 'checked', 'units.parquet')
      }
    );
    expect(wrong).toEqual({ n: 0 });
  });

  test('refund later than they sell, cancel by a later version, and never twice the same version', async () => {
    const [seen] = await rows(
      'orders',
      `SELECT count(*) FILTER (status = 'refund' AND (net <> 0 OR refund <= 0 OR refund_of IS NULL)) AS odd_refunds,
         count(*) FILTER (status = 'cancelled') > 0 AS cancels,
         count(*) - count(DISTINCT (unit, source, external_id, version_at)) AS twins
       FROM read_parquet({file:String})`
    );
    expect(seen).toEqual({ odd_refunds: 0, cancels: true, twins: 0 });
  });
});

/** Remainder of the Luhn sum: 0 when the number is well formed. */
const luhn = (digits: string): number =>
  [...digits].reverse().reduce((sum, digit, i) => {
    const twice = Number(digit) * (i % 2 === 0 ? 1 : 2);
    return sum + (twice > 9 ? twice - 9 : twice);
  }, 0) % 10;

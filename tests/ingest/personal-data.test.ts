import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectors } from '#ingest/connectors/index.ts';
import { collectorShop, type CollectorShop } from './collector-shop.ts';
import { expectedOf } from './connectors/fixtures.ts';
import {
  collectorOf,
  filesOf,
  importsOf,
  loadEverything,
  personalMappings,
  spoken,
  visitFiles
} from './everything.ts';
import { byForm, filesUnder, inRecords, inTable, standingIn, telling } from './persons.ts';

const folder = mkdtempSync(join(tmpdir(), 'vitrine-test-'));
const planted = 'Zéphyrine Troadec-Quincampoix';
const log: string[] = [];

let shop: CollectorShop;
let personal: string[] = [];
beforeAll(async () => {
  shop = await collectorShop(join(folder, 'vitrine.duckdb'));
  await loadEverything(shop, collectorOf(shop, folder, log));
  const tables = personalMappings().flatMap((name) => importsOf(name).flat());
  const records = [...connectors.keys()].map((name) => ({ name, files: filesOf(name) }));
  const every = [...tables, ...visitFiles(), ...records.flatMap(({ files }) => files)];
  personal = telling([
    ...records.flatMap(({ name, files }) => inRecords(name, files)),
    ...[...tables, ...visitFiles().filter((it) => it.endsWith('.csv'))].flatMap(inTable),
    ...every.flatMap(byForm),
    ...[...spoken, planted]
  ]);
}, 180_000);
afterAll(async () => {
  await shop.close();
  rmSync(folder, { recursive: true, force: true });
});

/** All bytes under the store's folder: the file, its log of writes, scratch, salts; and what was logged. */
function bytes(): Buffer {
  const files = filesUnder(folder);
  expect(files).toContain(join(folder, 'vitrine.duckdb'));
  return Buffer.concat([...files.map((it) => readFileSync(it)), Buffer.from(log.join('\n'))]);
}

const found = (): string[] => standingIn(bytes(), personal);

test('there is something about persons to look for, and it came in by every door', async () => {
  for (const mapping of personalMappings())
    expect([mapping, importsOf(mapping).length > 0]).toEqual([mapping, true]);
  expect(personal.length).toBeGreaterThan(200);
  expect(personal).toEqual(expect.arrayContaining(spoken));
  const [row] = await shop.rows(
    `SELECT (SELECT count(*) FROM order_version WHERE customer_key IS NOT NULL) AS keyed_n,
      (SELECT count(*) FROM quarantine) AS refused_n, (SELECT count(*) FROM visit_day) AS visits_n,
      (SELECT count(*) FROM takings) AS takings_n, (SELECT count(*) FROM delivery WHERE topic = 'pull') AS sealed_n,
      (SELECT count(*) FROM delivery WHERE topic <> 'pull' AND status <> 'waiting') AS hooks_n`
  );
  for (const [what, least] of Object.entries({
    keyed_n: 30,
    refused_n: 30,
    visits_n: 5,
    takings_n: 3,
    sealed_n: 5
  }))
    expect([what, Number(row?.[what]) >= least]).toEqual([what, true]);
  expect(Number(row?.['hooks_n'])).toBe(
    [...connectors.keys()].filter((it) => expectedOf(it).webhook !== undefined).length
  );
});

test('nothing that names a person is in the bytes of the store while it is open', () => {
  expect(found()).toEqual([]);
});

test('nor once everything is written to its file, uncompressed', async () => {
  await shop.store.engine.run("PRAGMA force_compression = 'uncompressed'");
  await shop.store.engine.run('CHECKPOINT');
  expect(found()).toEqual([]);
  const mails =
    bytes()
      .toString('latin1')
      .match(/[\w.+-]{2,}@[\w-]+\.[a-z]{2,}/g) ?? [];
  expect([...new Set(mails)]).toEqual([]);
});

test('a name that is planted is found wherever it is, so the search can find', async () => {
  log.push(`delivery of ${planted}`);
  expect(found()).toEqual([planted]);
  log.pop();
  const scratch = join(folder, 'tmp', 'left-over');
  mkdirSync(scratch, { recursive: true });
  writeFileSync(join(scratch, 'rows.ndjson'), `{"name":"${planted}"}`);
  expect(found()).toEqual([planted]);
  rmSync(scratch, { recursive: true });
  await shop.store.engine.run(
    `UPDATE quarantine SET value = '${planted}' WHERE quarantine_id = (SELECT min(q.quarantine_id) FROM quarantine AS q)`
  );
  expect(found()).toEqual([planted]);
  await shop.store.engine.run('CHECKPOINT');
  expect(found()).toEqual([planted]);
});

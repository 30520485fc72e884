import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeStore, type Store } from '#queries/store.ts';
import { openWorld, torture } from '../../scripts/torture/rebuild.ts';
import { changedByRebuild, live } from '../../scripts/torture/rebuild/same.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-rebuild-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const head = 'unit,day,net,channel,tax_basis\n';
const sold = (unit: string, ...days: string[]) => ({
  kind: 'takings' as const,
  text: head + days.map((day) => `${unit},${day},5,counter,ht\n`).join('')
});
const shop = (unit: string, siren: string, sector: string) => ({
  kind: 'units' as const,
  text: `unit,siren,sector,area\n${unit},${siren},${sector},DEP-75\n`
});

async function lived(work: (store: Store) => Promise<void>): Promise<void> {
  const store = await openWorld();
  try {
    await work(store);
  } finally {
    await closeStore(store);
  }
}

test('an enterprise that opens a shop in another sector, and comes back, is told apart in all its years', () =>
  lived(async (store) => {
    const owners = () => store.engine.query('SELECT DISTINCT owner FROM cell_year');
    await live(
      store,
      [
        shop('A', '732829320', 'G08'),
        sold('A', '2019-01-02', '2020-06-05'),
        shop('B', '732829320', 'G09'),
        sold('B', '2020-06-05')
      ],
      folder
    );
    expect(await owners()).toEqual([{ owner: 'enterprise' }]);
    await live(store, [shop('B', '732829320', 'G08')], folder);
    expect(await owners()).toEqual([{ owner: 'shops' }]);
    expect(await changedByRebuild(store, folder, { from_nothing: false })).toEqual([]);
  }));

test('whatever a history brings, a full rebuild changes no byte', async () => {
  expect(await torture.run({ rounds: 1, seed: 20201109, folder, log: () => undefined })).toEqual(
    []
  );
});

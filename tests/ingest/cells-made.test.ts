import { expect, test } from 'vitest';
import { importRows } from '#ingest/import.ts';
import { series } from '#queries/series.ts';
import { closeStore, openStore } from '#queries/store.ts';
import { secret } from './shop.ts';

/** Rows of cells, and ranges of days whose cells wait, right after an import and after a question. */
async function counts(cells?: 'after_import' | 'when_asked'): Promise<unknown[]> {
  const store = await openStore({ path: ':memory:', ...(cells === undefined ? {} : { cells }) });
  const look = async () => {
    const [row] = await store.engine.query(
      `SELECT (SELECT count(*) FROM dirty) > 0 AS waits,
         (SELECT count(*) FROM information_schema.tables WHERE table_name = 'cell_month') > 0 AS is_made`
    );
    return row;
  };
  await importRows({ store, secret }, 'units', [{ unit: 'TOYS' }], 'unit add');
  await importRows(
    { store, secret },
    'orders',
    [{ unit: 'TOYS', external_id: '1', ordered_at: '2020-11-10 10:00', net: '12.00' }],
    'unit add'
  );
  const imported = await look();
  await series(store, { metrics: ['online_revenue'], from: '2020-11-01', until: '2020-12-01' });
  const seen = [imported, await look()];
  await closeStore(store);
  return seen;
}

test('an import makes its cells before it ends, unless the store leaves them to the first question', async () => {
  const made = { waits: false, is_made: true };
  expect(await counts()).toEqual([made, made]);
  expect(await counts('when_asked')).toEqual([{ waits: true, is_made: false }, made]);
});

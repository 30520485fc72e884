import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { undoImport } from '#ingest/undo.ts';
import { loadDemo } from '#ingest/demo/load.ts';
import { ensureReference } from '#queries/reference/ensure.ts';
import { closeStore, openStore, type Store } from '#queries/store.ts';
import { calibrate, toMarkdown } from '../../../scripts/demo-data/calibration.ts';
import { page } from '../../../scripts/demo-data/main.ts';

/** The default demo, as `npm start` loads it: seconds, and half a minute on a busy machine. */
describe('the default demo', () => {
  let store: Store;
  let import_id: number;

  beforeAll(async () => {
    store = await openStore({ path: ':memory:' });
    await ensureReference(store);
    const report = await loadDemo({ store, secret: 'secret of the calibration' });
    import_id = report.import_id ?? NaN;
    expect(report).toMatchObject({ quarantined_n: 0, updated_n: 0 });
  }, 240_000);
  afterAll(() => closeStore(store));

  test('gives the table of docs/demo-data.md', async () => {
    const lines = await calibrate(store.engine);
    expect(plain(readFileSync(page, 'utf8'))).toContain(plain(toMarkdown(lines)));
  });

  test('is marked as made up in every unit and source', async () => {
    const [marks] = await store.engine.query(
      `SELECT (SELECT count(*) FROM unit WHERE sample) AS units_n, (SELECT count(*) FROM unit WHERE NOT sample) AS others_n,
        (SELECT count(*) FROM source WHERE NOT sample) AS sources_n`
    );
    expect(marks).toEqual({ units_n: 2000, others_n: 0, sources_n: 0 });
  });

  test('shuts its shops when the store says that shops were shut', async () => {
    const rows = await store.engine.query<{ from_on: string; until_on: string }>(
      "SELECT from_on, until_on FROM closure WHERE kind = 'lockdown' AND area_code = 'FR' ORDER BY from_on"
    );
    expect(rows).toEqual([
      { from_on: '2020-03-15', until_on: '2020-05-11' },
      { from_on: '2020-10-30', until_on: '2020-11-28' },
      { from_on: '2021-04-03', until_on: '2021-05-19' }
    ]);
  });

  test('is taken back by undo', async () => {
    await undoImport(store, import_id);
    const [left] = await store.engine.query(
      `SELECT (SELECT count(*) FROM unit) AS units_n, (SELECT count(*) FROM order_version) AS orders_n,
        (SELECT count(*) FROM takings) AS takings_n, (SELECT count(*) FROM unit_day) AS days_n`
    );
    expect(left).toEqual({ units_n: 0, orders_n: 0, takings_n: 0, days_n: 0 });
  });
});

/** A table without the blanks that a formatter puts into its cells. */
const plain = (text: string): string =>
  text.replace(/ +\|/g, ' |').replace(/\| +/g, '| ').replace(/\| -+/g, '| ---');

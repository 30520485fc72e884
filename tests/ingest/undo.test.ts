import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listQuarantine, replayQuarantine, undoImport } from '#ingest/undo.ts';
import { bench, counts, type Bench } from './shop.ts';

let it: Bench;
beforeEach(async () => {
  it = await bench();
});
afterEach(() => it.close());

const factTables = [
  'unit',
  'unit_place',
  'source',
  'source_cover',
  'order_version',
  'takings',
  'usual_declared',
  'area',
  'sector'
];
const derivedTables = ['unit_day', 'unit_window', 'usual_day', 'quarantine'];

/** Every row of the facts and of what is derived from them, as one comparable value. */
async function contents(
  tables = [...factTables, ...derivedTables]
): Promise<Record<string, unknown[]>> {
  const out: Record<string, unknown[]> = {};
  for (const table of tables) out[table] = await it.rows(`SELECT * FROM ${table} ORDER BY ALL`);
  return out;
}

const header = 'unit,external_id,ordered_at,version_at,net,channel\n';
const units = 'unit,sector,online_declared\nA,,\nB,,\n';

test('the same file again changes nothing at all', async () => {
  await it.take(units, { as: 'units' });
  const files = [
    [
      `${header}A,1,2020-11-02 10:00,2020-11-02T10:00:00Z,50,own_site\nB,2,2020-11-03,2020-11-03T10:00:00Z,20,counter\nZ,3,2020-11-03,,20,counter\n`
    ],
    ['unit,day,net,channel\nA,2020-11-02,100,counter\n'],
    ['unit,annual,ref_year\nA,120000,2019\n']
  ] as const;
  for (const [text] of files) await it.take(text);
  const before = await contents(factTables);
  for (const [text] of files) {
    const again = await it.take(text, { now: new Date('2021-06-02') });
    expect([again.accepted_n, again.updated_n]).toEqual([0, 0]);
  }
  expect(await contents(factTables)).toEqual(before);
  expect((await listQuarantine(it.store, { limit: 10 })).rows_n).toBe(1);
});

test('a file that overlaps adds only what is new', async () => {
  await it.take(units, { as: 'units' });
  await it.take('unit,day,net,channel\nA,2020-11-01,1,counter\nA,2020-11-02,2,counter\n');
  expect(
    counts(await it.take('unit,day,net,channel\nA,2020-11-02,2,counter\nA,2020-11-03,3,counter\n'))
  ).toEqual([1, 0, 1, 0]);
  expect(await it.rows('SELECT count(*) AS n FROM takings')).toEqual([{ n: 2 + 1 }]);
});

describe('undo', () => {
  test('brings back what an import replaced, in facts and roll-ups', async () => {
    await it.take(units, { as: 'units' });
    await it.take(`${header}A,1,2020-11-02,2020-11-02T10:00:00Z,50,own_site\n`);
    await it.take('unit,day,net,channel\nA,2020-11-02,100,counter\n');
    await it.take('unit,annual,ref_year\nA,120000,2019\n');
    const before = await contents();
    const report = await it.take(
      [
        it.file(
          'o.csv',
          `${header}A,1,2020-11-02,2020-11-05T10:00:00Z,70,own_site\nA,9,2020-11-08,2020-11-08T10:00:00Z,5,own_site\n`
        ),
        it.file(
          't.csv',
          'unit,day,net,channel\nA,2020-11-02,110,counter\nA,2020-11-03,7,own_site\n'
        ),
        it.file('u.csv', 'unit,annual,ref_year\nA,130000,2019\n'),
        it.file('s.csv', 'unit,name,kind\nA,Alpha,shop\nC,Gamma,shop\n')
      ],
      { now: new Date('2021-06-02') }
    );
    expect(counts(report)).toEqual([3, 4, 0, 0]);
    await undoImport(it.store, report.import_id);
    expect(await contents()).toEqual(before);
  });

  test('of everything, newest first, leaves nothing', async () => {
    await it.take('area,level,name,parent\nXX,country,X,\nXX-1,region,One,XX\n');
    await it.take('sector,level,name_en\nfish,group,Fish\n');
    await it.take('unit,area,sector,zone,currency\nA,XX-1,fish,Europe/Paris,EUR\n', {
      as: 'units'
    });
    await it.take(`${header}A,1,2020-11-02,,50,own_site\nA,2,2020-11-02,,bad,own_site\n`);
    for (const import_id of [4, 3, 2, 1]) await undoImport(it.store, import_id);
    const left = Object.entries(await contents()).filter(([, rows]) => rows.length > 0);
    expect(left).toEqual([]);
    expect(await it.rows('SELECT DISTINCT status FROM import')).toEqual([{ status: 'undone' }]);
  });

  test('of a middle version keeps the newest', async () => {
    await it.take(units, { as: 'units' });
    for (const day of ['02', '03', '04'])
      await it.take(`${header}A,1,2020-11-02,2020-11-${day}T10:00:00Z,${Number(day)},own_site\n`);
    await undoImport(it.store, 3);
    expect(await it.rows('SELECT net_minor, is_current FROM order_version ORDER BY ALL')).toEqual([
      { net_minor: 200, is_current: false },
      { net_minor: 400, is_current: true }
    ]);
    await undoImport(it.store, 4);
    expect(await it.rows('SELECT net_minor, is_current FROM order_version')).toEqual([
      { net_minor: 200, is_current: true }
    ]);
  });

  test('is refused while later imports stand on it, which are named', async () => {
    await it.take(units, { as: 'units' });
    await it.take('unit,day,net\nA,2020-11-02,1\n');
    await it.take('unit,name,kind\nB,Beta,shop\n');
    await expect(undoImport(it.store, 1)).rejects.toThrow(
      'import 1 cannot be undone: later imports use its units; undo them first: 3, 2'
    );
    await expect(undoImport(it.store, 7)).rejects.toThrow('unknown import: 7');
    await undoImport(it.store, 3);
    await expect(undoImport(it.store, 3)).rejects.toThrow('import already undone: 3');
  });

  test('of January keeps the source that February feeds', async () => {
    await it.take(units, { as: 'units' });
    await it.take('unit,day,net,channel\nA,2021-01-02,1,own_site\n');
    await it.take('unit,day,net,channel\nA,2021-02-02,1,counter\n');
    await undoImport(it.store, 2);
    expect(await it.rows('SELECT import_id, reports_online, reports_total FROM source')).toEqual([
      { import_id: 3, reports_online: false, reports_total: true }
    ]);
    expect(await it.rows('SELECT import_id FROM source_cover')).toEqual([{ import_id: 3 }]);
  });
});

test('a dry run writes nothing and shows what would happen', async () => {
  await it.take(units, { as: 'units' });
  const before = await contents();
  const report = await it.take(
    `${header}A,1,2020-11-02,,50,own_site\nZ,2,2020-11-02,,5,own_site\n`,
    { dry_run: true }
  );
  expect(counts(report)).toEqual([1, 0, 0, 1]);
  expect(report.preview[0]?.rows).toMatchObject([{ unit: 'A', net: '50.0000' }, { unit: 'Z' }]);
  expect(await contents()).toEqual(before);
});

test('an aborted import leaves nothing', async () => {
  await it.take(units, { as: 'units' });
  const before = await contents();
  const abort = new AbortController();
  const work = it.take(`${header}A,1,2020-11-02,,50,own_site\n`, {
    signal: abort.signal,
    on_progress: ({ what }) => {
      if (what === 'orders') abort.abort();
    }
  });
  await expect(work).rejects.toThrow();
  expect(await contents()).toEqual(before);
  expect(counts(await it.take(`${header}A,1,2020-11-02,,50,own_site\n`))).toEqual([1, 0, 0, 0]);
});

describe('replay', () => {
  test('takes refused rows in once their shop is known, with the customer and the source they had', async () => {
    await it.take(units, { as: 'units' });
    const text =
      'unit;commande;date;montant;client\nZ;1;02/11/2020;12,50;jeanne@example.org\nZ;2;02/11/2020;douze;\nA;3;02/11/2020;1,00;\n';
    await it.take(text, { source: 'web' });
    await it.take('unit,name,kind\nZ,Zeta,shop\n');
    const [outcome] = await replayQuarantine(it.store, { received_at: '2021-06-03 00:00:00' });
    expect(outcome).toMatchObject({ read_n: 2, accepted_n: 1, quarantined_n: 1 });
    expect((await listQuarantine(it.store, { limit: 10 })).rows).toMatchObject([
      { import_id: 2, row_n: 3, code: 'bad_amount', value: 'douze' }
    ]);
    const replayed = await it.rows(
      `SELECT v.local_day, v.net_minor, v.tax_basis, v.customer_key, s.name FROM order_version AS v JOIN source AS s USING (source_id) WHERE v.external_id = '1'`
    );
    expect(replayed).toMatchObject([
      { local_day: '2020-11-02', net_minor: 1250, tax_basis: 'ttc', name: 'web' }
    ]);
    await it.take('unit,commande,date,montant,client\nZ,4,2020-11-03,1,Jeanne@example.org\n', {
      source: 'web'
    });
    const keys = await it.rows(
      "SELECT count(DISTINCT customer_key) AS n FROM order_version WHERE external_id IN ('1', '4')"
    );
    expect(keys).toEqual([{ n: 1 }]);
  });

  test('is undone like an import: the rows are open again', async () => {
    await it.take(units, { as: 'units' });
    await it.take('unit,day,net\nZ,2020-11-02,5\n');
    await it.take('unit,name,kind\nZ,Zeta,shop\n');
    const [outcome] = await replayQuarantine(it.store, {
      import_id: 2,
      received_at: '2021-06-03 00:00:00'
    });
    expect((await listQuarantine(it.store, { limit: 10 })).rows_n).toBe(0);
    await undoImport(it.store, outcome?.import_id ?? NaN);
    expect((await listQuarantine(it.store, { limit: 10 })).rows_n).toBe(1);
  });
});

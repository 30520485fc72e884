import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureReference } from '#queries/reference/ensure.ts';
import { addSource } from '#ingest/undo.ts';
import { bench, counts, type Bench } from './shop.ts';

let it: Bench;
beforeAll(async () => {
  it = await bench();
  await ensureReference(it.store);
});
afterAll(() => it.close());

test('areas, sectors and identifiers in any form', async () => {
  const report = await it.take(
    [
      'magasin,siret,naf,commune',
      'paris,732 829 320 00074,4771Z,75101',
      'reunion,,G09,97411',
      'nouvelle-caledonie,,47.61Z,98818',
      'poste,35600000049837,,DEP-01',
      'bad-siret,73282932000075,,',
      'postcode,,,75001',
      'bare-departement,,,75',
      'no-sector,,99.99X,'
    ].join('\n'),
    { as: 'units' }
  );
  expect(counts(report)).toEqual([4, 0, 0, 4]);
  expect(
    report.quarantined.map(({ column_name, value, code }) => [column_name, value, code])
  ).toEqual([
    ['siret', '73282932000075', 'bad_siret'],
    ['commune', '75001', 'unknown_area'],
    ['commune', '75', 'unknown_area'],
    ['naf', '99.99X', 'unknown_sector']
  ]);
  expect(
    await it.rows(
      "SELECT unit_code, siren, zone, currency, sector_code, area_code FROM unit JOIN unit_place USING (unit_id) WHERE unit_code IN ('paris', 'reunion', 'nouvelle-caledonie', 'poste') ORDER BY ALL"
    )
  ).toEqual([
    {
      unit_code: 'nouvelle-caledonie',
      siren: null,
      zone: 'Pacific/Noumea',
      currency: 'XPF',
      sector_code: '47.61Z',
      area_code: 'COM-98818'
    },
    {
      unit_code: 'paris',
      siren: '732829320',
      zone: 'Europe/Paris',
      currency: 'EUR',
      sector_code: '47.71Z',
      area_code: 'COM-75056'
    },
    {
      unit_code: 'poste',
      siren: '356000000',
      zone: 'Europe/Paris',
      currency: 'EUR',
      sector_code: null,
      area_code: 'DEP-01'
    },
    {
      unit_code: 'reunion',
      siren: null,
      zone: 'Indian/Reunion',
      currency: 'EUR',
      sector_code: 'G09',
      area_code: 'COM-97411'
    }
  ]);
});

test('shops of one SIREN are one enterprise, now and later', async () => {
  await it.take('unit,siret\ne1,44306184100047\ne2,44306184100039\n', { as: 'units' });
  await it.take('unit,siren\ne3,443061841\n', { as: 'units' });
  await it.take('unit,name,kind\ne4,Alone,shop\n', { as: 'units' });
  const rows = await it.rows(
    "SELECT unit_code, enterprise_id FROM unit WHERE unit_code LIKE 'e_' ORDER BY unit_code"
  );
  const ids = rows.map((row) => row.enterprise_id);
  expect(new Set(ids.slice(0, 3)).size).toBe(1);
  expect(ids[3]).not.toBe(ids[0]);
});

test('a corrected SIREN takes a shop to its enterprise and leaves the others where they are', async () => {
  const enterprises = async () => {
    const rows = await it.rows(
      "SELECT unit_code, enterprise_id FROM unit WHERE unit_code LIKE 'c_' ORDER BY unit_code"
    );
    return rows.map(({ enterprise_id }) => enterprise_id);
  };
  await it.take('unit,siren\nc1,552100554\nc2,552100554\nc3,552081317\nc4,\n', { as: 'units' });
  const [first, , third, fourth] = await enterprises();
  // To the enterprise of a SIREN that is known, whichever came first.
  const moved = await it.take('unit,siren\nc2,552081317\n', { as: 'units' });
  expect(await enterprises()).toEqual([first, third, third, fourth]);
  // To a SIREN that nobody has: an enterprise of its own, which the next shop of it joins, also in the same file.
  await it.take('unit,siren\nc2,775670417\nc5,775670417\n', { as: 'units' });
  const [, second, , , fifth] = await enterprises();
  expect(new Set([first, second, third, fourth]).size).toBe(4);
  expect(fifth).toBe(second);
  // A SIREN given late, and all shops of one corrected together, stay the enterprise they are.
  await it.take('unit,siren\nc4,542051180\nc1,562082909\n', { as: 'units' });
  expect(await enterprises()).toEqual([first, second, third, fourth, second]);
  expect(counts(moved)).toEqual([0, 1, 0, 0]);
});

test('an empty cell leaves what is known, a move starts a new place, a correction replaces it', async () => {
  await it.take('unit,name,sector,area\nm,Em,G09,75056\n', { as: 'units' });
  expect(counts(await it.take('unit,name,sector\nm,,G09\n', { as: 'units' }))).toEqual([
    0, 0, 1, 0
  ]);
  expect(
    counts(await it.take('unit,area,moved_on\nm,69123,2020-07-01\n', { as: 'units' }))
  ).toEqual([0, 1, 0, 0]);
  expect(counts(await it.take('unit,sector\nm,G08\n', { as: 'units' }))).toEqual([0, 1, 0, 0]);
  expect(
    await it.rows(
      "SELECT p.from_on, p.until_on, p.sector_code, p.area_code, u.name FROM unit_place AS p JOIN unit AS u USING (unit_id) WHERE unit_code = 'm' ORDER BY ALL"
    )
  ).toEqual([
    {
      from_on: '0001-01-01',
      until_on: '2020-07-01',
      sector_code: 'G09',
      area_code: 'COM-75056',
      name: 'Em'
    },
    {
      from_on: '2020-07-01',
      until_on: '9999-12-31',
      sector_code: 'G08',
      area_code: 'COM-69123',
      name: 'Em'
    }
  ]);
});

test('another country comes with its areas, its zone and its currency', async () => {
  await it.take('area,level,name,parent\nBE-VAN,region,Antwerpen,BE\nBE,country,België,\n');
  const report = await it.take(
    'unit,area,zone,currency\nbe1,BE-VAN,Europe/Brussels,EUR\nbe2,BE-VAN,,\nbe3,BE-VAN,Europe/Antwerp,EUR\n',
    { as: 'units' }
  );
  expect(counts(report)).toEqual([1, 0, 0, 2]);
  expect(report.quarantined.map(({ code, column_name }) => [code, column_name])).toEqual([
    ['missing', 'zone'],
    ['unknown_zone', 'zone']
  ]);
  expect(
    await it.rows(
      "SELECT level, region_code, country_code FROM area WHERE country_code = 'BE' ORDER BY ALL"
    )
  ).toEqual([
    { level: 'country', region_code: null, country_code: 'BE' },
    { level: 'region', region_code: 'BE-VAN', country_code: 'BE' }
  ]);
});

test('reference areas are not changed by a file', async () => {
  expect(counts(await it.take('area,level,name\nFR,country,Gaule\n'))).toEqual([0, 0, 1, 0]);
  expect(await it.rows("SELECT name FROM area WHERE area_code = 'FR'")).toEqual([
    { name: 'France' }
  ]);
});

test('a declared usual turnover is kept with its weights; the same again is a duplicate, another an update', async () => {
  await it.take('unit\nw\n', { as: 'units' });
  const months = Array.from({ length: 12 }, (_, i) => `month_${i + 1}`).join(',');
  const days = Array.from({ length: 7 }, (_, i) => `weekday_${i + 1}`).join(',');
  const text = (annual: string): string =>
    `unit,annual,ref_year,includes_distance_sales,${months},${days}\nw,${annual},2019,non,2,2,2,2,2,2,2,2,2,2,4,4,0,1,1,1,1,2,0\n`;
  expect(counts(await it.take(text('120000')))).toEqual([1, 0, 0, 0]);
  expect(counts(await it.take(text('120000')))).toEqual([0, 0, 1, 0]);
  expect(counts(await it.take(text('130000'), { now: new Date('2021-06-02') }))).toEqual([
    0, 1, 0, 0
  ]);
  expect(
    await it.rows(
      'SELECT annual_minor, includes_distance_sales, month_weights[11] AS november, weekday_weights[6] AS saturday FROM usual_declared ORDER BY declared_at'
    )
  ).toEqual([
    { annual_minor: 12000000, includes_distance_sales: false, november: 4 / 28, saturday: 2 },
    { annual_minor: 13000000, includes_distance_sales: false, november: 4 / 28, saturday: 2 }
  ]);
  const bad = await it.take('unit,annual,ref_year,month_1\nw,1,2019,0.5\n');
  expect(bad.quarantined.map(({ code }) => code)).toEqual(['bad_weights']);
});

test('a source is declared once for a unit', async () => {
  await it.take('unit\ns\n', { as: 'units' });
  await addSource(it.store, {
    unit: 's',
    name: 'till',
    reports_online: false,
    reports_total: true
  });
  await expect(
    addSource(it.store, { unit: 's', name: 'till', reports_online: false, reports_total: true })
  ).rejects.toThrow('source exists already: till of s');
  await expect(
    addSource(it.store, {
      unit: 'nobody',
      name: 'till',
      reports_online: false,
      reports_total: true
    })
  ).rejects.toThrow('unknown unit: nobody');
  await it.take('unit,source,day,net,channel\ns,till,2020-11-02,5,counter\n');
  expect(
    await it.rows(
      "SELECT count(*) AS n FROM source JOIN unit USING (unit_id) WHERE unit_code = 's'"
    )
  ).toEqual([{ n: 1 }]);
});

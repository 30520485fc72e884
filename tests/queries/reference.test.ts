import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { communeOf } from '#model/area.ts';
import { groups } from '#model/sector.ts';
import { ensureReference } from '#queries/reference/ensure.ts';
import { closeStore, openStore, type Store } from '#queries/store.ts';

let store: Store;
const folder = mkdtempSync(join(tmpdir(), 'vitrine-reference-'));
beforeAll(async () => {
  store = await openStore({ path: join(folder, 'store.duckdb') });
  await ensureReference(store);
});
afterAll(async () => {
  await closeStore(store);
  rmSync(folder, { recursive: true });
});

/** First column of the first row. */
async function one(sql: string): Promise<unknown> {
  const [row] = await store.engine.query(sql);
  return Object.values(row ?? {})[0];
}

describe('areas of France', () => {
  test.each([
    ['communes', 34_969, "level = 'commune'"],
    ['metropolitan', 34_746, "level = 'commune' AND NOT regexp_matches(area_code, '^COM-9[78]')"],
    [
      'overseas départements',
      129,
      "level = 'commune' AND area_code LIKE 'COM-97%' AND region_code IS NOT NULL"
    ],
    ['collectivities', 94, "level = 'commune' AND region_code IS NULL"],
    ['départements', 101, "level = 'departement' AND region_code IS NOT NULL"],
    [
      'collectivities as départements without a région',
      8,
      "level = 'departement' AND region_code IS NULL"
    ],
    ['régions', 18, "level = 'region'"],
    ['EPCI', 1_255, "level = 'epci'"],
    ['countries', 1, "level = 'country'"]
  ])('%s: %i', async (_, count, condition) => {
    expect(await one(`SELECT count(*) FROM area WHERE ${condition}`)).toBe(count);
  });

  test('codes are unique, and every ancestor exists at its level', async () => {
    expect(await one('SELECT count(*) - count(DISTINCT area_code) FROM area')).toBe(0);
    for (const level of ['epci', 'departement', 'region', 'country'])
      expect(
        await one(
          `SELECT count(*) FROM area AS a LEFT JOIN area AS b ON b.area_code = a.${level}_code AND b.level = '${level}'
           WHERE a.${level}_code IS NOT NULL AND b.area_code IS NULL`
        )
      ).toBe(0);
  });

  test('outside the collectivities four islands have no EPCI', async () => {
    expect(
      await store.engine.query(
        `SELECT name FROM area WHERE level = 'commune' AND epci_code IS NULL AND region_code IS NOT NULL ORDER BY area_code`
      )
    ).toEqual([
      { name: 'Île-de-Bréhat' },
      { name: 'Île-de-Sein' },
      { name: 'Ouessant' },
      { name: "L'Île-d'Yeu" }
    ]);
    expect(
      await one(
        `SELECT count(*) FROM area WHERE level = 'commune' AND region_code IS NULL AND epci_code IS NOT NULL`
      )
    ).toBe(0);
  });

  test('an EPCI that straddles départements belongs to none', async () => {
    expect(
      await one(`SELECT count(*) FROM area WHERE level = 'epci' AND departement_code IS NULL`)
    ).toBe(89);
    expect(
      await one(
        `SELECT count(*) FROM area AS c JOIN area AS e ON e.area_code = c.epci_code
         WHERE c.level = 'commune' AND e.departement_code <> c.departement_code`
      )
    ).toBe(0);
  });

  test('the 45 municipal arrondissements are other codes of three communes', async () => {
    const rows = await store.engine.query<{ alias: string; commune: string }>(
      `SELECT substr(alias_code, 5) AS alias, substr(area_code, 5) AS commune FROM area_alias WHERE kind = 'arrondissement'`
    );
    expect(rows).toHaveLength(45);
    for (const { alias, commune } of rows) expect(communeOf(alias)).toBe(commune);
    expect(await one(`SELECT count(*) FROM area WHERE name LIKE '%Arrondissement%'`)).toBe(0);
  });

  test('every alias and postcode leads to a commune, and one code to one area', async () => {
    expect(await one('SELECT count(*) FROM area_alias ANTI JOIN area USING (area_code)')).toBe(0);
    expect(await one('SELECT count(*) FROM area_postcode ANTI JOIN area USING (area_code)')).toBe(
      0
    );
    expect(await one('SELECT count(*) - count(DISTINCT given) FROM area_lookup')).toBe(0);
    expect(await one('SELECT count(*) - count(DISTINCT given) FROM sector_lookup')).toBe(0);
  });
});

describe('a postcode is not an area', () => {
  test.each([
    ['postcodes', 6_310, 'SELECT count(DISTINCT postcode) FROM area_postcode'],
    [
      'of them cover several communes',
      4_205,
      'SELECT count(*) FROM (SELECT postcode FROM area_postcode GROUP BY postcode HAVING count(*) > 1)'
    ],
    ['communes in 51300', 46, "SELECT count(*) FROM area_postcode WHERE postcode = '51300'"],
    [
      'communes have several',
      387,
      'SELECT count(*) FROM (SELECT area_code FROM area_postcode GROUP BY area_code HAVING count(*) > 1)'
    ],
    [
      'postcodes straddle two départements',
      16,
      `SELECT count(*) FROM (SELECT postcode FROM area_postcode JOIN area USING (area_code)
       GROUP BY postcode HAVING count(DISTINCT departement_code) > 1)`
    ],
    [
      'communes of a département have a postcode of another’s prefix',
      23,
      `SELECT count(DISTINCT area_code) FROM area_postcode JOIN area USING (area_code)
       WHERE region_code IS NOT NULL
       AND NOT starts_with(postcode, replace(replace(substr(departement_code, 5), '2A', '20'), '2B', '20'))`
    ],
    [
      'names belong to several communes',
      1_441,
      "SELECT count(*) FROM (SELECT name FROM area WHERE level = 'commune' GROUP BY name HAVING count(*) > 1)"
    ]
  ])('%s: %i', async (_, count, sql) => {
    expect(await one(sql)).toBe(count);
  });

  test.each([
    ['COM-03250', ['42620']],
    ['COM-97701', ['97133']],
    ['COM-97801', ['97150']]
  ])('%s has %j', async (area_code, postcodes) => {
    const rows = await store.engine.query(
      'SELECT postcode FROM area_postcode WHERE area_code = {area_code:String}',
      {
        area_code
      }
    );
    expect(rows.map((row) => row.postcode)).toEqual(postcodes);
  });

  test('in Corsica 200 and 201 are 2A, 202 and 206 are 2B', async () => {
    expect(
      await store.engine.query(
        `SELECT DISTINCT departement_code, substr(postcode, 1, 3) AS prefix FROM area_postcode JOIN area USING (area_code)
         WHERE departement_code IN ('DEP-2A', 'DEP-2B') ORDER BY prefix`
      )
    ).toEqual([
      { departement_code: 'DEP-2A', prefix: '200' },
      { departement_code: 'DEP-2A', prefix: '201' },
      { departement_code: 'DEP-2B', prefix: '202' },
      { departement_code: 'DEP-2B', prefix: '206' }
    ]);
  });
});

describe('sectors', () => {
  test('each of the 50 sub-classes of division 47 hangs under exactly one of fourteen groups', async () => {
    const naf: { id: string }[] = createRequire(import.meta.url)(
      '@socialgouv/codes-naf/index.json'
    );
    const rows = await store.engine.query<{ sector_code: string; parents: number }>(
      `SELECT c.sector_code, count(g.sector_code) AS parents FROM sector AS c
       LEFT JOIN sector AS g ON g.sector_code = c.group_code AND g.level = 'group' AND g.family_code = c.family_code
       WHERE c.level = 'class' AND c.sector_code LIKE '47.%' GROUP BY c.sector_code`
    );
    expect(rows.map((row) => row.sector_code).sort()).toEqual(
      naf.map(({ id }) => id).filter((id) => /^47\.\d\d[A-Z]$/.test(id))
    );
    expect(rows.filter((row) => row.parents !== 1)).toEqual([]);
    expect(await one("SELECT count(*) FROM sector WHERE level = 'group'")).toBe(groups.length);
    expect(await one("SELECT count(*) FROM sector WHERE level = 'family'")).toBe(5);
  });

  test('classes carry readable names in both languages', async () => {
    expect(
      await store.engine.query(
        `SELECT name_fr, name_en FROM sector WHERE sector_code IN ('47.52B', '47.71Z', '10.71C') ORDER BY sector_code`
      )
    ).toEqual([
      { name_fr: 'Boulangerie et boulangerie-pâtisserie', name_en: 'Bakeries' },
      {
        name_fr:
          'Commerce de détail de quincaillerie, peintures et verres en grandes surfaces (400 m² et plus)',
        name_en: 'Hardware, paint and glass, 400 m² and more'
      },
      { name_fr: 'Commerce de détail d’habillement en magasin spécialisé', name_en: 'Clothing' }
    ]);
  });

  test('restaurants and hairdressers are known, in no group', async () => {
    expect(
      await store.engine.query(
        `SELECT string_agg(sector_code, ' ' ORDER BY sector_code) AS codes FROM sector WHERE level = 'class' AND group_code IS NULL`
      )
    ).toEqual([{ codes: '56.10A 56.10B 56.10C 56.30Z 96.02A 96.02B' }]);
  });
});

describe('dated facts', () => {
  test('three lockdowns, half-open, the source saying that nobody verified them', async () => {
    expect(
      await store.engine.query(
        `SELECT from_on, until_on, source LIKE '%not verified%' AS says_so FROM closure WHERE kind = 'lockdown' ORDER BY from_on`
      )
    ).toEqual([
      { from_on: '2020-03-15', until_on: '2020-05-11', says_so: true },
      { from_on: '2020-10-30', until_on: '2020-11-28', says_so: true },
      { from_on: '2021-04-03', until_on: '2021-05-19', says_so: true }
    ]);
  });

  test('clothing was shut in November 2020, fabrics and food were not', async () => {
    const shut = await store.engine.query<{ sector_code: string }>(
      `SELECT sector_code FROM sector AS s WHERE level = 'class' AND EXISTS (
         SELECT 1 FROM closure WHERE kind = 'closed_to_public' AND DATE '2020-11-09' >= from_on AND DATE '2020-11-09' < until_on
         AND closure.sector_code IN (s.sector_code, s.group_code))`
    );
    const codes = shut.map((row) => row.sector_code);
    expect(
      ['47.71Z', '47.61Z', '47.79Z', '96.02A'].filter((code) => !codes.includes(code))
    ).toEqual([]);
    expect(
      ['47.51Z', '47.21Z', '47.76Z', '47.30Z', '47.91A'].filter((code) => codes.includes(code))
    ).toEqual([]);
  });

  test('the programme opened its call on 3 November 2020', async () => {
    expect(
      await one(
        "SELECT min(from_on) FROM closure WHERE kind = 'programme' AND name_en = 'Call for digital solutions'"
      )
    ).toBe('2020-11-03');
  });
});

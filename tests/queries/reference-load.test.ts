import { beforeAll, describe, expect, test } from 'vitest';
import { findAreas, resolveArea } from '#queries/reference/areas.ts';
import { annotations } from '#queries/reference/annotations.ts';
import { ensureReference } from '#queries/reference/ensure.ts';
import { areaTree, sectorTree } from '#queries/reference/trees.ts';
import { openStore, type Store } from '#queries/store.ts';

let store: Store;
beforeAll(async () => {
  store = await openStore({ path: ':memory:' });
  await store.engine.run(
    `INSERT INTO area (area_code, level, name, region_code, country_code, vintage, import_id) VALUES
       ('BR', 'country', 'Brasil', NULL, 'BR', 'olist', 7), ('BR-SP', 'region', 'SP', 'BR-SP', 'BR', 'olist', 7),
       ('CH', 'country', 'Schweiz', NULL, 'CH', 'file', 8), ('GB', 'country', 'United Kingdom', NULL, 'GB', 'file', 8);
     INSERT INTO sector (sector_code, level, name_fr, name_en, group_code, family_code, scheme, import_id) VALUES
       ('cama_mesa_banho', 'group', 'Linge de maison', 'Bed, table, bath', 'cama_mesa_banho', NULL, 'olist', 7)`
  );
  await ensureReference(store);
});

describe('loading', () => {
  test('a second call changes nothing', async () => {
    expect(await ensureReference(store)).toEqual([]);
    expect(await store.engine.query('SELECT count(*) AS n FROM reference_vintage')).toEqual([
      { n: 4 }
    ]);
  });

  test('another edition replaces ours and keeps what files brought', async () => {
    await store.engine.run(
      `UPDATE reference_vintage SET vintage = 'older' WHERE name = 'areas';
       UPDATE area SET name = 'Lutèce' WHERE area_code = 'COM-75056'`
    );
    expect(await ensureReference(store)).toEqual(['areas']);
    expect((await resolveArea(store, '75056'))?.name).toBe('Paris');
    expect(
      await store.engine.query('SELECT count(*) AS n FROM area WHERE import_id IS NOT NULL')
    ).toEqual([{ n: 4 }]);
    expect(
      await store.engine.query("SELECT count(*) AS n FROM area WHERE level = 'commune'")
    ).toEqual([{ n: 34_969 }]);
  });
});

describe('codes', () => {
  test.each([
    ['COM-75056', 'COM-75056'],
    ['75056', 'COM-75056'],
    ['75112', 'COM-75056'],
    ['COM-69381', 'COM-69123'],
    ['13216', 'COM-13055'],
    ['2A004', 'COM-2A004'],
    [' 2a004 ', 'COM-2A004'],
    ['01033', 'COM-01033'],
    ['01039', 'COM-01138'],
    ['DEP-2A', 'DEP-2A'],
    ['dep-974', 'DEP-974'],
    ['REG-11', 'REG-11'],
    ['200054781', 'EPCI-200054781'],
    ['FR', 'FR'],
    ['BR-SP', 'BR-SP'],
    ['ch', 'CH']
  ])('%j is %s', async (given, area_code) => {
    expect((await resolveArea(store, given))?.area_code).toBe(area_code);
  });

  test.each(['75012', '75', '99999', 'Paris', ''])('%j is no area', async (given) => {
    expect(await resolveArea(store, given)).toBeNull();
  });

  test('a commune knows its ancestors', async () => {
    expect(await resolveArea(store, '2A004')).toEqual({
      area_code: 'COM-2A004',
      level: 'commune',
      name: 'Ajaccio',
      epci_code: 'EPCI-242010056',
      departement_code: 'DEP-2A',
      region_code: 'REG-94',
      country_code: 'FR',
      vintage: '2026',
      population: expect.any(Number)
    });
  });
});

describe('names', () => {
  test.each([
    ['saint etienne', 'COM-42218', null],
    ['St-Étienne', 'COM-42218', null],
    ['SAINT-ETIENNE', 'COM-42218', null],
    ["l'ile d'yeu", 'COM-85113', null],
    ['Paris 12e', 'COM-75056', 'Paris 12e Arrondissement'],
    ['Bellegarde-sur-Valserine', 'COM-01033', 'Bellegarde-sur-Valserine'],
    ['ile de france', 'REG-11', null],
    ['Brasil', 'BR', null]
  ])('%j finds %s first', async (text, area_code, other_name) => {
    const { areas } = await findAreas(store, text);
    expect(areas[0]).toMatchObject({ area_code, other_name, match: 'name' });
  });

  test('a name of several communes gives them all, told apart by département', async () => {
    const { areas, found_n } = await findAreas(store, 'Saint-Denis', { limit: 3 });
    expect(found_n).toBeGreaterThan(3);
    expect(areas.map((area) => [area.name, area.departement_name])).toEqual([
      ['Saint-Denis', 'La Réunion'],
      ['Saint-Denis', 'Seine-Saint-Denis'],
      ['Saint-Denis', 'Aude']
    ]);
  });

  test('a postcode gives every commune it covers, and says how many beyond the limit', async () => {
    const { areas } = await findAreas(store, '51300', { limit: 100 });
    expect(areas.filter((area) => area.match === 'postcode')).toHaveLength(46);
    expect((await findAreas(store, '51300', { limit: 1 })).found_n).toBe(areas.length);
    expect(
      (await findAreas(store, '75012')).areas.map((area) => [area.area_code, area.match])
    ).toEqual([['COM-75056', 'postcode']]);
  });

  test.each(['', '   ', '%', '_', 'xyzzyx'])('%j finds nothing', async (text) => {
    expect(await findAreas(store, text)).toEqual({ areas: [], found_n: 0 });
  });
});

describe('trees', () => {
  test('France has 18 régions, 101 départements in them and 8 collectivities beside them', async () => {
    const trees = await areaTree(store);
    expect(trees.map((tree) => tree.code)).toEqual(['BR', 'CH', 'FR', 'GB']);
    const france = trees[2];
    expect(france?.regions).toHaveLength(18);
    expect(france?.regions.flatMap((region) => region.departements)).toHaveLength(101);
    expect(france?.departements.map(({ code }) => code).sort()).toEqual(
      ['975', '977', '978', '984', '986', '987', '988', '989'].map((code) => `DEP-${code}`)
    );
    expect(trees[0]?.regions).toEqual([{ code: 'BR-SP', name: 'SP', departements: [] }]);
  });

  test('fourteen groups in five families, in order, other schemes beside them', async () => {
    const { families, groups } = await sectorTree(store);
    expect(
      families.map((family) => [family.code, family.groups.map((group) => group.code)])
    ).toEqual([
      ['food', ['G01', 'G02']],
      ['culture', ['G03', 'G07', 'G08']],
      ['household', ['G04', 'G05', 'G06']],
      ['person', ['G09', 'G10', 'G11']],
      ['other', ['G12', 'G13', 'G14']]
    ]);
    expect(groups).toEqual([
      { code: 'cama_mesa_banho', name: { fr: 'Linge de maison', en: 'Bed, table, bath' } }
    ]);
  });
});

describe('annotations', () => {
  const twoYears = { from: '2020-01-01', until: '2022-01-01' };
  const names = async (question: Partial<Parameters<typeof annotations>[1]>) =>
    (await annotations(store, { ...twoYears, kinds, ...question })).map((row) => row.name.en);
  const kinds = ['lockdown', 'closed_to_public', 'programme'];

  test('a commune has those of its country, another country none of them', async () => {
    expect(await names({ area: 'COM-42218' })).toEqual([
      'First lockdown',
      'Second lockdown',
      '€500 digital cheque: dates of invoices',
      'Call for digital solutions',
      'First solutions selected',
      'Third lockdown'
    ]);
    expect(await names({ area: 'BR-SP' })).toEqual([]);
  });

  test('a sector shut by default has its closure beside the lockdown', async () => {
    const november = { from: '2020-11-09', until: '2020-11-16', area: 'FR' };
    const shut = [
      'Closed to the public',
      'Second lockdown',
      '€500 digital cheque: dates of invoices'
    ];
    expect(await names({ ...november, sector: 'G05' })).toEqual(shut);
    expect(await names({ ...november, sector: '47.59A' })).toEqual(shut);
    expect(await names({ ...november, sector: '47.71Z' })).toEqual(shut);
    expect(await names({ ...november, sector: '47.51Z' })).toEqual(shut.slice(1));
    expect(await names({ ...november, sector: 'G01' })).toEqual(shut.slice(1));
  });

  test('half-open: a week that begins as a lockdown ends does not meet it', async () => {
    expect(await names({ from: '2020-05-11', until: '2020-05-18' })).toEqual([]);
    expect(await names({ from: '2020-05-10', until: '2020-05-11' })).toEqual(['First lockdown']);
  });

  test('moveable holidays come with the dates they had, and with those the rule gives', async () => {
    const moveable = await annotations(store, {
      from: '2020-11-01',
      until: '2021-05-01',
      area: 'FR',
      kinds: ['holiday', 'black_friday', 'soldes']
    });
    expect(
      moveable.map(({ kind, name, from, until, regular_on }) => [
        kind,
        name.en,
        from,
        until,
        regular_on
      ])
    ).toEqual([
      ['black_friday', 'Black Friday (moved)', '2020-12-04', '2020-12-05', '2020-11-27'],
      ['soldes', 'Winter sales (moved)', '2021-01-20', '2021-03-03', '2021-01-06'],
      ['holiday', 'Easter', '2021-04-04', '2021-04-06', null]
    ]);
    expect(moveable.map(({ source }) => /not verified|date-holidays/.test(source))).toEqual([
      true,
      true,
      true
    ]);
  });

  test('a country has the feasts it observes: no Ascension Day in Great Britain', async () => {
    const feasts = (area: string) => names({ area, kinds: ['holiday'], until: '2021-01-01' });
    expect(await feasts('CH')).toEqual(['Easter', 'Ascension Day', 'Pentecost']);
    expect(await feasts('GB')).toEqual(['Easter']);
  });
});

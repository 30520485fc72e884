import type { Registry } from '#queries/compile/registry.ts';

/** Calendar grains that have a cell table; days are answered from the units. */
export const cellGrains = ['week', 'month', 'quarter', 'year'] as const;
export type CellGrain = (typeof cellGrains)[number];

/** Code of a sector or area that is not known, in the cells and on the wire (SDMX `_U`). */
export const unknownCode = '_U';

/** Levels kept in the cells; finer ones are answered from the units. */
export const cellSectors = ['family', 'group'] as const;
export const cellAreas = ['country', 'region', 'departement'] as const;

/** Key columns of a cell's place and of its money. */
export const placeKeys = [
  'sector_family',
  'sector_group',
  'country_code',
  'region_code',
  'departement_code'
] as const;
export const moneyKeys = ['channel', 'currency', 'tax_basis'] as const;

/** Cells, and their sums by country. Each has a second table, of the rows of single channels with the few figures those have. */
export const cellTables = ['cell', 'country'] as const;
export const ofChannels = (table: string): string => `${table}_channel`;

const tables = [
  'unit_month',
  'unit_year',
  ...cellGrains.flatMap((grain) => [
    ...cellTables.flatMap((name) => [`${name}_${grain}`, ofChannels(`${name}_${grain}`)]),
    `shop_${grain}`
  ])
];

/** Place of a country cell: what a cell's place is, regions and départements summed. */
export const countryKeys = ['sector_family', 'sector_group', 'country_code'] as const;

/** Statements that drop the derived tables and make them again, empty, for these metrics. */
export function tableStatements(registry: Registry): string {
  const text = (names: readonly string[]) => names.map((name) => `${name} VARCHAR NOT NULL`);
  const money = moneyKeys.map(
    (name) => `${name} ${name === 'channel' ? 'channel_code' : 'VARCHAR'} NOT NULL`
  );
  const counts = registry.populations.map(({ id }) => `${id} BIGINT`);
  const unitPeriod = [
    'period_on DATE NOT NULL',
    'unit_id INTEGER NOT NULL',
    'place_from_on DATE NOT NULL',
    ...money,
    ...registry.variables.map(({ id }) => `${id} BIGINT`),
    ...counts
  ];
  const key = (place: readonly string[]) => [
    'period_on DATE NOT NULL',
    ...text(place),
    ...money,
    'owner VARCHAR NOT NULL',
    'enterprise_id INTEGER'
  ];
  const figures = ({ variables, populations }: Pick<Registry, 'variables' | 'populations'>) => [
    ...variables.map(({ id }) => `${id} BIGINT, ${id}_n INTEGER, ${id}_largest BIGINT`),
    ...populations.map(({ id }) => `${id} BIGINT`)
  ];
  const cell = (name: string, place: readonly string[]) => [
    `CREATE TABLE ${name} (${[...key(place), ...figures(registry)].join(', ')})`,
    `CREATE TABLE ${ofChannels(name)} (${[...key(place), ...figures({ variables: registry.own, populations: [] })].join(', ')})`
  ];
  return [
    ...tables.map((name) => `DROP TABLE IF EXISTS ${name}`),
    `CREATE TABLE unit_month (${unitPeriod.join(', ')})`,
    `CREATE TABLE unit_year (${[...unitPeriod, 'months INTEGER NOT NULL'].join(', ')})`,
    ...cellGrains.flatMap((grain) => [
      ...cell(`cell_${grain}`, placeKeys),
      ...cell(`country_${grain}`, countryKeys),
      `CREATE TABLE shop_${grain} (${[...key(placeKeys), 'told VARCHAR NOT NULL', ...figures(registry.shop)].join(', ')})`
    ])
  ].join(';\n');
}

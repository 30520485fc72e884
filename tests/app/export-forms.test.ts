import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Draft4 from 'ajv-draft-04';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeStore, type Store } from '#queries/store.ts';
import { economy, type Sale } from '#tests/queries/economy.ts';
import { checkSize } from '../../src/export/response.server.ts';
import { formatNamed, formats } from '../../src/export/index.server.ts';
import { takenAs } from './export-views.ts';

/** Six shops in March, of which five sold online; two in April, which are too few; none in May; five that sold nothing online in June. */
const sales: Sale[] = [
  ...Array.from({ length: 6 }, (_, i) => ({
    ...{ unit: `S${i}`, day: '2020-03-10', in_store_minor: 90_000 },
    online_minor: i < 5 ? 10_000 : 0
  })),
  ...['S0', 'S1'].map((unit) => ({
    ...{ unit, day: '2020-04-10', in_store_minor: 90_000, online_minor: 10_000 }
  })),
  ...Array.from({ length: 5 }, (_, i) => ({
    ...{ unit: `S${i}`, day: '2020-06-10', in_store_minor: 90_000, online_minor: 0 }
  }))
];
const asked = {
  metric: 'online_revenue',
  by: 'period:month',
  from: '2020-03-01',
  until: '2020-07-01'
};

let store: Store;
beforeAll(async () => {
  store = await economy(sales);
});
afterAll(() => closeStore(store));

const text = async (format: string) => strFromU8(await takenAs(store, format, asked));

test('each form is a file of the folder, with a name of its own', () => {
  expect(formats.map(({ name }) => name)).toEqual(
    'csv csv-fr xlsx package parquet json ndjson sdmx-csv'.split(' ')
  );
});

test('hidden, missing and zero are three things in a text file', async () => {
  const lines = (await text('csv')).trimEnd().split('\n');
  const columns = lines[0]?.split(',') ?? [];
  const told = lines.slice(1).map((line) => {
    const cells = line.split(',');
    return ['period', 'value', 'status'].map((name) => cells[columns.indexOf(name)]);
  });
  expect(told).toEqual([
    ['2020-03', '500', 'F'],
    ['2020-04', '', 'A'],
    ['2020-05', '', ''],
    ['2020-06', '0', 'F']
  ]);
});

test('SDMX-CSV has the dimensions, attributes and codes of the domain note', async () => {
  expect((await text('sdmx-csv')).trimEnd().split('\n')).toEqual([
    'DATAFLOW,FREQ,REF_AREA,ACTIVITY,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,OBS_STATUS,CONF_STATUS',
    'VITRINE:SERIES(1.0),M,_T,_T,ONLINE_REVENUE,2020-03,500,EUR,A,F',
    'VITRINE:SERIES(1.0),M,_T,_T,ONLINE_REVENUE,2020-04,,EUR,Q,A',
    'VITRINE:SERIES(1.0),M,_T,_T,ONLINE_REVENUE,2020-05,,EUR,O,F',
    'VITRINE:SERIES(1.0),M,_T,_T,ONLINE_REVENUE,2020-06,0,EUR,P,F'
  ]);
});

test('SDMX-CSV names the channel where the question does, and days without a label as a range', async () => {
  const file = await takenAs(store, 'sdmx-csv', {
    metric: 'online_revenue',
    by: 'channel',
    where: ['channel=own_site'],
    from: '2020-03-01',
    until: '2020-04-01'
  });
  expect(strFromU8(file).split('\n')[1]).toBe(
    'VITRINE:SERIES(1.0),_Z,_T,_T,ONLINE_REVENUE,own_site,2020-03-01/P31D,500,EUR,A,F'
  );
});

test('a workbook refuses more rows than a spreadsheet has', () => {
  const xlsx = formatNamed('xlsx');
  if (xlsx === undefined) throw new Error('no xlsx');
  expect(() => checkSize(1_048_576, xlsx)).toThrow(
    'too many rows for xlsx: 1048576 (at most 1048575)'
  );
  expect(() => checkSize(1_048_575, xlsx)).not.toThrow();
});

describe('the data package', () => {
  const fixture = new URL('../fixtures/frictionless/tabular-data-package.json', import.meta.url);
  const profile: object = JSON.parse(readFileSync(fileURLToPath(fixture), 'utf8'));
  const validate = new Draft4({ strict: false, validateFormats: false }).compile(profile);
  let files: Record<string, Uint8Array>;
  beforeAll(async () => {
    files = unzipSync(await takenAs(store, 'package', asked));
  });
  const read = (name: string) => strFromU8(files[name] ?? new Uint8Array());

  test('holds data, schema, dictionary, readme and licence', () => {
    expect(Object.keys(files).sort()).toEqual(
      'LICENCE.txt README.md data/series.csv datapackage.json dictionary.csv schema.json'.split(' ')
    );
    expect(read('LICENCE.txt')).toContain('Licence Ouverte / Open Licence 2.0');
    expect(read('dictionary.csv')).toContain('measure,online_revenue,money,');
    expect(read('README.md')).toContain('- population: ');
  });

  test('follows the published profile of tabular data packages, which knows a wrong one', () => {
    const descriptor = JSON.parse(read('datapackage.json')) as { resources: object[] };
    expect([validate(descriptor), validate.errors]).toEqual([true, null]);
    expect(validate({ ...descriptor, resources: [] })).toBe(false);
    const [resource] = descriptor.resources;
    expect(validate({ ...descriptor, resources: [{ ...resource, schema: {} }] })).toBe(false);
  });

  test('has rows that its own schema admits: columns, types, required values, lists', () => {
    const { fields } = JSON.parse(read('schema.json')) as {
      fields: {
        name: string;
        type: string;
        constraints?: { required?: boolean; enum?: string[]; minimum?: number };
      }[];
    };
    const [head, ...lines] = read('data/series.csv').trimEnd().split('\n');
    expect(head).toBe(fields.map(({ name }) => name).join());
    const is: Record<string, RegExp> = {
      number: /^-?\d+(\.\d+)?(e-?\d+)?$/,
      boolean: /^(true|false)$/,
      date: /^\d{4}-\d{2}-\d{2}$/,
      string: /^[^]+$/
    };
    const wrong = lines.flatMap((line) =>
      line.split(',').filter((cell, i) => {
        const { type = '', constraints = {} } = fields[i] ?? {};
        if (cell === '') return constraints.required === true;
        return is[type]?.test(cell) !== true || constraints.enum?.includes(cell) === false;
      })
    );
    expect([lines.length, wrong]).toEqual([4, []]);
  });
});

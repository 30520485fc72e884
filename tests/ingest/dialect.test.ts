import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bench, counts, type Bench } from './shop.ts';

let it: Bench;
beforeAll(async () => {
  it = await bench('Épicerie');
});
afterAll(() => it.close());

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const encodings: Record<string, (text: string) => Buffer> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with mark': (text) => Buffer.from(`\ufeff${text}`),
  'UTF-16 LE with mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16 LE': (text) => Buffer.from(text, 'utf16le'),
  'UTF-16 BE with mark': (text) => utf16be(`\ufeff${text}`),
  'UTF-16 BE': (text) => utf16be(text),
  'Latin-1': (text) => Buffer.from(text, 'latin1'),
  'UTF-8, gzip': (text) => gzipSync(Buffer.from(text)),
  'Latin-1, gzip': (text) => gzipSync(Buffer.from(text, 'latin1'))
};
const separators = { comma: ',', semicolon: ';', tab: '\t', bar: '|' };
const amounts = {
  '.': ['1250.50', '3.20'],
  ',': ['1250,50', '3,20'],
  ' ,': ['1 250,50', '3,20']
} as const;
const dates = {
  iso: ['2020-11-30', '2020-12-01'],
  'day first': ['30/11/2020', '01/12/2020'],
  'month first': ['11/30/2020', '12/01/2020'],
  'day first, dots, short year': ['30.11.20', '01.12.20']
} as const;

const cases = Object.keys(encodings).flatMap((encoding, e) =>
  Object.entries(separators).flatMap(([separator, sign], s) =>
    Object.keys(amounts).map((decimal, d) => ({
      encoding,
      separator,
      sign,
      decimal: decimal as keyof typeof amounts, // keys of the literal above
      date: Object.keys(dates)[(e + s + d) % 4] as keyof typeof dates // likewise
    }))
  )
);

describe('the same two sales in any dialect', () => {
  test.each(cases)(
    '$encoding, $separator, decimal $decimal, $date',
    async ({ encoding, sign, decimal, date, separator }) => {
      const cell = (text: string): string => (text.includes(sign) ? `"${text}"` : text);
      const lines = [
        ['magasin', 'commande', 'date', 'montant', 'canal'],
        ['Épicerie', 'n°1', dates[date][0], cell(amounts[decimal][0]), 'comptoir'],
        ['Épicerie', 'n°2', dates[date][1], cell(amounts[decimal][1]), 'site web']
      ].map((line) => line.join(sign));
      const bytes = (encodings[encoding] ?? Buffer.from)(`${lines.join('\r\n')}\r\n`);
      const path = it.file(`${separator}.csv`, bytes);
      const report = await it.take([path], { dry_run: true });
      expect(counts(report)).toEqual([2, 0, 0, 0]);
      expect(report.files[0]?.detected.separator).toBe(sign);
      expect(report.preview[0]?.rows).toMatchObject([
        {
          unit: 'Épicerie',
          external_id: 'n°1',
          ordered_at_local: '2020-11-30 00:00:00',
          gross: '1250.5000',
          channel: 'counter'
        },
        {
          external_id: 'n°2',
          ordered_at_local: '2020-12-01 00:00:00',
          gross: '3.2000',
          channel: 'own_site'
        }
      ]);
    }
  );
});

describe('what is told of a file', () => {
  const detected = async (text: string) =>
    (await it.take(text, { dry_run: true, unit: 'Épicerie' })).files[0]?.detected;

  test('dates that may be either are read day first, and it says so', async () => {
    expect(await detected('jour,ca\n01/02/2021,5\n03/04/2021,6\n')).toMatchObject({
      dates: 'dmy',
      notes: ['no date decides between day/month and month/day, read as day/month']
    });
  });

  test('one date in ten thousand decides the order of all', async () => {
    const rows = Array.from({ length: 9999 }, (_, i) => `0${(i % 9) + 1}/02/2021,${i}`);
    expect(await detected(`jour,ca\n${rows.join('\n')}\n02/28/2021,7\n`)).toMatchObject({
      dates: 'mdy',
      notes: []
    });
  });

  test('thousands signs are told from decimal signs by the whole column', async () => {
    expect(await detected('jour;ca\n2021-01-01;1.250\n2021-01-02;1.250,5\n')).toMatchObject({
      numbers: 'comma'
    });
    expect(await detected('jour,ca\n2021-01-01,"1,250"\n2021-01-02,"1,250.5"\n')).toMatchObject({
      numbers: 'point'
    });
  });

  test('an amount that may be either is told apart by the separator, and it says so', async () => {
    expect(await detected('jour;ca\n2021-01-01;1.250\n')).toMatchObject({
      numbers: 'comma',
      notes: ['points before three digits read as thousands signs']
    });
    expect(await detected('jour,ca\n2021-01-01,1.250\n')).toMatchObject({
      numbers: 'plain',
      notes: ['points before three digits read as decimal points']
    });
  });

  test('lines above the header are skipped', async () => {
    const report = await it.take(
      `Export du 1er mai\n\njour;ca;canal\n2021-01-01;5;comptoir\n2021-01-02;nul;comptoir\n`,
      {
        dry_run: true,
        unit: 'Épicerie'
      }
    );
    expect(counts(report)).toEqual([1, 0, 0, 1]);
    expect(report.quarantined[0]).toMatchObject({
      row_n: 5,
      column_name: 'ca',
      value: 'nul',
      code: 'bad_amount'
    });
  });

  test('quotes hold separators, quotes and line ends', async () => {
    const report = await it.take(
      'magasin,commande,date,montant,client\nÉpicerie,"a ""b"", c\nd",2021-01-05,5,x\n',
      {}
    );
    expect(counts(report)).toEqual([1, 0, 0, 0]);
    expect(
      await it.rows(`SELECT external_id FROM order_version WHERE import_id = ${report.import_id}`)
    ).toEqual([{ external_id: 'a "b", c\nd' }]);
  });

  test('headers that repeat or are empty get names of their own', async () => {
    expect(await detected('jour,ca,ca,\n2021-01-01,5,6,7\n')).toMatchObject({
      notes: ['columns without a name of their own: ca_2, column_4']
    });
  });
});

test.each([
  [
    'NDJSON',
    '{"day":"2021-02-01","net":5.10,"channel":"counter"}\n{"day":"2021-02-02","net":"6.20","channel":"counter"}\n'
  ],
  [
    'a JSON array',
    '[{"day":"2021-03-01","net":5.10,"channel":"counter"},\n{"day":"2021-03-02","net":"6.20","channel":"counter"}]'
  ]
])('%s is told by its content, whatever its name', async (_, text) => {
  const report = await it.take([it.file('sales.csv', text)], { unit: 'Épicerie' });
  expect(counts(report)).toEqual([2, 0, 0, 0]);
  expect(
    await it.rows(
      `SELECT net_minor FROM takings WHERE import_id = ${report.import_id} ORDER BY local_day`
    )
  ).toEqual([{ net_minor: 510 }, { net_minor: 620 }]);
});

test('Parquet keeps its types', async () => {
  const path = it.file('t.bin', '');
  await it.store.engine.run(
    `COPY (SELECT 'Épicerie' AS unit, DATE '2021-04-01' AS day, 5.10::DOUBLE AS net, 'counter' AS channel, 3 AS orders_n) TO '${path}' (FORMAT parquet)`
  );
  expect(counts(await it.take([path]))).toEqual([1, 0, 0, 0]);
  expect(
    await it.rows("SELECT net_minor, orders_n FROM takings WHERE local_day = '2021-04-01'")
  ).toEqual([{ net_minor: 510, orders_n: 3 }]);
});

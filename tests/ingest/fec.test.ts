import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { bench, counts, type Bench } from '#tests/ingest/shop.ts';

let it: Bench;
beforeAll(async () => {
  it = await bench('toys', 'books', 'press', 'games', 'paper');
});
afterAll(() => it.close());

const columns = [
  ...['JournalCode', 'JournalLib', 'EcritureNum', 'EcritureDate', 'CompteNum', 'CompteLib'],
  ...['CompAuxNum', 'CompAuxLib', 'PieceRef', 'PieceDate', 'EcritureLib'],
  ...['Debit', 'Credit', 'EcritureLet', 'DateLet', 'ValidDate', 'Montantdevise', 'Idevise']
];

/** A line of the ledger: journal, its name, number, day, account, debit, credit. */
type Line = [string, string, string, string, string, string, string];

const fec = (lines: Line[], separator = '\t'): string =>
  [
    columns,
    ...lines.map(([journal, name, entry, day, account, debit, credit]) => [
      ...[journal, name, entry, day, account, 'Ventes 24" et plus', '', '', 'F1', day, 'Facture'],
      ...[debit, credit, '', '', day, '', '']
    ])
  ]
    .map((cells) => cells.join(separator))
    .join('\r\n');

const take = (unit: string, content: string | Uint8Array, mapping = 'fec') =>
  it.take([it.file(`123456789FEC20201231-${unit}.txt`, content)], { mapping, unit });

const takings = (unit: string) =>
  it.rows(
    `SELECT CAST(t.local_day AS VARCHAR) AS day, CAST(t.order_mode AS VARCHAR) AS mode, CAST(t.channel AS VARCHAR) AS channel,
      t.net_minor, t.tax_minor, t.refund_minor, t.tax_basis
    FROM takings AS t JOIN unit AS u ON u.unit_id = t.unit_id WHERE u.unit_code = '${unit}' AND t.is_current ORDER BY ALL`
  );

const month: Line[] = [
  ['AN', 'A nouveaux', '1', '20200101', '707000', '0,00', '99 999,00'],
  ['VT', 'Ventes', '12', '20201110', '411000', '1 440,00', '0,00'],
  ['VT', 'Ventes', '12', '20201110', '707100', '0,00', '1 000,00'],
  ['VT', 'Ventes', '12', '20201110', '707200', '0,00', '200,00'],
  ['VT', 'Ventes', '12', '20201110', '445710', '0,00', '240,00'],
  ['VT', 'Ventes', '13', '20201110', '707100', '50,00', '0,00'],
  ['VT', 'Ventes', '13', '20201110', '445710', '10,00', '0,00'],
  ['VT', 'Ventes', '13', '20201110', '411000', '0,00', '60,00'],
  ['VT', 'Ventes', '14', '20201111', '709700', '12,50', '0,00'],
  ['VT', 'Ventes', '14', '20201111', '411000', '0,00', '12,50'],
  ['BQ', 'Banque', '15', '20201111', '512000', '1 440,00', '0,00'],
  ['BQ', 'Banque', '15', '20201111', '627000', '3,20', '0,00']
];

test('sales of a day without tax, what was given back, the tax beside; the rest of the ledger is no sale', async () => {
  expect(counts(await take('toys', fec(month)))).toEqual([2, 0, 0, 0]);
  const shared = { mode: 'unknown', channel: 'other', tax_basis: 'ht' };
  expect(await takings('toys')).toEqual([
    { ...shared, day: '2020-11-10', net_minor: 120_000, tax_minor: 24_000, refund_minor: 5_000 },
    { ...shared, day: '2020-11-11', net_minor: 0, tax_minor: 0, refund_minor: 1_250 }
  ]);
});

test('a copy of the mapping says which account is the web shop', async () => {
  const shipped = new URL('../../ingest/mappings/', import.meta.url);
  const text = (name: string) => readFileSync(new URL(name, shipped), 'utf8');
  const own = JSON.parse(text('fec.json')) as { name: string; tables: { ways: unknown[] } };
  own.name = 'my-ledger';
  own.tables.ways.push({
    ...{ prefix: '7072', journal: '*', order_mode: 'online' },
    ...{ channel: 'own_site', fulfilment: 'shipping' }
  });
  it.file('my-ledger.takings.sql', text('fec.takings.sql'));
  await take('books', fec(month), it.file('my-ledger.json', JSON.stringify(own)));
  expect(
    (await takings('books')).map(({ day, mode, channel, net_minor, tax_minor }) => [
      ...[day, mode, channel, net_minor, tax_minor]
    ])
  ).toEqual([
    ['2020-11-10', 'online', 'own_site', 20_000, 4_000],
    ['2020-11-10', 'unknown', 'other', 100_000, 20_000],
    ['2020-11-11', 'unknown', 'other', 0, 0]
  ]);
});

test('bars instead of tabs, Latin letters, one amount with its side instead of two', async () => {
  const lines = month.map(
    (line) => line.map((cell) => cell.replace('Ventes', 'Ventes détail')) as Line
  );
  const latin = Buffer.from(fec(lines, '|'), 'latin1');
  expect(counts(await take('press', latin))).toEqual([2, 0, 0, 0]);
  const sided = fec(month)
    .replace('Debit\tCredit', 'Montant\tSens')
    .replaceAll(/\t([\d ,]+)\t0,00\t/g, '\t$1\tD\t')
    .replaceAll(/\t0,00\t([\d ,]+)\t/g, '\t$1\tC\t');
  expect(counts(await take('games', sided))).toEqual([2, 0, 0, 0]);
  expect(await takings('press')).toEqual(await takings('toys'));
  expect(await takings('games')).toEqual(await takings('toys'));
});

test('a day with an amount that cannot be read is refused whole, with that amount', async () => {
  const lines = month.map((line): Line =>
    line[2] === '13' ? ([...line.slice(0, 5), 'douze', line[6]] as Line) : line
  );
  const report = await take('paper', fec(lines));
  expect(counts(report)).toEqual([1, 0, 0, 1]);
  expect(report.quarantined).toMatchObject([
    { code: 'bad_amount', column_name: 'net', value: 'douze' }
  ]);
});

test('without --unit the ledger is nobody’s', async () => {
  const file = it.file('ledger.txt', fec(month));
  await expect(it.take([file], { mapping: 'fec' })).rejects.toThrow(
    'no unit given: files of fec do not say whose they are'
  );
});

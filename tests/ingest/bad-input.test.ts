import { open } from 'node:fs/promises';
import { deflateRawSync, gzipSync } from 'node:zlib';
import writeXlsxFile from 'write-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VitrineError } from '#model/problem.ts';
import { bench, counts, type Bench } from './shop.ts';

let it: Bench;
beforeAll(async () => {
  it = await bench('A');
});
afterAll(() => it.close());

/** Message and exit code of what an import throws. */
async function refusal(work: Promise<unknown>): Promise<[number, string]> {
  const error = await work.then(
    () => null,
    (caught: unknown) => caught
  );
  if (!(error instanceof VitrineError)) throw error ?? new Error('nothing was refused');
  return [error.exit, error.message];
}

const header = 'unit,external_id,ordered_at,net,channel\n';

describe('a file that cannot be read as a whole is refused by name, and nothing is written', () => {
  const files: [string, string | Uint8Array, string][] = [
    ['nothing.csv', '', 'empty file: nothing.csv'],
    ['blank.csv', ' \n \n', 'empty file: blank.csv'],
    ['nothing.csv.gz', gzipSync(''), 'empty file: nothing.csv.gz'],
    [
      'cut.csv.gz',
      gzipSync(Buffer.from(header.repeat(500))).subarray(0, 60),
      'damaged gzip file: cut.csv.gz'
    ],
    [
      'picture.csv',
      Buffer.from('89504e470d0a1a0a0000', 'hex'),
      'picture, not a table: picture.csv'
    ],
    [
      'old.xls',
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      'old excel file, save it as xlsx or csv: old.xls'
    ],
    [
      'binary.csv',
      Buffer.from([1, 0, 0, 0, 7, 0, 0, 9, 0, 0, 0, 3]),
      'not a text file: binary.csv'
    ],
    [
      'cut.parquet',
      Buffer.from('PAR1 nothing more'),
      'unreadable file: cut.parquet (No magic bytes found at end of file cut.parquet)'
    ],
    [
      'not-a-workbook.xlsx',
      zip([{ name: 'readme.txt', data: Buffer.from('x'), declared: 1 }]),
      'zip archive, unpack it first: not-a-workbook.xlsx'
    ],
    [
      'strange.csv',
      'foo,bar\n1,2\n',
      'columns not recognised: strange.csv (foo, bar); name them in a mapping'
    ],
    [
      'no-unit.csv',
      'commande,date,montant\n1,2020-11-02,5\n',
      'no column for unit: no-unit.csv (commande, date, montant); give --unit, or a column `unit`'
    ]
  ];
  test.each(files)('%s', async (name, content, message) => {
    expect(await refusal(it.take([it.file(name, content)]))).toEqual([3, message]);
    expect(await it.rows('SELECT count(*) AS n FROM order_version')).toEqual([{ n: 0 }]);
    expect(await it.rows('SELECT count(*) AS n FROM import')).toEqual([{ n: 1 }]);
  });

  test('malformed json', async () => {
    const [exit, message] = await refusal(
      it.take([it.file('broken.json', '[{"day":"2021-02-01","net":5,}, nope')], { unit: 'A' })
    );
    expect([exit, message.startsWith('unreadable file: broken.json')]).toEqual([3, true]);
  });

  test('wrong usage is told apart', async () => {
    expect(await refusal(it.take(['/nowhere/x.csv']))).toEqual([2, 'no such file: x.csv']);
    expect(await refusal(it.take(['/tmp']))).toEqual([2, 'not a file: tmp']);
    expect(await refusal(it.take([]))).toEqual([2, 'no files given']);
    expect(await refusal(it.take(header, { as: 'series' }))).toEqual([
      2,
      'not yet: import of series'
    ]);
    expect((await refusal(it.take(header, { as: 'pears' })))[1]).toContain(
      'unknown kind: pears (known: '
    );
    expect((await refusal(it.take(header, { mapping: 'nope' })))[1]).toContain(
      'unknown mapping: nope (known: '
    );
  });

  test('a mapping that is wrong says where', async () => {
    const wrong = (mapping: unknown): Promise<[number, string]> =>
      refusal(it.take(header, { mapping: it.file('own.json', JSON.stringify(mapping)) }));
    expect(
      (await wrong({ name: 'own', description: 'x', kind: 'orders', colums: {} }))[1]
    ).toContain('colums');
    expect(
      (await wrong({ name: 'own', description: 'x', kind: 'orders', columns: { nett: 'net' } }))[1]
    ).toBe('unknown column in mapping own: nett (of orders)');
    expect(
      (
        await wrong({ name: 'own', description: 'x', kind: 'orders', columns: { net: 'betrag' } })
      )[1]
    ).toContain('no column betrag: ');
    expect((await wrong({ name: 'own', description: 'x' }))[1]).toBe(
      'invalid mapping own: give kind and columns, or files and selects'
    );
  });
});

test('a line of three gigabytes is refused without taking it into memory', async () => {
  const path = it.file('long.csv', header);
  const file = await open(path, 'r+');
  await file.write('A,1,', header.length);
  await file.truncate(3_000_000_000);
  await file.write('x'.repeat(2_000_000), header.length + 4);
  await file.close();
  const before = process.memoryUsage().rss;
  expect(await refusal(it.take([path]))).toEqual([
    3,
    'line too long: long.csv (more than 1000000 bytes)'
  ]);
  expect(process.memoryUsage().rss - before).toBeLessThan(500_000_000);
});

test('a line too long in the middle of a file is found too', async () => {
  const lines = Array.from({ length: 20_000 }, (_, i) => `A,${i},2020-11-02,1,counter`).join('\n');
  const text = `${header}${lines}\nA,x,2020-11-02,"${'y'.repeat(1_500_000)}",counter\n`;
  expect(await refusal(it.take(text))).toMatchObject([3, expect.stringContaining('line too long')]);
});

describe('good rows of a bad file are kept', () => {
  test('ragged rows are refused by their line', async () => {
    const report = await it.take(
      `${header}A,1,2020-11-02,5,counter\nA,2,2020-11-02\nA,3,2020-11-02,5,counter,more,cells\nA,4,2020-11-02,6,counter\nA,5,2020-11-02,x,counter\n`,
      { source: 'ragged' }
    );
    expect(counts(report)).toEqual([2, 0, 0, 3]);
    expect(report.read_n).toBe(5);
    expect(report.quarantined.map(({ row_n, code }) => [row_n, code]).sort()).toEqual([
      [3, 'ragged_row'],
      [4, 'ragged_row'],
      [6, 'bad_amount']
    ]);
  });

  test('a header alone brings nothing', async () => {
    expect(counts(await it.take(header))).toEqual([0, 0, 0, 0]);
  });

  test('bytes that are no UTF-8 amid UTF-8 spoil their row only', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${header}A,été1,2020-11-02,5,counter\nA,`),
      Buffer.from([0xe9]),
      Buffer.from(',2020-11-02,5,counter\n')
    ]);
    const report = await it.take([it.file('mixed.csv', bytes)], { source: 'mixed' });
    expect(counts(report)).toEqual([1, 0, 0, 1]);
    expect(report.quarantined[0]).toMatchObject({
      row_n: 3,
      column_name: 'external_id',
      code: 'broken_text'
    });
    expect(report.files[0]?.detected.notes).toEqual([
      'some bytes are not valid utf-8; their rows are refused'
    ]);
  });

  test('lines of NDJSON that are no JSON are refused', async () => {
    const text =
      '{"unit":"A","day":"2021-02-01","net":5}\n{"unit":"A","day":"2021-02-02",\n{"unit":"A","day":"2021-02-03","net":6}\n';
    const report = await it.take([it.file('lines.ndjson', text)], { source: 'lines' });
    expect(counts(report)).toEqual([2, 0, 0, 1]);
  });
});

describe('xlsx', () => {
  test('dates, numbers, texts and formulas by their kept value; other sheets are named', async () => {
    const cell = (value: string | number | Date) =>
      value instanceof Date ? { value, type: Date, format: 'dd/mm/yyyy' } : { value };
    const sheet = [
      ['unit', 'external_id', 'ordered_at', 'net', 'channel'].map(cell),
      [cell('A'), cell(7), cell(new Date('2020-11-02T00:00:00Z')), cell(12.5), cell('counter')],
      [
        cell('A'),
        cell('n°8'),
        cell(new Date('2020-11-03T15:30:00Z')),
        cell(0.1 + 0.2),
        cell('own_site')
      ]
    ];
    const path = it.file('book.xlsx', '');
    await writeXlsxFile([
      { data: sheet, sheet: 'Ventes' },
      { data: [[cell('notes')]], sheet: 'Notes' }
    ]).toFile(path);
    const report = await it.take([path], { source: 'book' });
    expect(counts(report)).toEqual([2, 0, 0, 0]);
    expect(report.files[0]?.detected).toMatchObject({
      format: 'xlsx',
      notes: ['sheet read: Ventes', 'sheets left out: Notes']
    });
    expect(
      await it.rows(
        `SELECT external_id, ordered_at, net_minor FROM order_version WHERE import_id = ${report.import_id} ORDER BY external_id`
      )
    ).toEqual([
      { external_id: '7', ordered_at: '2020-11-01 23:00:00', net_minor: 1250 },
      { external_id: 'n°8', ordered_at: '2020-11-03 14:30:00', net_minor: 30 }
    ]);
  });

  test('a formula gives the value the workbook keeps, none when it keeps none', async () => {
    const row = (n: number, cells: string): string => `<row r="${n}">${cells}</row>`;
    const text = (ref: string, value: string): string =>
      `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const sheet = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${row(1, text('A1', 'day') + text('B1', 'net') + text('C1', 'channel'))}${row(2, `${text('A2', '2021-01-05')}<c r="B2"><f>2*21</f><v>42</v></c>${text('C2', 'counter')}`)}${row(4, `${text('A4', '2021-01-06')}<c r="B4"><f>1/0</f></c>${text('C4', 'counter')}`)}</sheetData></worksheet>`;
    const report = await it.take([it.file('formula.xlsx', zip(workbook(sheet)))], {
      unit: 'A',
      source: 'formula'
    });
    expect(counts(report)).toEqual([1, 0, 0, 1]);
    expect(report.quarantined[0]).toMatchObject({ row_n: 4, code: 'missing_amount' });
    expect(
      await it.rows(`SELECT net_minor FROM takings WHERE import_id = ${report.import_id}`)
    ).toEqual([{ net_minor: 4200 }]);
  });

  test('a zip bomb is refused before it is unpacked', async () => {
    const zeros = Buffer.alloc(12_000_000);
    const honest = zip([
      ...workbook(''),
      { name: 'xl/media/bomb', data: zeros, declared: zeros.length }
    ]);
    const [exit, message] = await refusal(it.take([it.file('bomb.xlsx', honest)]));
    expect([exit, message.startsWith('xlsx file unpacks to too much: bomb.xlsx')]).toEqual([
      3,
      true
    ]);
    const lying = zip([...workbook(''), { name: 'xl/media/bomb', data: zeros, declared: 1000 }]);
    expect(await refusal(it.take([it.file('liar.xlsx', lying)]))).toEqual([
      3,
      'damaged xlsx file: liar.xlsx'
    ]);
  });
});

type Part = { name: string; data: Buffer; declared: number };

/** The parts of the smallest workbook around one sheet. */
function workbook(sheet: string): Part[] {
  const parts = {
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    'xl/workbook.xml':
      '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': sheet
  };
  return Object.entries(parts).map(([name, text]) => ({
    name,
    data: Buffer.from(text),
    declared: Buffer.byteLength(text)
  }));
}

/** A zip archive; `declared` is what it says an entry unpacks to. */
function zip(parts: Part[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, data, declared } of parts) {
    const packed = deflateRawSync(data);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(crc32(data), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(declared, 22);
    head.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    entry.writeUInt16LE(20, 6);
    head.copy(entry, 10, 8, 28);
    entry.writeUInt32LE(offset, 42);
    local.push(head, Buffer.from(name), packed);
    central.push(entry, Buffer.from(name));
    offset += head.length + Buffer.byteLength(name) + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

function crc32(data: Buffer): number {
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

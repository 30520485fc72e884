import { strFromU8, unzipSync } from 'fflate';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import type { Answer, Column, SeriesRow } from '#model/question.ts';
import { defineFormat, inChunks, type Exported } from '../define.ts';
import { harmless } from '../delimited.ts';
import { evidence } from '../evidence.ts';
import { zipped, type Entry } from '../zip.server.ts';

/** A workbook: typed rows under a frozen header, and a sheet that says what they are. Texts cannot run as formulas. */
export const xlsx = defineFormat({
  name: 'xlsx',
  extension: 'xlsx',
  media_type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  label: 'XLSX',
  hint: { en: 'for spreadsheets, with the method', fr: 'pour un tableur, avec la méthode' },
  rank: 3,
  alone: false,
  rows_max: 1_048_575,
  write: xlsxParts
});

const sheet_file = 'xl/worksheets/sheet1.xml';
const end_of_rows = '</sheetData>';

/**
 * The library writes the workbook with one row that shows the kinds of cell; the rows themselves take its place one after
 * another, so that a million of them need no more memory than a thousand.
 */
async function* xlsxParts(exported: Exported): AsyncGenerator<Uint8Array> {
  const { columns, rows } = exported;
  const frame = unzipSync(await frameOf(exported));
  const sheet = strFromU8(frame[sheet_file] ?? new Uint8Array());
  const date_style = /<row r="2"><c r="A2" s="(\d+)"/.exec(sheet)?.[1] ?? '0';
  const head = sheet.slice(0, sheet.indexOf('<row r="2">'));
  const tail = sheet.slice(sheet.indexOf(end_of_rows));
  let n = 1;
  const lines = inChunks(rows, (row) => rowXml((n += 1), row, columns, date_style));
  const entries = Object.entries(frame).map(([name, bytes]): Entry => {
    if (name !== sheet_file) return { name, parts: [bytes] };
    return { name, parts: joined([head], lines, [tail]) };
  });
  yield* zipped(entries);
}

function* joined(...all: Iterable<string>[]): Generator<string> {
  for (const parts of all) yield* parts;
}

function frameOf(exported: Exported): Promise<Buffer> {
  const { columns, rows: _, ...rest } = exported;
  const header = columns.map(({ name }) => ({
    value: name,
    type: String,
    fontWeight: 'bold' as const
  }));
  const kinds = [{ value: new Date(0), type: Date, format: 'yyyy-mm-dd' }];
  return writeXlsxFile([
    {
      sheet: 'series',
      data: [header, kinds],
      stickyRowsCount: 1,
      columns: columns.map(({ name, type }) => ({ width: widthOf(name, type) }))
    },
    ...changes(rest),
    { sheet: 'about', data: about(exported), columns: [{ width: 24 }, { width: 100 }] }
  ]).toBuffer();
}

const widthOf = (name: string, type: Column['type']): number =>
  Math.max(name.length + 2, name.endsWith('_name') ? 28 : type === 'date' ? 11 : 9);

function rowXml(n: number, row: SeriesRow, columns: readonly Column[], date_style: string): string {
  let cells = '';
  for (let i = 0; i < columns.length; i += 1) {
    const column = columns[i];
    const value = column === undefined ? null : (row[column.name] ?? null);
    if (value === null) continue;
    cells += cellXml(`${lettersOf(i)}${n}`, value, column?.type === 'date' ? date_style : null);
  }
  return `<row r="${n}">${cells}</row>`;
}

function cellXml(at: string, value: string | number | boolean, date_style: string | null): string {
  if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`;
  if (typeof value === 'boolean') return `<c r="${at}" t="b"><v>${value ? 1 : 0}</v></c>`;
  if (date_style !== null) return `<c r="${at}" s="${date_style}"><v>${serialOf(value)}</v></c>`;
  const text = harmless(value);
  const space = text === text.trim() ? '' : ' xml:space="preserve"';
  return `<c r="${at}" t="inlineStr"><is><t${space}>${escaped(text)}</t></is></c>`;
}

/** Days since 30 December 1899, as spreadsheets count them. */
const serialOf = (day: string): number => Date.parse(day) / 86_400_000 + 25_569;

const lettersOf = (i: number): string =>
  i < 26 ? String.fromCharCode(65 + i) : `${lettersOf(Math.floor(i / 26) - 1)}${lettersOf(i % 26)}`;

// What XML 1.0 has no way to write is left out.
const unwritable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const escaped = (text: string): string =>
  text
    .replace(unwritable, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

function about(exported: Exported): SheetData {
  const { licence, address } = exported;
  const facts: [string, string][] = [
    ...evidence(exported),
    ['status', 'F free, A few enterprises, O one dominates, D secondary, empty: missing'],
    ...exported.columns.map(({ name, meaning }): [string, string] => [
      name,
      `${meaning.en} / ${meaning.fr}`
    ]),
    ...exported.meta.metrics.map(
      ({ name, meaning, population, formula, definition_url }): [string, string] => [
        name,
        `${meaning.en} ${population.en} (${formula}) ${definition_url}`
      ]
    ),
    ...(address === null ? [] : [['address', address] as [string, string]]),
    ...(licence === null
      ? []
      : [['licence', `${licence.title} ${licence.path}`] as [string, string]])
  ];
  return facts.map(([name, value]) => [textCell(name), textCell(value)]);
}

/** The changes split into within and mix, one line per child, where the answer has them. */
function changes({ decomposition = [] }: Pick<Answer, 'decomposition'>) {
  if (decomposition.length === 0) return [];
  const head = ['metric', 'period', 'compared_period', 'sector', 'area', 'by', 'child', 'name'];
  const figures = ['compared_value', 'value', 'compared_weight', 'weight', 'within', 'mix', 'rest'];
  const body = decomposition.flatMap((it) => {
    const key = [it.metric, it.period, it.compared_period, it.sector, it.area, it.by];
    return [
      [...key, null, null, it.before, it.after, null, null, it.within, it.mix, it.rest],
      ...it.children.map((c) =>
        [...key, c.code, c.name, c.compared_value, c.value, c.compared_weight, c.weight].concat([
          c.within,
          c.mix,
          null
        ])
      )
    ];
  });
  const data: SheetData = [
    [...head, ...figures].map(textCell),
    ...body.map((line) =>
      line.map((value) => (typeof value === 'number' ? { value, type: Number } : textCell(value)))
    )
  ];
  return [{ sheet: 'change', data }];
}

const textCell = (value: string | null) =>
  value === null ? null : { value: harmless(value), type: String };

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { connectors } from '#ingest/connectors/index.ts';
import { recordsOf } from '#ingest/connectors/parts/json.ts';
import { personalForms } from '#model/personal.ts';
import { expectedOf } from './connectors/fixtures.ts';
import { personalTexts } from './connectors/personal.ts';

/** Headers of a table's columns about a person, in the words of the platforms' exports. */
const about =
  /e-?mail|name|company|street|address|city|zip|postcode|phone|note|user|customer|buyer|recipient|payer|employee|complib|auxlib|ecriturelib|ip$|^ip|visitip|description/i;
const not_about =
  /id$|marketplace|name of product|lineitem name|tax \d name|discount|location|item name|product|user_agent|useragent|bezeichnung|type|status|title|site_?name|referrer|event|browser|country|code|device|model|brand|plugin|system|currency|sku|category/i;

/** Every file under a folder. */
export const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

/** Text of a file, unpacked, UTF-16 or UTF-8. */
export function textOf(path: string): string {
  const bytes = readFileSync(path);
  const plain = path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  return plain[0] === 0xff && plain[1] === 0xfe ? plain.toString('utf16le') : plain.toString();
}

/** What in the files of a platform is about a person, by the names of its fields. */
export const inRecords = (connector: string, paths: readonly string[]): string[] =>
  paths.flatMap((path) =>
    personalTexts(recordsOf(connectors.get(connector) ?? {}, readFileSync(path, 'utf8')))
  );

/** What in a table's columns is about a person, by the headers. */
export function inTable(path: string): string[] {
  const [header = [], ...rows] = cellsOf(textOf(path));
  const wanted = header.map((name) => about.test(name) && !not_about.test(name));
  return rows.flatMap((row) => row.filter((_, i) => wanted[i] === true));
}

/** Addresses and telephone numbers, wherever they stand in a file. */
export const byForm = (path: string): string[] =>
  personalForms.flatMap((form) => textOf(path).match(new RegExp(form, 'g')) ?? []);

/** Rows of a table with quotes; the separator is the one that its first line has most of. */
function cellsOf(text: string): string[][] {
  const first = text.slice(0, text.indexOf('\n'));
  const [separator = ','] = [',', ';', '\t'].sort(
    (a, b) => first.split(b).length - first.split(a).length
  );
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(cell(separator))) {
    rows.at(-1)?.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    if (end !== separator) rows.push([]);
  }
  return rows;
}

const cell = (separator: string): RegExp =>
  new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}\\r\\n]*))(${separator}|\\r?\\n)`, 'g');

/** Names of fields in PrestaShop's XML that columns of the store bear too. */
const columns = new Set(
  ['reference', 'current_state', 'payment', 'module', 'tax_rate', 'enterprise'] // no persons
);

/**
 * Texts that are looked for. Words that are also the platform's or ours are left out, and postcodes: five digits are in
 * many a number.
 */
export function telling(texts: readonly string[]): string[] {
  const ours = new Set(
    [...connectors.values()].flatMap((it) => [
      ...Object.keys(it.origins),
      ...Object.keys(it.statuses),
      ...expectedOf(it.name).public_words,
      it.name,
      it.label
    ])
  );
  return [...new Set(texts)].filter(
    (text) =>
      text.length > 4 && !/^#?[\d.,:-]{1,12}$/.test(text) && !ours.has(text) && !columns.has(text)
  );
}

/** Which of these texts stand in the bytes. One pass, by the first two of their bytes. */
export function standingIn(bytes: Buffer, texts: readonly string[]): string[] {
  const by_start = new Map<number, Buffer[]>();
  const starts = new Uint8Array(65_536);
  for (const text of texts) {
    const wanted = Buffer.from(text);
    const start = wanted.readUInt16LE(0);
    starts[start] = 1;
    by_start.set(start, [...(by_start.get(start) ?? []), wanted]);
  }
  const found = new Set<string>();
  let start = bytes[0] ?? 0;
  for (let i = 1; i < bytes.length; i += 1) {
    const next = bytes[i] ?? 0;
    start |= next << 8;
    const maybe = starts[start] === 1 ? (by_start.get(start) ?? []) : [];
    for (const wanted of maybe) if (standsAt(bytes, i - 1, wanted)) found.add(wanted.toString());
    start = next;
  }
  return [...found];
}

const standsAt = (bytes: Buffer, at: number, wanted: Buffer): boolean =>
  bytes[at + 2] === wanted[2] && bytes.subarray(at, at + wanted.length).equals(wanted);

import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import writeXlsxFile from 'write-excel-file/node';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { collectApp } from '#ingest/app.ts';
import { uploads } from '#ingest/jobs/uploads.ts';
import type { UploadView } from '#ingest/files/view.ts';
import type { Preview } from '#ingest/files/preview.ts';
import type { Progress } from '#ingest/files/work.ts';
import { importFiles } from '#ingest/import.ts';
import { parseSettings } from '#model/settings.ts';
import { addSource, closeStore, createKey, openStore, type Store } from '#queries/store.server.ts';

const now = new Date('2021-06-01T12:00:00Z');
const base = 'http://vitrine.test/collect/v1/files';
let folder: string;
let store: Store;
let app: Hono;
let key: string;
let other_key: string;
let clock = now;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-files-'));
  store = await openStore({ path: join(folder, 'vitrine.duckdb'), cells: 'when_asked' });
  const units = join(folder, 'units.csv');
  writeFileSync(units, 'unit\ntoys\nhats\n');
  await importFiles({ store, files: [units], as: 'units', secret: 'k1-2025', now });
  const feed = { reports_online: true, reports_total: true };
  const toys = await addSource(store, { unit: 'toys', name: 'till', ...feed });
  const hats = await addSource(store, { unit: 'hats', name: 'till', ...feed });
  key = (await createKey(store, { source_id: toys, label: 'toys' })).key;
  other_key = (await createKey(store, { source_id: hats, label: 'hats' })).key;
  app = collectApp({
    store: () => Promise.resolve(store),
    secret: 'k1-2025',
    now: () => clock,
    signal: new AbortController().signal,
    settings: parseSettings({ VITRINE_UPLOAD_MAX_MB: '1' }),
    log: () => undefined
  }) as unknown as Hono; // its bindings play no part here
});
afterAll(async () => {
  await closeStore(store);
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  clock = now;
});

type Asked = {
  method?: string;
  body?: BodyInit;
  json?: unknown;
  by?: string;
  headers?: HeadersInit;
};

const ask = (path: string, { method, body, json, by = key, headers }: Asked = {}) =>
  app.request(base + path, {
    method: method ?? (body === undefined && json === undefined ? 'GET' : 'POST'),
    headers: { authorization: `Bearer ${by}`, ...headers },
    ...(body === undefined ? {} : { body }),
    ...(json === undefined ? {} : { body: JSON.stringify(json) })
  });

async function send(text: string | Uint8Array, name = 'sales.csv'): Promise<UploadView> {
  const answer = await ask(`?name=${encodeURIComponent(name)}`, { body: text as BodyInit });
  expect(answer.status).toBe(201);
  return (await answer.json()) as UploadView;
}

const choose = (view: UploadView, choices: Partial<UploadView['choices']>) =>
  ask(`/${view.upload_id}/choices`, { method: 'PUT', json: { ...view.choices, ...choices } });

const preview = async (view: UploadView): Promise<Preview> =>
  (await (await ask(`/${view.upload_id}/preview`, { method: 'POST' })).json()) as Preview;

async function run(view: UploadView): Promise<Progress> {
  expect((await ask(`/${view.upload_id}/run`, { method: 'POST' })).status).toBe(202);
  const lines = (await (await ask(`/${view.upload_id}/progress`)).text()).trim().split('\n');
  return JSON.parse(lines.at(-1) ?? '') as Progress;
}

const facts = () =>
  store.engine.query(
    `SELECT u.unit_code AS unit, external_id, CAST(channel AS VARCHAR) AS channel, net_minor, tax_basis
    FROM order_version JOIN unit AS u USING (unit_id) WHERE is_current ORDER BY ALL`
  );

const utf16 = (text: string): Uint8Array =>
  Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

const german =
  'Datum;Bestellnummer;Betrag;Kanal\r\n03.05.2021;A-1;1.250,50;Laden\r\n04.05.2021;A-2;19,90;Webshop\r\n';

describe('a file from upload to facts', () => {
  test('German headers, decimal commas and dates of UTF-16 are understood, imported, undone', async () => {
    const view = await send(utf16(german));
    expect(view.detected).toMatchObject({
      encoding: 'utf-16le with byte order mark',
      separator: ';',
      header_line: 1
    });
    expect(view.kind_guess).toBe('orders');
    expect(view.guesses.orders).toEqual({
      ordered_at: { column: 'Datum', by: 'name' },
      external_id: { column: 'Bestellnummer', by: 'name' },
      gross: { column: 'Betrag', by: 'name' },
      channel: { column: 'Kanal', by: 'name' }
    });
    expect(await preview(view)).toMatchObject({
      rows_n: 2,
      bad_n: 0,
      formats: { numbers: 'comma', dates: 'dmy' }
    });
    const before = await facts();
    const { ending } = await run(view);
    expect(ending).toMatchObject({ status: 'done', read_n: 2, accepted_n: 2, quarantined_n: 0 });
    expect(await facts()).toEqual([
      { unit: 'toys', external_id: 'A-1', channel: 'counter', net_minor: 125050, tax_basis: 'ttc' },
      { unit: 'toys', external_id: 'A-2', channel: 'own_site', net_minor: 1990, tax_basis: 'ttc' }
    ]);
    const undone = await ask(`/${view.upload_id}/undo`, { method: 'POST' });
    expect(await undone.json()).toEqual({ status: 'undone' });
    expect(await facts()).toEqual(before);
  });

  test('cells at fault are told one by one, before anything is taken in', async () => {
    const view = await send(
      'order;date;amount;channel\nB-1;2021-05-03;12,50;phone\nB-2;2021-02-31;abc;Basar\n;2021-05-03;1,00;phone\n'
    );
    const { rows, bad_n, looked_n } = await preview(view);
    expect([looked_n, bad_n]).toEqual([3, 2]);
    expect(rows.map(({ row_n, cells }) => [row_n, cells.map(({ code }) => code)])).toEqual([
      [2, [null, null, null, null]],
      [3, [null, 'bad_date', 'unknown_value', 'bad_amount']],
      [4, ['missing', null, null, null]]
    ]);
  });

  test('a fixed channel and tax rate stand in for columns that are missing', async () => {
    const view = await send('order;date;amount\nC-1;2021-05-03;21,10\n');
    await choose(view, { constants: { channel: 'phone', tax_rate: '5.5' } });
    expect((await run(view)).ending).toMatchObject({ status: 'done', accepted_n: 1 });
    expect((await facts()).filter((row) => row['external_id'] === 'C-1')).toEqual([
      { unit: 'toys', external_id: 'C-1', channel: 'phone', net_minor: 2000, tax_basis: 'ht' }
    ]);
  });

  test('lines with too many or too few cells are shown, kept apart and given back for correction', async () => {
    const view = await send(
      'order;date;amount\nD-1;2021-05-03;1,00\nD-2;2021-05-03;2,00;extra\nD-3;2021-05-03\nD-4;never;4,00\nD-5;2021-05-03;5,00\n'
    );
    const { lines, rows } = await preview(view);
    expect(lines.map(({ line, code }) => [line, code])).toEqual([
      [3, 'ragged_row'],
      [4, 'ragged_row']
    ]);
    expect(rows.map(({ row_n }) => row_n)).toEqual([2, 5, 6]);
    expect((await run(view)).ending).toMatchObject({ accepted_n: 2, quarantined_n: 3 });
    const csv = await (await ask(`/${view.upload_id}/refused.csv?lang=en`)).text();
    expect(
      csv
        .replace(/^\ufeff/, '')
        .trim()
        .split('\r\n')
    ).toEqual([
      'Refused line;Reason of refusal;order;date;amount',
      '3;The line does not have as many cells as the header.;D-2;2021-05-03;2,00;extra',
      '4;The line does not have as many cells as the header.;D-3;2021-05-03',
      '5;“never” in “date” is not a date that can be read.;D-4;never;4,00'
    ]);
  });

  test('what detection got wrong is corrected: header line, separator, date order', async () => {
    const view = await send('Ventes de mai\n\nnumero_commande|date|montant\nE-1|03/04/2021|7.50\n');
    const corrected = (await (
      await choose(view, {
        reading: { encoding: null, separator: '|', header_line: 3 },
        formats: { numbers: null, dates: 'mdy' }
      })
    ).json()) as UploadView;
    expect(corrected.columns.map(({ name }) => name)).toEqual([
      'numero_commande',
      'date',
      'montant'
    ]);
    const { rows } = await preview(corrected);
    expect(rows[0]?.cells.map(({ value }) => value)).toEqual([
      'E-1',
      '2021-03-04 00:00:00',
      '7.5000'
    ]);
  });
});

describe('files that are no CSV', () => {
  const understood = [['X-1', '2021-05-03 00:00:00', '7.5000']];

  test('a workbook is read like a text, dates and numbers by their type', async () => {
    const book = await writeXlsxFile([
      {
        sheet: 'Mai',
        data: [
          ['order', 'date', 'amount'].map((value) => ({ value, type: String })),
          [
            { value: 'X-1', type: String },
            { value: new Date('2021-05-03T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' },
            { value: 7.5, type: Number }
          ]
        ]
      }
    ]).toBuffer();
    const view = await send(book, 'book.xlsx');
    expect(view.detected.format).toBe('xlsx');
    const { rows } = await preview(view);
    expect(rows.map(({ cells }) => cells.map(({ value }) => value))).toEqual(understood);
  });

  test('a list of JSON objects shows its fields as columns', async () => {
    const view = await send('[{"order":"X-1","date":"2021-05-03","amount":7.5}]', 'list.json');
    expect(view.columns.map(({ name, samples }) => [name, ...samples])).toEqual([
      ['order', 'X-1'],
      ['date', '2021-05-03'],
      ['amount', '7.5']
    ]);
    const { rows } = await preview(view);
    expect(rows.map(({ cells }) => cells.map(({ value }) => value))).toEqual(understood);
  });
});

test('an import that comes second waits its turn and says so', async () => {
  const sale = (n: number) => `order;date;amount\nQ-${n};2021-05-03;1,00\n`;
  const [first, second] = [await send(sale(1)), await send(sale(2))];
  await ask(`/${first.upload_id}/run`, { method: 'POST' });
  await ask(`/${second.upload_id}/run`, { method: 'POST' });
  const told = await (await ask(`/${second.upload_id}/progress`)).text();
  const lines = told.split('\n').filter((line) => line !== ''); // an empty one keeps the connection alive
  const seen = lines.map((line) => JSON.parse(line) as Progress);
  expect(seen.map(({ phase }) => phase)).toContain('queue');
  expect(seen.at(-1)?.ending).toMatchObject({ status: 'done', accepted_n: 1 });
});

describe('what a key may do', () => {
  test('rows of another shop are refused, and a replay does not let them in', async () => {
    const view = await send(
      'unit;order;date;amount\ntoys;F-1;2021-05-03;1,00\nhats;F-2;2021-05-03;2,00\n'
    );
    expect((await run(view)).ending).toMatchObject({ accepted_n: 1, quarantined_n: 1 });
    const { groups } = (await (await ask('/quarantine')).json()) as {
      groups: { code: string; value: string }[];
    };
    expect(groups).toContainEqual(expect.objectContaining({ code: 'foreign_unit', value: 'hats' }));
    expect((await facts()).filter((row) => row['unit'] === 'hats')).toEqual([]);
  });

  test('an upload is its owner’s alone', async () => {
    const view = await send('order;date;amount\nG-1;2021-05-03;1,00\n');
    for (const path of ['', '/progress', '/refused.csv'])
      expect((await ask(`/${view.upload_id}${path}`, { by: other_key })).status).toBe(404);
    expect((await ask(`/${view.upload_id}/run`, { method: 'POST', by: other_key })).status).toBe(
      404
    );
    expect((await ask('/../../state', {})).status).toBe(404);
  });

  test.each([
    ['no key', ''],
    ['a wrong key', `vk_${'0'.repeat(16)}_${'a'.repeat(43)}`]
  ])('%s is refused', async (_, by) => {
    expect((await ask('', { by })).status).toBe(401);
  });

  test('a write by cookie needs the header of our own page', async () => {
    const own = { 'x-vitrine-import': '1' };
    const opened = await app.request(`${base}/session`, {
      method: 'POST',
      headers: own,
      body: JSON.stringify({ key })
    });
    const cookie = opened.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).toMatch(/Path=\/collect\/v1\/files/);
    const post = (headers: HeadersInit) =>
      app.request(`${base}?name=x.csv`, {
        method: 'POST',
        headers: { cookie: cookie.split(';')[0] ?? '', ...headers },
        body: 'order;date;amount\n'
      });
    expect((await post({})).status).toBe(403);
    expect((await post({ ...own, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post({ ...own, 'sec-fetch-site': 'same-origin' })).status).toBe(201);
  });
});

describe('uploads', () => {
  test('too large a file is refused and leaves nothing', async () => {
    const answer = await ask('?name=big.csv', { body: 'x'.repeat(1_000_001) });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
      413,
      'too_large'
    ]);
    const all = join(folder, 'tmp', 'uploads');
    const whole = readdirSync(all).filter((id) => existsSync(join(all, id, 'state.json')));
    expect(readdirSync(all)).toEqual(whole);
  });

  test('what is no table is refused in words, and leaves nothing', async () => {
    const answer = await ask('?name=photo.png', { body: Buffer.from('89504e470d0a1a0a', 'hex') });
    expect([answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([
      422,
      'picture, not a table: photo.png'
    ]);
  });

  test('a name cannot leave the folder', async () => {
    const view = await send('order;date;amount\nH-1;2021-05-03;1,00\n', '../../../etc/passwd');
    expect(view.name).toBe('passwd');
  });

  test('abandoned ones are gone after a day', async () => {
    clock = new Date(now.getTime() + 60_000); // the newest of all: a source keeps ten
    const view = await send('order;date;amount\nI-1;2021-05-03;1,00\n');
    const place = join(folder, 'tmp', 'uploads', view.upload_id);
    const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
    const purge = (hours: number) =>
      uploads.run({
        store: async () => store,
        now: () => at(hours),
        log: () => undefined
      } as never);
    await purge(23);
    expect(existsSync(place)).toBe(true);
    await purge(25);
    expect(existsSync(place)).toBe(false);
  });
});

describe('the next file', () => {
  test('a saved template fits a file of the same columns, and one answer settles a word for good', async () => {
    const first = await send('Belegnr;Wann;Wert;Weg\nJ-1;2021-05-03;3,00;Basar\n');
    await choose(first, {
      kind: 'orders',
      columns: { external_id: 'Belegnr', ordered_at: 'Wann', gross: 'Wert', channel: 'Weg' }
    });
    const kept = await ask(`/${first.upload_id}/template`, {
      method: 'PUT',
      json: { name: 'Kasse' }
    });
    expect(kept.status).toBe(200);
    expect((await run(first)).ending).toMatchObject({ accepted_n: 0, quarantined_n: 1 });
    clock = new Date(now.getTime() + 60_000);
    const settled = await ask('/quarantine/settle', {
      json: { kind: 'orders', column: 'channel', value: 'Basar', to: 'marketplace' }
    });
    expect(await settled.json()).toMatchObject({ taken_n: 1, still_refused_n: 0 });
    expect((await facts()).find((row) => row['external_id'] === 'J-1')?.['channel']).toBe(
      'marketplace'
    );

    const second = await send('Belegnr;Wann;Wert;Weg\nJ-2;2021-05-04;4,00;Basar\n');
    expect(second.template?.name).toBe('Kasse');
    await ask(`/${second.upload_id}/template`, { json: { name: 'Kasse' } });
    expect((await run(second)).ending).toMatchObject({ accepted_n: 1, quarantined_n: 0 });
  });
});

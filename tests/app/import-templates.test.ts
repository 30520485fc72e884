import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readWorkbook from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import {
  templateCsv,
  templateKinds,
  templateRows,
  templateXlsx
} from '#lib/server/file-templates.server.ts';
import { recognise } from '#ingest/mapping/synonyms.ts';
import { factColumns } from '#queries/store.server.ts';
import { bench, counts } from '#tests/ingest/shop.ts';

const all = templateKinds.flatMap((kind) =>
  (['fr', 'en'] as const).map((lang) => [kind, lang] as const)
);

describe('a template to fill in', () => {
  test.each(all)(
    '%s, %s: every heading is recognised, every required column is there',
    (kind, lang) => {
      const [headings = []] = templateRows(kind, lang);
      const found = recognise(kind, headings);
      expect(Object.values(found).sort()).toEqual([...headings].sort());
      const required = Object.entries(factColumns[kind])
        .filter(
          ([name, column]) => column.required === true && (name !== 'unit' || kind === 'units')
        )
        .map(([name]) => name);
      expect(required.filter((name) => found[name] === undefined)).toEqual([]);
    }
  );

  test.each(all)(
    '%s, %s: a forgotten example is refused, a filled row is taken',
    async (kind, lang) => {
      const it = await bench('toys');
      const text = templateCsv(kind, lang);
      const filled = text.replace(/(exemple|example) : /, '').replace('example: ', '');
      const as = { as: kind, ...(kind === 'units' ? {} : { unit: 'toys' }) };
      expect(counts(await it.take(text, as))).toEqual([0, 0, 0, 1]);
      const report = await it.take(filled, as);
      expect(report.quarantined).toEqual([]);
      expect(counts(report)).toEqual([1, 0, 0, 0]);
      await it.close();
    }
  );

  test('as a workbook it has a second sheet that explains every column', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vitrine-template-'));
    const path = join(folder, 'orders.xlsx');
    writeFileSync(path, await templateXlsx('orders', 'fr'));
    const sheets = await readWorkbook(path);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Commandes', 'Explications']);
    expect(sheets[0]?.data.length).toBe(2);
    const channel = sheets[1]?.data.find(([name]) => name === 'Canal de vente');
    expect(String(channel?.[3])).toContain('phone = Téléphone');
    rmSync(folder, { recursive: true });
  });
});

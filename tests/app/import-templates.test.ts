import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readWorkbook from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { templateKinds, templateRows, templateXlsx } from '#lib/server/file-templates.server.ts';
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

  test('a forgotten example is refused, a filled row is taken', async () => {
    const it = await bench('toys');
    for (const kind of templateKinds) {
      const [headings = [], example = []] = templateRows(kind, 'fr');
      const plain = example.map((cell) => cell.replace('exemple : ', ''));
      // the areas and sectors of the reference data are not loaded here
      const row = plain.map((cell) => (['69123', '47.65Z'].includes(cell) ? '' : cell));
      const text = [headings, example, row].map((cells) => cells.join(';')).join('\n');
      const report = await it.take(text, {
        as: kind,
        ...(kind === 'units' ? {} : { unit: 'toys' })
      });
      expect([kind, ...counts(report)]).toEqual([kind, 1, 0, 0, 1]);
      expect(report.quarantined[0]?.code).toBe('bad_date');
    }
    await it.close();
  });

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

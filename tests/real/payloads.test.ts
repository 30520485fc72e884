import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dropReasons } from '#model/connector.ts';
import { bench, type Bench } from '#tests/ingest/shop.ts';
import { payloads } from '#tests/real/payload-table.ts';
import { sharedFiles } from '#tests/real/shared.ts';

const [folder] = sharedFiles('payloads') ?? [];

describe.skipIf(folder === undefined)('payloads of the platforms', () => {
  let it: Bench;
  beforeAll(async () => {
    it = await bench();
    const units = payloads.map(({ currency }, i) => `unit-${i},${currency}`);
    await it.take(['unit,currency', ...units].join('\n'), { as: 'units' });
  });
  afterAll(() => it.close());

  test('every file has its row, and every row its file', () => {
    const found = readdirSync(folder ?? '', { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(`${folder}/`.length));
    expect(payloads.flatMap(({ files }) => files).sort()).toEqual(found.sort());
  });

  test.each(payloads.map((it, i) => ({ ...it, unit: `unit-${i}`, name: it.files[0] ?? '' })))(
    '$name',
    async ({ files, by, unit, facts, refused = [], refused_whole, dropped = {} }) => {
      const paths = files.map((file) => `${folder}/${file}`);
      const taking = it.take(paths, { mapping: by, unit, now: new Date('2026-01-01') });
      if (refused_whole !== undefined) {
        await expect(taking).rejects.toThrow(refused_whole);
        return;
      }
      const report = await taking;
      const codes = report.quarantined.map(({ code, column_name }) => `${code} ${column_name}`);
      expect(codes.sort()).toEqual([...refused].sort());
      expect(report.quarantined_n).toBe(refused.length);
      expect(await factsOf(unit)).toEqual(facts);
      const notes = Object.entries(dropped).map(
        ([reason, n]) => `left out ${n}: ${dropReasons[reason as keyof typeof dropReasons].en}` // a key of the table
      );
      expect(report.files.flatMap(({ detected }) => detected.notes)).toEqual(
        expect.arrayContaining(notes)
      );
      const nothing = facts.length === 0 && refused.length === 0;
      expect(nothing && notes.length === 0).toBe(false);
    }
  );

  /** Facts of a unit as the table writes them; more than twenty orders as one line. */
  async function factsOf(unit: string): Promise<string[]> {
    const axes = "order_mode || '/' || channel || '/' || fulfilment";
    const money = (sum = ''): string =>
      `${sum}(net_minor) || '+' || coalesce(CAST(${sum}(tax_minor) AS VARCHAR), '?') || '-' || ${sum}(refund_minor) || ' ' || tax_basis`;
    const of = (table: string): string =>
      `${table} AS t JOIN unit AS u ON u.unit_id = t.unit_id WHERE u.unit_code = '${unit}' AND t.is_current`;
    const rows = await it.rows(
      `SELECT external_id || ' ' || status || ' ' || ${axes} || ' ' || ${money()} || ' ' || local_day AS fact FROM ${of('order_version')}
      UNION ALL SELECT 'takings ' || local_day || ' ' || ${axes} || ' ' || ${money()} FROM ${of('takings')}
      UNION ALL SELECT 'visits ' || local_day || ' ' || t.kind || '/' || referrer_class || ' ' || visits_n FROM ${of('visit_day')}
      ORDER BY fact`
    );
    if (rows.length <= 20) return rows.map(({ fact }) => String(fact));
    const sums = await it.rows(
      `SELECT count(*) || ' orders ' || ${axes} || ' ' || ${money('sum')} AS fact FROM ${of('order_version')}
      GROUP BY order_mode, channel, fulfilment, tax_basis`
    );
    return sums.map(({ fact }) => String(fact));
  }
});

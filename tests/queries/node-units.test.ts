import { expect, test } from 'vitest';
import { refreshCells } from '#queries/cells/refresh.ts';
import { compileQuestion, registry } from '#queries/compile.ts';
import { ask } from '#queries/series/ask.ts';
import { economy } from './economy.ts';

test('days inside a commune are read from its units alone, and answer the same', async () => {
  const day = '2020-11-18';
  const store = await economy(
    ['A', 'B', 'C', 'D'].flatMap((unit, i) => [
      { unit, day, in_store_minor: 1000 * (i + 1), online_minor: 100 * (i + 1) },
      { unit, day: '2020-11-25', in_store_minor: 500, online_minor: 70 * i }
    ]),
    [
      { unit: 'A', area: 'COM-75056' },
      { unit: 'B', area: 'COM-35238' },
      { unit: 'C', area: 'COM-75056', sector: '47.61Z' },
      { unit: 'D', area: 'COM-75056' }
    ]
  );
  await refreshCells(store);
  const question = {
    metrics: ['online_share', 'online_shops_share'],
    by: { period: 'week' as const },
    from: '2020-11-16',
    until: '2020-11-30'
  };
  const units = async (where: { area?: string; sector?: string }) => {
    const { plan } = await ask(store, { ...question, where });
    return {
      plan,
      ids: [...(plan.where.area?.unit_ids ?? []), ...(plan.where.sector?.unit_ids ?? [])]
    };
  };
  const commune = await units({ area: 'COM-75056' });
  expect(commune.ids).toHaveLength(3);
  expect((await units({ sector: '47.61Z' })).ids).toHaveLength(1);
  expect((await units({ area: 'DEP-75' })).ids).toEqual([]); // cells know it

  const { sql, params } = compileQuestion(commune.plan, registry);
  expect(sql).toContain(`r.unit_id IN (${commune.ids.join(', ')})`);
  const unlisted = compileQuestion(
    { ...commune.plan, where: { area: { level: 'commune', code: 'COM-75056' } } },
    registry
  );
  expect(unlisted.sql).not.toContain('unit_id IN');
  const rows = await store.engine.query(sql, params);
  expect(rows).toHaveLength(2);
  const byWeek = (a: Record<string, unknown>, b: Record<string, unknown>) =>
    String(a['period_on']).localeCompare(String(b['period_on']));
  expect(rows.sort(byWeek)).toEqual(
    (await store.engine.query(unlisted.sql, unlisted.params)).sort(byWeek)
  );
  await store.engine.close();
});

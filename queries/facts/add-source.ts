import { InvalidInput, NotFound } from '#model/problem.ts';
import { alone } from '#queries/facts/alone.ts';
import { deriveAfter, deriveInside } from '#queries/facts/derive.ts';
import type { Store } from '#queries/store.ts';

/** A feed declared before it sends anything. */
export type NewSource = {
  unit: string;
  name: string;
  reports_online: boolean;
  reports_total: boolean;
};

/**
 * Declares a feed of a unit. Errors: NotFound `unknown unit: x`; InvalidInput when the unit has a source of that name.
 * Result: the source's number.
 */
export async function addSource(store: Store, source: NewSource): Promise<number> {
  return alone(store, async () => {
    const source_id = await store.engine.transaction(async (engine) => {
      const [unit] = await engine.query<{ unit_id: number; sample: boolean }>(
        'SELECT unit_id, sample FROM unit WHERE unit_code = {unit:String}',
        { unit: source.unit }
      );
      if (unit === undefined) throw new NotFound(`unknown unit: ${source.unit}`, { field: 'unit' });
      const [taken] = await engine.query<{ n: number }>(
        'SELECT count(*) AS n FROM source WHERE unit_id = {unit_id:Int64} AND name = {name:String}',
        { unit_id: unit.unit_id, name: source.name }
      );
      if ((taken?.n ?? 0) > 0)
        throw new InvalidInput(`source exists already: ${source.name} of ${source.unit}`, {
          field: 'name'
        });
      const [next] = await engine.query<{ n: number }>(
        'SELECT coalesce(max(source_id), 0) + 1 AS n FROM source'
      );
      const source_id = next?.n ?? 1;
      await engine.run(
        `INSERT INTO source (source_id, unit_id, name, kind, mapping_version, reports_online, reports_total, last_success_at, sample, import_id)
        VALUES ({source_id:Int64}, {unit_id:Int64}, {name:String}, 'declared', NULL, {online:Bool}, {total:Bool}, NULL, {sample:Bool}, NULL)`,
        {
          source_id,
          unit_id: unit.unit_id,
          name: source.name,
          online: source.reports_online,
          total: source.reports_total,
          sample: unit.sample
        }
      );
      await engine.run('CREATE TEMP TABLE touched (unit_id INTEGER, local_day DATE)');
      await deriveInside(engine, [unit.unit_id]);
      return source_id;
    });
    await deriveAfter(store);
    return source_id;
  });
}

import { factColumns } from '#queries/facts/columns.ts';
import type { Counts } from '#queries/facts/apply.ts';
import resolveAreas from '#queries/facts/areas-resolve.sql?raw';
import { applyNodes, type Dimension } from '#queries/facts/dimension.ts';
import type { ImportRun } from '#queries/facts/run.ts';
import resolveSectors from '#queries/facts/sectors-resolve.sql?raw';
import { dropStage } from '#queries/facts/stage.ts';
import { literal } from '#queries/facts/text.ts';

const areas: Dimension = {
  kind: 'areas',
  key: 'area_code',
  column: 'area',
  content: ['level', 'name', 'epci_code', 'departement_code', 'region_code', 'country_code'],
  stored: 'area',
  is_reference: 'import_id IS NULL'
};

const sectors: Dimension = {
  kind: 'sectors',
  key: 'sector_code',
  column: 'sector',
  content: ['level', 'name_fr', 'name_en', 'group_code', 'family_code', 'scheme'],
  stored: 'sector',
  is_reference: 'import_id IS NULL'
};

/** Takes the areas of `parsed` in, widest level first, so that a file may bring parents and children in any order. */
export async function applyAreas(run: ImportRun): Promise<Counts> {
  const vintage = literal(run.received_at.slice(0, 4));
  return byLevel(run, factColumns.areas.level?.values ?? [], async (level) => {
    await run.engine.run(resolveAreas, { level });
    return applyNodes(run, areas, 'area', { vintage });
  });
}

/** Takes the sectors of `parsed` in, widest level first. */
export async function applySectors(run: ImportRun): Promise<Counts> {
  return byLevel(run, factColumns.sectors.level?.values ?? [], async (level) => {
    await run.engine.run(resolveSectors, { level, scheme: run.feed.kind });
    return applyNodes(run, sectors, 'sector', {});
  });
}

async function byLevel(
  run: ImportRun,
  levels: readonly string[],
  apply: (level: string) => Promise<Counts>
): Promise<Counts> {
  const sum: Counts = { accepted_n: 0, updated_n: 0, duplicate_n: 0, quarantined_n: 0 };
  for (const level of levels) {
    await dropStage(run.engine);
    const counts = await apply(level);
    sum.accepted_n += counts.accepted_n;
    sum.updated_n += counts.updated_n;
    sum.duplicate_n += counts.duplicate_n;
    sum.quarantined_n += counts.quarantined_n;
  }
  return sum;
}

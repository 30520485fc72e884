import type { AreaLevel, SectorLevel } from '#model/question.ts';
import type { Params } from '#queries/engines/duckdb.ts';
import { listedUnits, type Node } from '#queries/compile/plan.ts';
import { cellAreas, cellSectors, unknownCode } from '#queries/compile/tables.ts';

/**
 * The text that lists the units which ever stood in a node that cells do not know, at most one more than are worth a list;
 * null for a node that they know. Column: unit_id.
 */
export function compileUnits({
  level,
  code
}: Node<AreaLevel | SectorLevel>): { sql: string; params: Params } | null {
  if (level === 'all' || [...cellAreas, ...cellSectors].some((known) => known === level))
    return null;
  const column = level === 'class' ? 'sector_class' : `${level}_code`;
  return {
    sql: `SELECT DISTINCT d.unit_id FROM unit_dim AS d WHERE coalesce(d.${column}, '${unknownCode}') = {code:String}
ORDER BY d.unit_id LIMIT ${listedUnits + 1}`,
    params: { code }
  };
}

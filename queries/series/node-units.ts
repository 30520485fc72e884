import type { AreaLevel, SectorLevel } from '#model/question.ts';
import { compileUnits, listedUnits, type Node } from '#queries/compile.ts';
import type { Answers } from '#queries/engines/answers.ts';
import { known } from '#queries/series/known.ts';

/** The node with its units, where cells do not know it and those are few. */
export async function withUnits<N extends Node<AreaLevel | SectorLevel>>(
  engine: Answers,
  node: N
): Promise<N> {
  const text = compileUnits(node);
  if (text === null) return node;
  const units = await known(engine, `units ${node.level} ${node.code}`, () =>
    engine.query<{ unit_id: number }>(text.sql, text.params)
  );
  return units.length > listedUnits
    ? node
    : { ...node, unit_ids: units.map(({ unit_id }) => unit_id) };
}

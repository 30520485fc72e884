import { InvalidInput } from '#model/problem.ts';
import { readLines, type Line } from '#queries/lines.ts';
import type { TreeNode } from '#queries/protect/hide/grid.ts';
import type { RawTable } from '#queries/protect/table.ts';

/** Name of the line that holds the sum of an axis; no row or column of a file may be called so. */
export const totalName = 'total';

type Axis = 'row' | 'column';

/**
 * Reads a table of contributions from CSV (any delimiter) or Parquet: columns enterprise, row, column, value; for nested
 * levels also row_parent, row_parent_2, … and column_parent, …, the nearest first. Other columns are ignored.
 * Errors: InvalidInput naming the column, or line and value (header = line 1).
 */
export const readTable = async (file: string): Promise<RawTable> =>
  tableOf(await readLines(file, ['enterprise', 'row', 'column', 'value'], 'table'));

function tableOf(lines: readonly Line[]): RawTable {
  const rows = nodesOf('row', lines);
  const columns = nodesOf('column', lines);
  const contributions = lines.map((line, i) => ({
    enterprise: textOf(line, 'enterprise', i),
    row: textOf(line, 'row', i),
    column: textOf(line, 'column', i),
    value: numberOf(line, i)
  }));
  return { rows, columns, contributions };
}

/** The nodes of an axis in order of first appearance, the total first. */
function nodesOf(axis: Axis, lines: readonly Line[]): TreeNode[] {
  const levels = [axis, `${axis}_parent`];
  for (let i = 2; `${axis}_parent_${i}` in (lines[0] ?? {}); i += 1)
    levels.push(`${axis}_parent_${i}`);
  const known = levels.filter((name) => name in (lines[0] ?? {}));
  const parents = new Map<string, string>();
  for (const [i, line] of lines.entries()) {
    const names = known.flatMap((name, k) =>
      k === 0 || (line[name] ?? '') !== '' ? [textOf(line, name, i)] : []
    );
    for (const [k, name] of names.entries()) {
      const parent = names[k + 1] ?? totalName;
      const before = parents.get(name) ?? parent;
      if (name === totalName || names.indexOf(name) !== k || before !== parent)
        throw new InvalidInput(
          name === totalName
            ? `line ${i + 2}: ${totalName} is the name of the sum, not of a ${axis}`
            : `line ${i + 2}: ${axis} ${name} lies below ${before} and below ${parent}`,
          { field: 'table' }
        );
      parents.set(name, parent);
    }
  }
  return [
    { name: totalName, parent: null },
    ...[...parents].map(([name, parent]) => ({ name, parent }))
  ];
}

function textOf(line: Line, name: string, i: number): string {
  const text = line[name]?.trim() ?? '';
  if (text === '') throw new InvalidInput(`line ${i + 2}: no ${name}`, { field: 'table' });
  return text;
}

function numberOf(line: Line, i: number): number {
  const text = textOf(line, 'value', i);
  const value = Number(text.replace(',', '.'));
  if (!Number.isFinite(value))
    throw new InvalidInput(`line ${i + 2}: value is not a number: ${text}`, { field: 'table' });
  return value;
}

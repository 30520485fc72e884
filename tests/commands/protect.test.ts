import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folder, vitrine } from '#tests/commands/vitrine.ts';

const firms = (row: string, column: string, parent: string, values: number[]) =>
  values.map((value, i) => `${row}${column}${i},${row},${column},${value},${parent}`);

test('protect hides along a cycle in nested tables and prints the audit', async () => {
  const data = folder();
  const lines = ['a1 A', 'a2 A', 'b1 B', 'b2 B'].flatMap((name) =>
    ['x', 'y', 'z'].flatMap((column) => {
      const [row = '', parent = ''] = name.split(' ');
      return firms(row, column, parent, row + column === 'a1x' ? [90] : [40, 30, 20, 10]);
    })
  );
  const file = join(data, 'table.csv');
  writeFileSync(file, ['enterprise,row,column,value,row_parent', ...lines].join('\n'));
  const { exit, out } = await vitrine(data, ['protect', '--table', file, '--format', 'csv']);
  expect(exit).toBe(0);
  const hidden = out.split('\n').filter((line) => line.includes(',,'));
  expect(hidden.filter((line) => /,[AOD],/.test(line))).toEqual([
    'a1,x,,A,,0,190,9,100',
    'a1,y,,D,,0,190,,',
    'a2,x,,D,,0,190,,',
    'a2,y,,D,,10,200,,'
  ]);
});

test('protect names what is wrong with a file', async () => {
  const data = folder();
  const file = join(data, 'bad.csv');
  writeFileSync(file, 'enterprise,row,column\na,b,c\n');
  const refused = await vitrine(data, ['protect', '--table', file]);
  expect(refused).toMatchObject({ exit: 2, out: '' });
  expect(refused.err).toContain('missing column: value (found: enterprise, row, column)');
});

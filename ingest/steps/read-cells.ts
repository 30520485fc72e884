import type { ReasonCode } from '#model/reason.ts';
import { factColumns, type Column } from '#queries/store.server.ts';
import type { Step, Value } from '../pipeline.ts';
import { readAmount, readCount, readDay, readEnum, readMoment, readRate } from './cells.ts';

const bad: Partial<Record<Column['type'], ReasonCode>> = {
  enum: 'unknown_value',
  amount: 'bad_amount',
  rate: 'bad_rate',
  moment: 'bad_date',
  day: 'bad_date',
  count: 'bad_count'
};

/** Ten-thousandths of a major unit from which on an amount is refused: 100 billion. */
const amount_max = 10n ** 15n;

/** Every cell read as its column says, as cells of a file are; the first one at fault refuses the item. */
export const readCells: Step = (event, { source }) => {
  const values: Record<string, Value> = {};
  for (const [name, column] of Object.entries(factColumns[event.kind])) {
    const cell = event.cells[name];
    if (name === 'unit' || name === 'source') continue;
    if (cell === undefined) {
      if (column.required) return { refused: { code: 'missing', column: name, value: '' } };
      continue;
    }
    const refused = (code: ReasonCode) => ({ refused: { code, column: name, value: cell } });
    if (cell.includes('\ufffd')) return refused('broken_text');
    if (column.exact && /^\d{4}-(\d\d|W\d\d)$/.test(cell)) return refused('not_a_day');
    const value = readCell(cell, column, source.zone);
    if (value === null) return refused(bad[column.type] ?? 'unreadable_row');
    if (column.type === 'amount' && typeof value === 'bigint' && abs(value) >= amount_max)
      return refused('amount_too_large');
    values[name] = value;
  }
  return { kept: { ...event, values } };
};

const abs = (value: bigint): bigint => (value < 0n ? -value : value);

function readCell(cell: string, column: Column, zone: string): Value | null {
  switch (column.type) {
    case 'code':
      return cell.toUpperCase();
    case 'enum':
      return readEnum(cell, column.values ?? []);
    case 'amount':
      return readAmount(cell);
    case 'rate':
      return readRate(cell);
    case 'moment':
      return readMoment(cell, zone);
    case 'day':
      return readDay(cell);
    case 'count':
      return readCount(cell);
    default:
      return cell;
  }
}

import { isHidden, type Cell, type Words } from '#lib/charts/define.ts';
import { shareDigits } from '#lib/format.ts';
import { kindOf, type Axis } from '#lib/explore/shape.ts';
import { viewTextsIn } from '#lib/text/view.ts';
import type { Unit } from '#model/metric.ts';
import type { SeriesRow } from '#model/question.ts';

/** A value of a table as it is read; hidden, missing and zero keep their own marks. */
export function cellOf(row: SeriesRow | undefined, unit: Unit, words: Words): Cell {
  const { text } = words;
  if (row === undefined) return { text: text.status.missing, value: null, mark: 'missing' };
  const { value, status } = row;
  if (value === null)
    return isHidden(status)
      ? { text: text.status.suppressed, value, status, mark: 'suppressed' }
      : { text: text.status.missing, value, status, mark: 'missing' };
  const cell: Cell = { text: valueText(row, value, unit, words), value, status };
  return value === 0 ? { ...cell, mark: 'zero' } : cell;
}

function valueText(
  { coverage, currency }: SeriesRow,
  value: number,
  unit: Unit,
  { format }: Words
): string {
  if (unit === 'ratio') return format.percent(value, value === 0 ? 0 : shareDigits(coverage));
  if (unit === 'count' || currency === null) return format.count(value);
  return unit === 'money' ? format.money(value, currency) : format.amount(value, currency);
}

/** The name of one thing of an axis. */
export function nameOf(row: SeriesRow, axis: Axis, { text, format }: Words): string {
  const kind = kindOf(axis);
  if (kind === 'period') return format.period(row.period ?? '', row.from ?? '');
  if (kind === 'sector' && row.sector === '_U') return text.status.unknownSector;
  if (kind === 'sector') return row.sector_name ?? row.sector ?? '';
  if (kind === 'area') return row.area_name ?? row.area ?? '';
  const channels: Record<string, string> = viewTextsIn(format.lang).channels;
  return channels[row.channel ?? ''] ?? row.channel ?? '';
}

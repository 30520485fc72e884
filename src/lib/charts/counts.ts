import { isHidden, type Cell, type Words } from '#lib/charts/define.ts';
import type { Status } from '#model/question.ts';

/** A number of enterprises as charts use it: null with a status A or D when hidden. */
export type Count = { value: number | null; status: Status };

/** A number of enterprises as it is read. */
export const countText = ({ value, status }: Count, { text, format }: Words): string =>
  value !== null
    ? format.count(value)
    : isHidden(status)
      ? text.status.suppressed
      : text.status.missing;

/** A number of enterprises as a cell of the table twin; hidden, missing and nought keep their own marks. */
export function countCell(count: Count, words: Words): Cell {
  const cell = { text: countText(count, words), value: count.value, status: count.status };
  if (count.value === null)
    return { ...cell, mark: isHidden(count.status) ? 'suppressed' : 'missing' };
  return count.value === 0 ? { ...cell, mark: 'zero' } : cell;
}

/** A share as a cell; null where one of its counts is hidden. */
export const shareOrHidden = (share: number | null, { text, format }: Words): Cell =>
  share === null
    ? { text: text.status.suppressed, value: null, mark: 'suppressed' }
    : { text: format.percent(share), value: share };

import { isHidden, type Cell, type Words } from '#lib/charts/define.ts';
import { shareDigits } from '#lib/format.ts';
import type { Status } from '#model/question.ts';

/** One value of an answer as charts use it: null with a status A, O, D when hidden, with no status when missing. */
export type Value = { value: number | null; status: Status; coverage: number | null };

/**
 * Rows for drawing: values that stand for much less of the sales than the others of their line are taken out, since a
 * month of which two days have a usual turnover says nothing of the month. The table twin keeps them, with a note.
 */
export function drawable(rows: SharesRow[]): SharesRow[] {
  const widest = (pick: (row: SharesRow) => Value) =>
    Math.max(0, ...rows.map((row) => pick(row).coverage ?? 0));
  const usual = widest((row) => row.online_share_of_usual);
  const recovery = widest((row) => row.recovery);
  return rows.map((row) => ({
    ...row,
    online_share_of_usual: isThin(row.online_share_of_usual, usual)
      ? missing
      : row.online_share_of_usual,
    recovery: isThin(row.recovery, recovery) ? missing : row.recovery
  }));
}

/** Whether a value stands for less than half of what the best covered one of its line stands for. */
const isThin = ({ coverage }: Value, widest: number): boolean =>
  coverage !== null && coverage < widest / 2;

/** Whether the two shares of a whole period speak of about the same sales. */
export const areComparable = (current: Value, usual: Value): boolean =>
  current.value !== null &&
  usual.value !== null &&
  (usual.coverage ?? 1) >= (current.coverage ?? 1) * 0.75;

/** A stretch of days marked on a time axis: a closure, a programme. Half-open days. */
export type Band = { from: string; until: string; name: string };

/** One period of the shares over time. Ratios 0 and up; `enterprises_n` of the share of current revenue. */
export type SharesRow = {
  period: string;
  from: string;
  until: string;
  online_share: Value;
  online_share_of_usual: Value;
  recovery: Value;
  enterprises_n: number | null;
  provisional: boolean;
  unfinished: boolean;
};

/** A value that is not there. */
export const missing: Value = { value: null, status: null, coverage: null };

/** A share as it is read: percent, or the words for hidden and missing. */
export function shareText(share: Value, { text, format }: Words): string {
  if (share.value !== null)
    return format.percent(share.value, share.value === 0 ? 0 : shareDigits(share.coverage));
  return isHidden(share.status) ? text.status.suppressed : text.status.missing;
}

/** A share as a cell of the table twin; suppressed, missing and zero keep their own marks. */
export function shareCell(share: Value, words: Words): Cell {
  const cell = { text: shareText(share, words), value: share.value, status: share.status };
  if (share.value === null)
    return { ...cell, mark: isHidden(share.status) ? 'suppressed' : 'missing' };
  return share.value === 0 ? { ...cell, mark: 'zero' } : cell;
}

/** The number of enterprises as a cell; nought of them behind a value is a panel, an aggregate published by others. */
export function enterprisesCell(n: number | null, { text, format }: Words): Cell {
  if (n === null) return { text: text.status.suppressed, value: null, mark: 'suppressed' };
  return { text: n === 0 ? '–' : format.count(n), value: n };
}

/** A period where online weighed more on current revenue than on usual turnover. Ratios; `gap` in points of 1. */
export type Peak = {
  row: SharesRow;
  current: number;
  usual: number;
  recovery: number | null;
  gap: number;
};

/** The period with the widest gap between the two shares, whole and final periods only; null when none has both. */
export function peakOf(rows: SharesRow[]): Peak | null {
  let best: Peak | null = null;
  for (const row of rows) {
    const current = row.online_share.value;
    const usual = row.online_share_of_usual.value;
    if (current === null || usual === null || row.unfinished || row.provisional) continue;
    if (best === null || current - usual > best.gap)
      best = { row, current, usual, recovery: row.recovery.value, gap: current - usual };
  }
  return best;
}

/** Whether the two shares tell different stories there: a fifth of a point apart, and one a seventh above the other. */
export const isTelling = ({ current, usual, gap }: Peak): boolean =>
  gap >= 0.002 && current >= usual * 1.15;

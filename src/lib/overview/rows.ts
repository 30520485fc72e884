import type { OnlineShares } from '#lib/charts/online-shares.ts';
import {
  drawable,
  missing,
  peakOf,
  isTelling,
  type Band,
  type SharesRow,
  type Value
} from '#lib/charts/rows.ts';
import type { UsualAnatomy } from '#lib/charts/usual-anatomy.ts';
import type { SeriesRow } from '#model/question.ts';

/** The money a page speaks in: amounts of two currencies or tax bases are never added up. */
export type Money = { currency: string; tax_basis: 'ht' | 'ttc' };

/** The currency and tax basis of most enterprises; `several` when others were left out. Null without any row. */
export function mainMoney(rows: readonly SeriesRow[]): (Money & { several: boolean }) | null {
  const found = new Map<string, { money: Money; n: number }>();
  for (const { currency, tax_basis, enterprises_n, value } of rows) {
    if (currency === null || (tax_basis !== 'ht' && tax_basis !== 'ttc')) continue;
    const entry = found.get(`${currency} ${tax_basis}`) ?? {
      money: { currency, tax_basis },
      n: -1
    };
    entry.n = Math.max(entry.n, enterprises_n ?? (value === null ? -1 : 0));
    found.set(`${currency} ${tax_basis}`, entry);
  }
  const [best] = [...found.values()].sort((a, b) => b.n - a.n);
  return best === undefined ? null : { ...best.money, several: found.size > 1 };
}

/** The rows in one currency and tax basis. */
export const inMoney = (rows: readonly SeriesRow[], money: Money | null): SeriesRow[] =>
  rows.filter(
    (row) => money !== null && row.currency === money.currency && row.tax_basis === money.tax_basis
  );

/** The value of one row; missing without a row. */
export const valueOf = (row: SeriesRow | undefined): Value =>
  row === undefined ? missing : { value: row.value, status: row.status, coverage: row.coverage };

const find = (rows: readonly SeriesRow[], metric: string) =>
  rows.find((row) => row.metric === metric);

/** The three shares of a cell. */
export const sharesOf = (rows: readonly SeriesRow[]) => ({
  online_share: valueOf(find(rows, 'online_share')),
  online_share_of_usual: valueOf(find(rows, 'online_share_of_usual')),
  recovery: valueOf(find(rows, 'recovery'))
});

/** Rows of one answer by a key, in the order they came. */
function grouped(rows: readonly SeriesRow[], key: 'period' | 'sector'): [string, SeriesRow[]][] {
  const groups = new Map<string, SeriesRow[]>();
  for (const row of rows) {
    const name = row[key];
    if (name === null) continue;
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return [...groups];
}

/** Shares over time out of an answer by period, and the whole period's out of one without. */
export function onlineSharesData(input: {
  from: string;
  until: string;
  byPeriod: readonly SeriesRow[];
  total: readonly SeriesRow[];
  bands: Band[];
}): OnlineShares {
  const rows = grouped(input.byPeriod, 'period').flatMap(([period, cells]): SharesRow[] => {
    const { from = null, until = null } = cells[0] ?? {};
    if (from === null || until === null) return [];
    return [
      {
        period,
        from,
        until,
        ...sharesOf(cells),
        enterprises_n: (find(cells, 'online_share') ?? cells[0])?.enterprises_n ?? null,
        provisional: cells.some((cell) => cell.provisional),
        unfinished: cells.some((cell) => cell.unfinished)
      }
    ];
  });
  const { from, until, bands } = input;
  return { from, until, rows, bands, total: sharesOf(input.total) };
}

/** The widest gap taken apart; null when the shares tell one story, or the parts do not fit into the usual turnover. */
export function anatomyData({ rows }: OnlineShares, currency: string): UsualAnatomy | null {
  const peak = peakOf(drawable(rows));
  if (peak === null || !isTelling(peak) || peak.recovery === null) return null;
  if (peak.usual < 0 || peak.recovery < peak.usual || peak.recovery > 1) return null;
  return {
    period: peak.row.period,
    from: peak.row.from,
    online: peak.usual,
    recovery: peak.recovery,
    current: peak.current,
    currency
  };
}

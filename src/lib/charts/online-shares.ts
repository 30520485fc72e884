import { drawShares } from '#lib/charts/online-shares-draw.ts';
import { sharesLayout, xOfRow, yOfShare } from '#lib/charts/online-shares-layout.ts';
import {
  defineChart,
  isHidden,
  type KeyItem,
  type StopLine,
  type Words
} from '#lib/charts/define.ts';
import {
  areComparable,
  drawable,
  enterprisesCell,
  peakOf,
  shareCell,
  shareText,
  isTelling,
  type Band,
  type SharesRow,
  type Value
} from '#lib/charts/rows.ts';

/** Shares over the days `from` to `until` (excluded), rows in order of time; `total` is the whole period. */
export type OnlineShares = {
  from: string;
  until: string;
  rows: SharesRow[];
  bands: Band[];
  total: { online_share: Value; online_share_of_usual: Value; recovery: Value };
};

/**
 * The online share of current revenue and of usual turnover on one time axis, the gap between them filled (it is lost
 * sales: the shares differ by the factor recovery), recovery beneath. Gaps stay gaps, provisional periods are dashed.
 */
export const onlineShares = defineChart<OnlineShares>({
  name: 'online-shares',
  cursor: 'line',
  metrics: ['online_share', 'online_share_of_usual', 'recovery'],
  title: (_, { text }) => text.charts.sharesTitle,
  summary,
  size(data, variant) {
    const { width, height } = sharesLayout(shown(data), variant);
    return { width, height };
  },
  draw: (plot, data, context) => drawShares(plot, shown(data), context),
  stops: (data, context) =>
    data.rows.map((row) => ({
      x: xOfRow(data, row, context),
      y: yOfShare(shown(data), row, context),
      title: context.format.period(row.period, row.from),
      lines: linesOf(row, context)
    })),
  key,
  table: (data, words) => ({
    columns: [
      words.text.charts.columns.period,
      words.text.charts.currentName,
      words.text.charts.usualName,
      words.text.charts.recoveryName,
      words.text.charts.columns.enterprises,
      words.text.charts.columns.note
    ],
    rows: data.rows.map((row, i) => [
      { text: words.format.period(row.period, row.from) },
      shareCell(row.online_share, words),
      shareCell(row.online_share_of_usual, words),
      shareCell(row.recovery, words),
      enterprisesCell(row.enterprises_n, words),
      { text: note(row, shown(data).rows[i] ?? row, words) }
    ])
  })
});

/** The data with the rows worth drawing. */
const shown = (data: OnlineShares): OnlineShares => ({ ...data, rows: drawable(data.rows) });

function summary(data: OnlineShares, words: Words): string {
  const { text, format } = words;
  const { online_share: current, online_share_of_usual: usual } = data.total;
  const peak = peakOf(drawable(data.rows));
  if (peak !== null && areComparable(current, usual)) {
    const p = { from: data.from, until: data.until, current: '', usual: '' };
    const first = text.charts.sharesSummary({
      ...p,
      current: shareText(current, words),
      usual: shareText(usual, words)
    });
    if (!isTelling(peak)) {
      const level = data.total.recovery.value ?? 1;
      return `${first} ${level > 1.08 ? text.charts.sharesApart : text.charts.sharesTogether}`;
    }
    return `${first} ${text.charts.sharesPeak({
      when: format.inPeriod(peak.row.period, peak.row.from),
      current: shareText(peak.row.online_share, words),
      usual: shareText(peak.row.online_share_of_usual, words),
      recovery: shareText(peak.row.recovery, words)
    })}`;
  }
  const values = data.rows.map((row) => row.online_share.value).filter((value) => value !== null);
  if (values.length === 0) return text.charts.sharesEmpty;
  if (Math.min(...values) === Math.max(...values))
    return text.charts.sharesEqual({ share: format.percent(values[0] ?? 0) });
  return text.charts.sharesNoUsual({
    from: data.from,
    until: data.until,
    low: format.percent(Math.min(...values)),
    high: format.percent(Math.max(...values))
  });
}

function linesOf(row: SharesRow, words: Words): StopLine[] {
  const { charts, status } = words.text;
  const lines: StopLine[] = [
    { swatch: 'current', name: charts.currentName, value: shareText(row.online_share, words) },
    { swatch: 'usual', name: charts.usualName, value: shareText(row.online_share_of_usual, words) },
    { swatch: 'recovery', name: charts.recoveryName, value: shareText(row.recovery, words) }
  ];
  if (row.provisional) lines.push({ swatch: null, name: status.provisional, value: '' });
  if (row.unfinished) lines.push({ swatch: null, name: status.unfinished, value: '' });
  return lines;
}

function note(row: SharesRow, drawn: SharesRow, { text, format }: Words): string {
  const values = [row.online_share, row.online_share_of_usual, row.recovery];
  const reasons = new Set(values.map(({ status }) => status).filter(isHidden));
  const notes = [...reasons].map((status) =>
    status === null || status === 'F' ? '' : text.status[status]
  );
  const { value, coverage } = row.online_share_of_usual;
  if (value !== null && drawn.online_share_of_usual.value === null && coverage !== null)
    notes.push(text.charts.thinNote(format.percent(coverage, 0)));
  if (row.provisional) notes.push(text.status.provisional);
  if (row.unfinished) notes.push(text.status.unfinished);
  return notes.filter((part) => part !== '').join(text.charts.semicolon);
}

function key(data: OnlineShares, { text }: Words): KeyItem[] {
  const items: KeyItem[] = [];
  const both = data.rows.some(
    ({ online_share: a, online_share_of_usual: b }) =>
      a.value !== null && b.value !== null && a.value > b.value * 1.05
  );
  if (both) items.push({ swatch: 'lost', text: text.charts.lostKey });
  if (data.bands.length > 0) items.push({ swatch: 'band', text: text.charts.bandKey });
  if (data.rows.some((row) => row.provisional || row.unfinished))
    items.push({ swatch: 'dashed', text: text.charts.provisionalKey });
  const values = data.rows.flatMap((row) => [row.online_share, row.online_share_of_usual]);
  if (values.some(({ status }) => isHidden(status)))
    items.push({ swatch: 'hatched', text: text.charts.suppressedKey });
  if (values.some(({ value, status }) => value === null && status === null))
    items.push({ swatch: 'broken', text: text.charts.gapKey });
  return items;
}

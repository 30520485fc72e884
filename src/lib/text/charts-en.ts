import type { ChartTexts } from '#lib/text/charts.ts';

/** Words of the charts that not every page shows, in English. */
export const chartsEn = {
  things: {
    sector: { one: 'sector', other: 'sectors', column: 'Sector' },
    area: { one: 'area', other: 'areas', column: 'Area' }
  },
  hidden: {
    one: 'One value is hidden for confidentiality.',
    other: (n: string) => `${n} values are hidden for confidentiality.`
  },
  suppressedKey: 'Hatched: hidden for confidentiality',
  missingKey: 'Lone dot: no data',
  zeroKey: 'Framed 0: zero',
  missingN: {
    one: 'One value is missing.',
    other: (n: string) => `${n} values are missing.`
  },
  cells: (title: string) => `Read the cells of the chart “${title}”, all four arrows`,
  heat: {
    title: 'Sectors and areas: where online sales have caught on',
    summary: (p: { measure: string; low: string; lowAt: string; high: string; highAt: string }) =>
      `${p.measure}: from ${p.low} (${p.lowAt}) to ${p.high} (${p.highAt}).`,
    equal: (p: { measure: string; value: string }) =>
      `${p.measure}: ${p.value} in every cell that has a value.`,
    empty: 'No cell has a value to publish for these filters.',
    at: (p: { row: string; column: string }) => `${p.row}, ${p.column}`,
    inPercent: 'in %',
    below: (to: string) => `below ${to}`,
    between: (from: string, to: string) => `${from} to ${to}`,
    above: (from: string) => `${from} and more`
  },
  ranked: {
    title: (things: string) =>
      `The ${things} that stand apart, and those that cannot be told apart`,
    above: (p: { measure: string; names: string; low: string; high: string }) =>
      `${p.measure}: ${p.names} (${p.low} to ${p.high}) above all others, 95% intervals not overlapping.`,
    more: (names: string, n: string) => `${names} and ${n} more`,
    and: ' and ',
    within:
      'Inside a group the intervals overlap one after the other: the order there is alphabetical, not a ranking.',
    none: (p: { measure: string; n: string; things: string; low: string; high: string }) =>
      `${p.measure}: the 95% intervals of the ${p.n} ${p.things} overlap one after the other, from ${p.low} to ${p.high}. No ranking is possible; the order is alphabetical.`,
    one: (p: { measure: string; name: string; value: string; low: string; high: string }) =>
      `${p.measure}: only one value has an interval, “${p.name}”, ${p.value} (${p.low} to ${p.high} at 95%).`,
    empty: 'No value has an interval for these filters: no ranking is possible.',
    unsure: {
      one: 'One value has no interval and is not ranked.',
      other: (n: string) => `${n} values have no interval and are not ranked.`
    },
    group: (n: string) => `Group ${n}`,
    unordered: 'in no order',
    unsureGroup: 'Without interval, not ranked',
    hiddenGroup: 'Without value',
    interval: '95% interval',
    low: 'From',
    high: 'To',
    groupColumn: 'Group',
    key: 'Dot: value; line: 95% interval',
    hollowKey: 'Ring: value without interval',
    noInterval: 'no interval'
  }
} satisfies ChartTexts;

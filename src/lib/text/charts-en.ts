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
  unknownArea: 'Unknown area',
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
    beyondKey: 'Arrow: beyond the scale, value on the right',
    noInterval: 'no interval'
  },
  moved: {
    title: (things: string) => `What moved the share: the ${things} themselves, or their weight`,
    summary: (p: {
      measure: string;
      before: string;
      after: string;
      change: string;
      within: string;
      mix: string;
      things: string;
    }) =>
      `${p.measure}: from ${p.before} to ${p.after}, a change of ${p.change}. Of it, ${p.within} come from the ${p.things}’ own shares and ${p.mix} from their weights.`,
    opposite: 'The two effects run against each other.',
    largest: (p: { name: string; within: string; mix: string }) =>
      `The largest move: “${p.name}” (own share ${p.within}, weight ${p.mix}).`,
    hidden: (measure: string) =>
      `${measure}: the change cannot be split, one of the values is hidden for confidentiality.`,
    missing: (measure: string) =>
      `${measure}: the change cannot be split, one of the two periods has no data.`,
    before: 'Before',
    after: 'After',
    within: (things: string) => `Own shares of the ${things}`,
    mix: (things: string) => `Weights of the ${things}`,
    rest: (n: string) => `Others, not shown one by one (${n})`,
    children: (things: string) => `The ${things} that counted most, in points`,
    columns: {
      share: (when: string) => `Share, ${when}`,
      weight: (when: string) => `Weight, ${when}`,
      within: 'Own share (points)',
      mix: 'Weight (points)'
    },
    whole: 'Whole',
    withinKey: 'Own share: at equal weight',
    mixKey: 'Weight: at equal share',
    points: (n: string, _ratio: number) =>
      `${n} ${n.replace('+', '') === '1.0' ? 'point' : 'points'}`
  },
  stacked: {
    hidden: 'Hidden, taken together',
    striped: 'Striped: provisional or incomplete period',
    gap: 'Empty: no data',
    shareOf: 'Share',
    empty: 'No share can be shown for these filters.',
    axis: '% of the whole',
    from: (p: { name: string; first: string; when: string; last: string; until: string }) =>
      `“${p.name}” goes from ${p.first} (${p.when}) to ${p.last} (${p.until}).`,
    channels: {
      title: 'Which channels sales outside the shop go through',
      largest: (p: { name: string; share: string; when: string }) =>
        `Away from the counter, the first channel ${p.when} is “${p.name}”: ${p.share} of online and remote sales.`,
      note: 'Sales without or with taxes as elsewhere on the page; counter and unknown origin left out.'
    },
    fulfilment: {
      title: 'How online orders are handed over',
      largest: (p: { name: string; share: string; when: string }) =>
        `The first way of handing over ${p.when} is “${p.name}”: ${p.share} of online sales.`,
      note: 'Online sales whose way of handing over is not known count as not collected.'
    },
    parts: {
      own_site: 'The shop’s own site or app',
      marketplace: 'Marketplace',
      local_marketplace: 'Local marketplace',
      social_checkout: 'Checkout on a social network',
      phone: 'Phone and text message',
      message: 'Messages, e-mail, post',
      pickup: 'Collected in the shop',
      delivery: 'Delivery and other'
    }
  },
  files: {
    download: 'Download',
    names: { png: 'image', svg: 'vector drawing', csv: 'table', xlsx: 'workbook' },
    link: (kind: string, file: string, title: string) => `${kind}, ${file} of the chart “${title}”`,
    status: (column: string) => `${column} (status)`,
    data: 'figures',
    about: 'method',
    title: 'Title',
    summary: 'Reading',
    statuses: 'Statuses',
    statusText:
      'F published; A too few enterprises; O one enterprise dominates; D would give another value away; empty: no data',
    units: 'Units',
    unitText: 'Shares are ratios: 0.125 reads 12.5%.',
    vintage: 'State of the data',
    newest: 'Data until',
    licence: 'Licence',
    licenceText: 'Reuse under the licence of the publishing site, naming source and date',
    sample: 'SAMPLE DATA: these shops are made up',
    address: 'View',
    noChart: 'There is no such chart for these filters',
    see: 'See the whole page on Vitrine'
  },
  embed: {
    open: 'Embed',
    about: (title: string) => `the chart “${title}” in another page`,
    code: 'Code to paste into the page',
    copy: 'Copy the code',
    copied: 'Copied',
    text: 'The frame finds its own height where the page allows the last line; without it, set “height”. You may add theme=light or theme=dark to the address, and background=transparent.'
  }
} satisfies ChartTexts;

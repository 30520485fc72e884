import type { EffectTexts } from '#lib/text/effect-fr.ts';

/** Words of the comparison of those who joined with those who did not, in English. */
export const effectEn: EffectTexts = {
  heading: 'Joined and comparable',
  text: 'Each enterprise that joined is compared with others of its trade that had not yet, or never did. Joining is a choice: a difference may come from that choice and not from the programme.',
  outcomes: {
    online: 'online sales as a share of usual turnover',
    revenue: 'all sales as a share of usual turnover'
  },
  likeness: {
    sector_area: 'same group of trades, same closure to the public, same region',
    sector: 'same group of trades, same closure to the public; areas are mixed',
    family: 'same family of trades, same closure to the public; areas are mixed',
    none: 'all together, for want of closer ones'
  },
  title: (p) => `${p.name}: ${p.outcome}, before and after joining`,
  verdict: {
    higher: (p) =>
      `Since joining, ${p.points} more than comparable enterprises on average (${p.low} to ${p.high} at 95 %). Joining is associated with this difference; nothing shows that it is the cause.`,
    lower: (p) =>
      `Since joining, ${p.points} less than comparable enterprises on average (${p.low} to ${p.high} at 95 %). Joining is associated with this difference; nothing shows that it is the cause.`,
    unclear: (p) =>
      `No difference that can be told from chance: on average between ${p.low} and ${p.high} points at 95 %.`,
    moving_before: (p) =>
      `Those who joined were already moving differently before (p = ${p.p}): the difference after cannot be put down to joining.`
  },
  points: (n) => `${n} points`,
  preTrend: (p) => `Before joining, no difference in how they moved shows (p = ${p}).`,
  counts: (p) => `${p.joined} joined and are followed, ${p.alike} never joined: ${p.likeness}.`,
  unmatched: (n) => `${n} that joined have nobody comparable and are left out.`,
  few: (p) =>
    `Fewer than twenty enterprises: chance alone would give such a difference with probability ${p} (permutations).`,
  twoWay: (points) =>
    `Not to be used: two-way fixed effects would give ${points}, because it also compares with enterprises that have joined already.`,
  tooFew: 'Too few enterprises followed before and after: it takes ten on each side.',
  axis: 'weeks since joining',
  week: (weeks) => `${weeks} weeks`,
  joinedHere: 'Joining',
  keyAfter:
    'Difference to comparable enterprises since joining, in points; thick line: 95 % interval; thin line: band that holds for all points at once',
  keyBefore: 'Before: difference in movement over four weeks',
  columns: {
    weeks: 'Weeks since joining',
    difference: 'Difference, points',
    low: 'From (95 %)',
    high: 'To (95 %)',
    bandLow: 'Band, from',
    bandHigh: 'Band, to',
    joined: 'Joined',
    alike: 'Comparable'
  },
  matched: 'The two series as they are',
  method:
    'Callaway and Sant’Anna (2021): effects by month of joining and four-week period, comparable enterprises of the same group that have not joined yet; errors by enterprise, bands by bootstrap (999 draws). Before joining, each point is the difference in movement since the period before.'
};

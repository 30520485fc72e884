import type { CostTexts } from '#lib/text/cost-fr.ts';

/** Words of cost and return of a programme, in English. */
export const costEn: CostTexts = {
  heading: 'Cost and return',
  lead: 'The aid in the register, held against what went with it. Aid without an amount in the register counts as none, and each enterprise has all its own reasons to sell online: nothing here says what the aid has caused.',
  columns: {
    what: 'Measure',
    value: 'Value',
    low: 'From (95 %)',
    high: 'To (95 %)',
    rests: 'Rests on'
  },
  paid: 'Aid paid',
  perActive: 'Aid per enterprise that became active',
  perEuro: 'Difference in online sales per euro of aid',
  paidOn: (day) => `register as of ${day}`,
  activeOn: (n) => `${n} enterprises with an online order in each of four weeks running`,
  followedOn: (p) =>
    `${p.n} that joined, followed for ${p.weeks} weeks on average beside comparable ones`,
  unclear: 'The interval holds nought: this difference cannot be told from chance.',
  above:
    'The difference is that of those who joined to comparable enterprises, over the time followed only: joining is associated with it, nothing shows that joining or the aid is the cause.',
  below:
    'Those who joined sold less online than comparable enterprises: joining is associated with this difference, nothing shows that it is the cause.',
  sales: 'Sales without tax, not a profit; what is sold more online may be missing in the shop.',
  unpaid: (n) => `${n} active enterprises have no amount in the register.`,
  unpaidHidden: 'A few active enterprises have no amount in the register.',
  refused: {
    aid_unknown: 'The register gives no amount of aid: nothing is worked out.',
    currencies: 'The register mixes several currencies: nothing is added up.',
    dominated: 'One enterprise would make nearly all of the sum: it is not shown.',
    few_active:
      'Fewer than ten active enterprises, or their number is confidential: no ratio per enterprise.',
    few_followed: 'Fewer than ten enterprises followed on either side: no difference per euro.',
    moving_before:
      'Those who joined were already moving differently before: the difference after is not held against any aid.'
  },
  method:
    'Aid per active enterprise: a ratio of sums, interval by bootstrap of enterprises. Difference per euro: the sum of group-time effects (Callaway and Sant’Anna) in euros, each for the enterprises it is about; its error by enterprise is carried into the ratio, the aid being taken as known. Amounts are rounded to a hundred.'
};

import type { ShopTexts } from '#lib/text/shop-fr.ts';

/** The words of a shop's own pages in English. */
export const shopEn: ShopTexts = {
  title: (name) => `${name}: your sales`,
  sample: 'A sample shop, made up: anybody may look at it.',
  nothing: 'No sale has come in yet. A first entry takes a minute.',
  entry: 'Enter my week',
  import: 'Import a file',
  setUp: 'Set my shop up',
  poster: 'Poster for my window',
  period: (range) => `The thirteen weeks ${range}.`,
  newest: (day) => `Sales known until ${day}.`,
  sentence: {
    both: (usual, current) =>
      `Your online sales made ${usual} of what you usually sell, and ${current} of what you really sold.`,
    current: (current) =>
      `${current} of what you sold was ordered online. To set it against what is usual, your usual turnover is missing.`,
    none: 'No online sale in these thirteen weeks.',
    unknown: 'Your online sales are not known yet.'
  },
  number: 'of usual turnover, online',
  numberCurrent: 'of your sales, online',
  lastYear: (share) => `a year earlier: ${share}`,
  tableTitle: 'Sales by channel, week by week',
  tableNote: (currency, basis) => `Amounts in ${currency}, ${basis}, net of refunds.`,
  basis: { ht: 'without tax', ttc: 'with tax' },
  week: 'week',
  total: 'all',
  channels: {
    counter: 'in the shop',
    own_site: 'my site',
    app: 'app',
    marketplace: 'marketplace',
    local_marketplace: 'local marketplace',
    social_checkout: 'social network',
    edi: 'EDI',
    phone: 'phone',
    sms: 'text message',
    email: 'e-mail',
    social_message: 'messages',
    post: 'post',
    other: 'other'
  },
  facts: {
    title: 'Besides',
    recovery: 'Sales over usual',
    pickup: 'Picked up in the shop, share of usual',
    remote: 'Phone and messages, share of sales',
    visits: 'Visits of the site',
    conversion: 'Orders for a visit',
    basket: 'Average online order',
    regulars: 'Regular customers who also buy online',
    missing: 'not known yet'
  },
  moved: {
    title: 'What changed, and why',
    none: 'To tell, visits of the site and its orders are needed for twice thirteen weeks.',
    text: (change) => `Orders of the site: ${change} against the thirteen weeks before.`,
    parts: {
      visits: 'by visits',
      conversion: 'by the share of visits that order',
      basket: 'by the order’s size'
    }
  },
  peers: {
    title: 'Shops like yours',
    group: (n, sector, area, size) =>
      `${n} enterprises: ${sector}, ${area}, ${size}. Yours is one of them.`,
    sizes: [
      'under €100,000 a year',
      '€100,000 to 300,000 a year',
      '€300,000 to 1 million a year',
      'over €1 million a year'
    ],
    allSizes: 'all sizes',
    few: (n, sector, area) =>
      `No comparison: it takes at least ten enterprises for none to be recognised, and there are ${n} (${sector}, ${area}).`,
    unknown: 'No comparison: the sector or the commune of the shop is not known.',
    columns: {
      what: 'Share of usual turnover',
      you: 'you',
      q1: 'a quarter below',
      median: 'median',
      q3: 'a quarter above'
    },
    measures: { online: 'online', remote: 'phone and messages', pickup: 'picked up in the shop' },
    note: 'Each limit is the mean of three enterprises, rounded to one percent: it tells the value of none.'
  },
  next: {
    title: 'The next useful step',
    why: 'Why this one?',
    steps: {
      no_news: [
        'Tell us of your sales.',
        'No sale has come in for more than two weeks: entry, or the connection with your till, has stopped.'
      ],
      no_usual: [
        'Say what you usually sell.',
        'Without usual turnover, an online share that rises may be no more than a shop that falls.'
      ],
      no_orders: [
        'Check that your web shop takes orders.',
        'You had online orders, and none for thirty days.'
      ],
      visits_no_orders: [
        'Place a test order yourself.',
        'Your site was visited fifty times or more in thirty days without one order: price, delivery or payment stop people.'
      ],
      sheets_unfinished: [
        'Finish your product sheets.',
        'Some of the sheets you planned are not online yet: what nobody sees nobody orders.'
      ],
      regulars_not_told: [
        'Tell your regulars that they can order online.',
        'Fewer than one regular customer in five also buys online.'
      ],
      no_pickup: [
        'Offer pickup in the shop.',
        'Your online sales are established and none is picked up: a pickup brings people to the counter.'
      ],
      go_on: [
        'Go on like this.',
        'None of the rules finds fault: sales come in, the usual is known, orders arrive.'
      ]
    }
  }
};

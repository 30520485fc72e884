import type { importWordsFr } from '#lib/text/import-words-fr.ts';

/** Our columns and their closed values, explained to a shopkeeper. English. */
export const importWordsEn: typeof importWordsFr = {
  fields: {
    unit: { name: 'Shop', help: 'The code of the shop. Rows of another shop are refused.' },
    external_id: {
      name: 'Order number',
      help: 'What tells one sale from the others: number of the order, receipt or invoice. Sending the same file again counts nothing twice.'
    },
    ordered_at: {
      name: 'Date of the sale',
      help: 'The day of the order, with the time if you have it.'
    },
    day: { name: 'Day', help: 'The day of the takings; of a week or month, its first day.' },
    gross: { name: 'Amount with tax', help: 'What the customer paid, tax included.' },
    net: { name: 'Amount without tax', help: 'The amount before tax.' },
    tax: { name: 'Tax amount', help: 'The tax in money, if the file gives it.' },
    tax_rate: { name: 'Tax rate', help: 'Such as 20%, 10% or 5.5%.' },
    refund: { name: 'Refunded amount', help: 'What was given back to the customer.' },
    tax_basis: {
      name: 'With or without tax',
      help: 'Says for each row whether its amounts include tax.'
    },
    currency: { name: 'Currency', help: 'Three letters, such as EUR.' },
    channel: {
      name: 'Sales channel',
      help: 'Where the order was placed: counter, web site, phone…'
    },
    order_mode: {
      name: 'Way of ordering',
      help: 'In the shop, online or at a distance. The channel is enough: it follows from it.'
    },
    fulfilment: { name: 'Handover', help: 'Taken away, collected, delivered, shipped…' },
    payment_moment: {
      name: 'Moment of payment',
      help: 'When ordering, when collecting, on delivery.'
    },
    status: {
      name: 'State of the order',
      help: 'Paid, shipped, cancelled… Cancelled and test orders do not count.'
    },
    customer: {
      name: 'Customer',
      help: 'Number or address of the customer, to count regular customers. Turned into a code at once: the address is never kept.'
    },
    items_n: { name: 'Number of items', help: 'A whole number.' },
    orders_n: { name: 'Number of sales', help: 'How many receipts make up these takings.' },
    visits_n: {
      name: 'Number of visits',
      help: 'Visits of the site, or people through the door, on that day.'
    },
    visitors_n: { name: 'Number of visitors', help: 'Different people, if the file says so.' },
    kind: { name: 'Site or shop', help: 'Visits of the web site, or people through the door.' },
    referrer_class: {
      name: 'Where from',
      help: 'What the visits came by: search engine, social network…'
    },
    sector: { name: 'Sector', help: 'NAF code (47.65Z), or a group from G01 to G14.' },
    area: { name: 'Commune', help: 'INSEE code of the commune; a postcode is not one.' },
    siret: { name: 'SIRET', help: 'Fourteen digits.' },
    name: { name: 'Name', help: 'What the shop is called, to find it again.' },
    zone: { name: 'Time zone', help: 'Such as Europe/Paris.' },
    opened_on: { name: 'Opened on', help: 'First day of business.' },
    closed_on: { name: 'Closed on', help: 'First day on which the shop no longer exists.' },
    online_from: {
      name: 'Sells online since',
      help: 'First day of online sales; empty when there are none.'
    },
    refund_of: { name: 'Refunded order', help: 'The number of the order that a refund belongs to.' }
  },
  values: {
    order_mode: {
      in_store: 'In the shop',
      online: 'Online',
      remote: 'At a distance (phone, message)',
      unknown: 'Unknown'
    },
    channel: {
      counter: 'Counter (in the shop)',
      own_site: 'The shop’s own web site',
      app: 'App',
      marketplace: 'Marketplace',
      local_marketplace: 'Local marketplace',
      social_checkout: 'Shop on a social network',
      edi: 'Electronic data exchange',
      phone: 'Phone',
      sms: 'Text message',
      email: 'E-mail',
      social_message: 'Message on a social network',
      post: 'Letter',
      other: 'Other or unknown'
    },
    fulfilment: {
      carry_out: 'Taken away at once',
      pickup_shop: 'Collected in the shop',
      pickup_point: 'Pickup point',
      local_delivery: 'Delivered by the shop',
      shipping: 'Shipped',
      digital: 'Digital',
      none: 'Unknown'
    },
    payment_moment: {
      at_order: 'When ordering',
      at_pickup: 'When collecting',
      at_delivery: 'On delivery',
      on_account: 'On account'
    },
    status: {
      pending: 'Waiting',
      accepted: 'Accepted, to be paid',
      paid: 'Paid',
      fulfilled: 'Delivered or shipped',
      refund: 'Refund',
      cancelled: 'Cancelled',
      failed: 'Payment failed',
      test: 'Test',
      draft: 'Draft'
    },
    kind: { web: 'Visits of the site', footfall: 'People through the door' },
    referrer_class: {
      direct: 'Direct',
      search: 'Search engine',
      social: 'Social network',
      marketplace: 'Marketplace',
      campaign: 'Campaign',
      poster: 'Poster, code to scan',
      site: 'Another site',
      all: 'All together'
    },
    tax_basis: { ht: 'Without tax', ttc: 'With tax' }
  }
};

import type { SetUpTexts } from '#lib/text/set-up-fr.ts';

export const setUpEn = {
  title: 'Set my shop up',
  back: 'My sales',
  lead: 'Four things, in any order. Each makes your figures truer.',
  done: 'done',
  open: 'to do',
  saved: 'Saved.',
  save: 'Save',
  fix: 'To correct below; what you typed is still there.',
  identity: {
    title: 'Your shop',
    why: 'Trade and commune say which shops to compare you with.',
    name: 'Name of the shop',
    siret: 'SIRET',
    siretHint: '14 digits, on your invoices. Optional; its check digit is verified.',
    sector: 'Trade',
    sectorNone: 'Choose…',
    ape: 'APE code, if you know it',
    apeHint: 'Four digits and a letter, such as 47.65Z. It goes before the trade.',
    area: 'Commune or postcode',
    areaChoose: 'Several communes answer: which one?'
  },
  usual: {
    title: 'Your usual turnover',
    why: 'Everything else is measured by it: an online share that rises may be no more than a shop that falls.',
    annual: 'How much does the shop sell in a normal year?',
    annualHint:
      'The total of a year without a closure: your last accounts, your VAT return or your best estimate.',
    year: 'In that year',
    tax: 'Does this amount include VAT?',
    taxHint:
      'Shares are made without VAT. Say the rate and the tax is taken off. With several rates, better give the amount without VAT.',
    distance: 'Does it include sales at a distance?',
    distanceHint:
      'Pickup, delivery, phone, internet. An amount copied from an aid form of 2020 often leaves them out: they are just what is measured here.',
    distances: { yes: 'Yes', no: 'No', unknown: 'I do not know' },
    overrides: 'Take this amount even where my past sales would do',
    current: (amount: string, basis: string, year: string) =>
      `Declared: ${amount} ${basis}, year ${year}.`,
    basis: { ht: 'without VAT', ttc: 'VAT included' }
  },
  sources: {
    title: 'Where your sales come from',
    why: 'Connect what you have; the rest is entered in a minute a week.',
    connected: 'Connected already',
    none: 'Nothing is connected yet.',
    platforms: 'Connect a platform or a till',
    others: 'Without a connection',
    file: 'Import a file',
    entry: 'Enter my week',
    waiting: 'no order received so far',
    received: (day: string) => `orders received, the newest of ${day}`,
    change: 'settings'
  },
  platform: {
    back: 'Set my shop up',
    title: (name: string) => `Connect ${name}`,
    steps: 'The steps',
    settings: 'What the platform gave you',
    keep: 'Saved already; leave empty to keep it.',
    optional: 'Optional.',
    submit: 'Connect',
    address: 'Receiving address, to copy into the platform',
    pulled: 'Your orders are also fetched every night.',
    live: 'First order',
    wait: 'Waiting for the first order. Place one, or wait for the next: this page will say so by itself.',
    look: 'Look again',
    received: (day: string) => `We have received your first order. The newest is of ${day}.`,
    refused: (n: string) => `${n} messages wait for a decision.`,
    quarantine: 'See which',
    trouble: 'The last fetch failed:',
    fields: {
      base_url: 'Address of the shop (https://…)',
      consumer_key: 'API key (consumer key)',
      consumer_secret: 'API secret (consumer secret)',
      webhook_secrets: 'Webhook secret',
      shop_domain: 'Domain of the shop',
      access_token: 'Access token',
      api_key: 'API key',
      secret_key: 'Secret key'
    }
  },
  sheets: {
    title: 'Your product sheets',
    why: 'An online shop fills sheet by sheet: that is what takes the most time.',
    planned: 'Sheets planned',
    done: 'Sheets online',
    progress: (done: string, planned: string) => `${done} of ${planned} sheets are online.`
  },
  faults: {
    missing: 'To be filled in.',
    too_long: 'A hundred and twenty characters at most.',
    siret: 'This SIRET is not valid: check its 14 digits.',
    ape: 'This APE code is not known.',
    area: 'No commune of this name or postcode.',
    area_choose: 'Choose the commune.',
    year: 'A past year, from 1990 on.',
    choice: 'Choose an answer.',
    count: 'A whole number, zero or more.',
    more_done: 'There cannot be more sheets online than planned.',
    setting: 'This value does not do.',
    secret: 'Give at least one key or secret: without them nothing arrives.'
  }
} satisfies SetUpTexts;

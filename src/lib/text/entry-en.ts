import type { EntryTexts } from '#lib/text/entry-fr.ts';

export const entryEn = {
  title: 'Your week',
  back: 'My sales',
  lead: 'What you took, by way of selling. One minute is enough.',
  week: 'Week',
  weekOpen: 'to enter',
  weekDone: 'entered',
  weekChange: 'Change week',
  fields: {
    in_store: 'In the shop',
    phone: 'By phone',
    messages: 'By message',
    web: 'On your site',
    pickup: 'of which picked up in the shop',
    marketplace: 'On a marketplace'
  },
  hints: {
    in_store: 'What customers paid at the counter.',
    phone: 'Orders taken by phone, picked up or delivered.',
    messages: 'SMS, WhatsApp, Instagram, e-mail.',
    web: 'Orders placed online, those picked up in the shop included.',
    pickup: 'The part of the site’s sales that customers came for.',
    marketplace: 'Leboncoin, Etsy, a local marketplace… before commission.'
  },
  prefilled: (week: string) =>
    `The amounts of the ${week} are filled in: change what changed, empty what sold nothing.`,
  correcting: 'This week is entered already: what you save replaces it.',
  empty: 'An empty field counts as zero.',
  fed: (source: string, day: string) => `Comes by itself through “${source}”, since ${day}.`,
  twice: (weeks: string) =>
    `Counted twice: ${weeks}. Another source tells part of what you had entered too; open the week and save it again.`,
  tax: 'These amounts are',
  taxes: {
    ttc_200: 'with VAT, at 20%',
    ttc_100: 'with VAT, at 10%',
    ttc_85: 'with VAT, at 8.5%',
    ttc_55: 'with VAT, at 5.5%',
    ttc_21: 'with VAT, at 2.1%',
    ttc: 'with VAT, at several rates',
    ht: 'without VAT, or no VAT is charged'
  },
  taxHint: 'The rate of last time is proposed. Comparisons are made without VAT.',
  total: 'In all',
  submit: 'Save the week',
  saved: (week: string, total: string) => `Saved: ${week}, ${total}.`,
  same: (week: string) => `Nothing to change: the ${week} said so already.`,
  toChart: 'See my sales',
  queue: {
    title: 'Waiting to be sent',
    offline: 'Kept on this device. It goes by itself as soon as the network is back, once.',
    sending: 'Sending…',
    signIn: 'Your session is over: sign in again, the entry is kept.',
    signInLink: 'Sign in again',
    refused: 'Refused. Open this entry, correct it and save again.',
    item: (week: string, total: string) => `${week}: ${total}`,
    edit: 'Open again',
    drop: 'Throw away',
    again: 'Send now',
    unkept:
      'This device can keep nothing and the network is missing: nothing was saved. Your amounts are still here; try again.'
  },
  entered: {
    title: 'Weeks entered',
    none: 'No week is entered yet.',
    week: 'week of',
    correct: 'correct',
    when: 'entered on'
  },
  history: {
    title: 'What was said of this week',
    when: 'Entered on',
    who: 'by',
    total: 'in all',
    counts: 'counts',
    before: 'replaced',
    gone: 'account closed'
  },
  faults: {
    not_a_number: 'Write an amount in figures: 1250 or 1250.50.',
    ambiguous: 'Thousands or decimals? Write without a thousands separator: 1250 or 1.25.',
    negative: 'An amount taken is not negative.',
    decimals: 'Two decimals at most.',
    too_large: 'More than ten million in a week: check the amount.',
    nothing: 'Give at least one amount; 0 if the shop was shut.',
    pickup_more: 'What was picked up cannot be more than what the site sold.',
    week_missing: 'Choose a week.',
    week_later: 'This week is not over: it can be entered from Saturday on.',
    week_old: 'A week more than three years ago can no longer be entered.',
    tax_missing: 'Say whether these amounts include VAT.',
    by_month:
      'Your sales are kept by the month: ask whoever runs the site to keep them by the week.'
  },
  fix: 'To correct below; what you typed is still there.'
} satisfies EntryTexts;

import type { SurveyTexts } from '#lib/text/survey-fr.ts';

/** Words of the survey of reasons, in English. */
export const surveyEn: SurveyTexts = {
  title: { shop: 'Two questions to your shop', customer: 'Two questions to customers' },
  lead: {
    shop: (shop) => `For ${shop}. One minute, no account.`,
    customer: (shop) => `You are a customer of ${shop}. One minute, no account.`
  },
  why: (programme) =>
    `This survey goes with the programme “${programme}”: it is there to learn what holds people back, not to judge.`,
  standing: {
    shop: 'Does your shop sell online?',
    customer: 'Do you buy online from this shop?'
  },
  standings: {
    sells: 'Yes',
    prepares: 'Soon: we are preparing it',
    buys: 'Yes, regularly',
    sometimes: 'Sometimes',
    does_not: 'No'
  },
  reason: {
    shop: 'If not yet: what holds you back most?',
    customer: 'If not regularly: what holds you back most?'
  },
  reasons: {
    already_equipped: 'We have what we need',
    platform_not_wanted: 'We do not want to go through a platform',
    too_late: 'It is too late for us',
    no_time_for_product_sheets: 'No time to make product sheets',
    cost: 'The cost',
    skills: 'We do not know how',
    customers_buy_in_person: 'Our customers prefer to come',
    advice_needs_presence: 'Our advice needs people to be there',
    logistics: 'Delivery or pickup',
    sees_first: 'I like to see and touch first',
    habit: 'I am used to coming',
    advice: 'I come for the advice',
    unaware: 'I did not know it was possible',
    not_offered: 'This shop does not sell online',
    delivery: 'Delivery: price or time',
    payment: 'I do not like paying online',
    difficulty: 'It is too complicated',
    price: 'The prices',
    other: 'Something else'
  },
  send: 'Send my answer',
  change: 'Change my answer',
  thanks: 'Thank you, your answer is kept.',
  already: {
    shop: 'This shop has answered already. A new answer replaces the former one.',
    customer: 'You have answered already. A new answer replaces the former one.'
  },
  faults: {
    standing_missing: 'Choose an answer to the first question.',
    reason_missing: 'Choose a reason at the second question: the main one will do.',
    too_many: 'Too many answers come from this network. Try again in ten minutes.'
  },
  over: 'This link opens no survey. It may be incomplete: scan the code again.',
  privacy: {
    shop: 'Only numbers are published, and never those of one or two enterprises. Nobody sees your answer on a page or in a file.',
    customer:
      'No name, no address and no network address is kept with the answer. A cookie in this browser keeps you from being counted twice; it goes after 90 days.'
  },
  poster: {
    open: 'Poster to print',
    title: { shop: 'Two questions to this shop', customer: 'Do you buy online here?' },
    text: {
      shop: 'Scan the code to answer: two questions, one minute.',
      customer: 'Yes, no, why: two questions, one minute, no account.'
    },
    qr: (address) => `Code to scan: ${address}`,
    hint: 'Print this page: it fits a sheet of A5 or A4.'
  },
  links: {
    title: 'Links of the survey',
    lead: 'One link per shop, to send or to print. A shop keeps its link: downloading again makes no other.',
    area: (name) => `Shops of: ${name}`,
    everywhere: 'All shops',
    programme: 'Programme',
    audience: 'To whom',
    audiences: { shop: 'To the shops', customer: 'To the shops’ customers' },
    make: 'Download the links (CSV)',
    none: 'No programme is registered.',
    back: 'Back to the programme'
  },
  results: {
    heading: { shop: 'What holds shops back', customer: 'What holds customers back' },
    lead: {
      shop: 'Survey of two questions to shops; the main reason of those that do not sell online.',
      customer:
        'Survey of two questions to customers who followed a shop’s link: those who answer are not a random sample.'
    },
    none: 'Not enough answers yet to show any of them without telling whose they are.',
    make: 'Make the links of the survey',
    until: (day) =>
      `Answers until ${day}. Published by week, and only once five enterprises or more have answered or changed their mind.`,
    rate: (p) =>
      `${p.answered} enterprises answered of ${p.asked} that were asked: ${p.rate} (${p.low} to ${p.high} at 95 %). Those who do not answer may think otherwise.`,
    heard: (n) => `${n} answers of customers.`,
    rateHidden: (answered) =>
      `${answered} enterprises answered; the response rate is confidential.`,
    table: 'Reasons, as a share of those whom something holds back',
    byFamily: 'By family of trades',
    byRegion: 'By area',
    columns: {
      what: 'Answer',
      all: 'All',
      count: 'Number',
      share: 'Share',
      low: 'From (95 %)',
      high: 'To (95 %)',
      joined: 'Joined the programme',
      asked: 'Asked',
      answered: 'Answered',
      rate: 'Response rate',
      settled: { shop: 'Sell online', customer: 'Buy online' },
      held: { shop: 'Do not sell yet', customer: 'Do not buy, or seldom' }
    },
    together: (names) => `Together: ${names}`,
    rare: (n) => `${n} other reasons, together`,
    interval: (p) => `${p.share} (${p.low} – ${p.high})`,
    note: 'In brackets: Wilson interval at 95 %.'
  }
};

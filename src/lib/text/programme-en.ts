import type { ProgrammeTexts } from '#lib/text/programme-fr.ts';

/** Words of the programme page and its charts, in English. */
export const programmeEn: ProgrammeTexts = {
  title: 'Programme',
  lead: 'Who joined an adoption programme, how far each has come, and how long it took.',
  choose: 'Programmes',
  none: 'No programme is recorded yet.',
  noneHow: 'Import the programmes, then the register of who joined:',
  nobody: 'Nobody has joined this programme yet.',
  dates: (from, until) => (until === null ? `Since ${from}` : `From ${from} to ${until}`),
  aid: (amount) => `aid of at most ${amount} a shop`,
  asOf: (day) => `As of ${day}. Enterprises, not shops: a chain counts once.`,
  stages: [
    'Joined',
    'Visible online',
    'Remote orders',
    'Catalogue of 20 sheets',
    'Checkout live',
    'First online order',
    'Orders every week',
    'Online 5 % of usual turnover'
  ],
  stageShort: [
    'Joined',
    'Visible',
    'Remote',
    'Catalogue',
    'Checkout',
    '1st order',
    'Active',
    'Established'
  ],
  stageNotes:
    'Stages 1 to 4 as the register declares them; stages 5 to 7 read from sales since joining. A stage may be skipped, never re-dated.',
  ofJoined: 'of those who joined',
  interval: (low, high) => `${low} to ${high}`,
  columns: {
    stage: 'Stage',
    enterprises: 'Enterprises',
    share: 'Share of joined',
    shareTold: 'Share of those who answered',
    low: 'From (95 %)',
    high: 'To (95 %)',
    month: 'End of month',
    cohort: 'Month of joining',
    family: 'Family of trades',
    solution: 'Solution',
    median: 'Half had a 1st order after',
    days: 'Days since joining',
    launched: 'Checkout live',
    ordered: '1st order',
    incidence: 'Cumulative share, other ends counted',
    area: 'Area',
    due: 'Due',
    target: 'Target',
    reached: 'Reached',
    progress: 'Progress',
    gap: 'Gap to target',
    alert: 'Status',
    reason: 'Reason',
    state: 'State'
  },
  funnel: {
    title: (name) => `${name}: how far those who joined have come`,
    summary: (p) =>
      `${p.joined} enterprises joined; ${p.first} have had an online order, ${p.share} of them (${p.low} to ${p.high} at 95 %).`,
    joinedOnly: (joined) => `${joined} enterprises joined; the rest is suppressed.`,
    hidden: 'Too few enterprises joined: their number is suppressed.',
    key: 'Enterprises at this stage or beyond'
  },
  curve: {
    title: (name) => `${name}: the rise, month by month`,
    summary: (p) =>
      `${p.joined} joined between ${p.from} and ${p.until}${p.half === null ? '' : `, half of them by the end of ${p.half}`}.`,
    hidden: 'Too few enterprises to show the rise.',
    dashed: 'Dashed: suppressed values, between two known ones',
    fit: (p) =>
      `An S-curve fitted to the joinings levels off at about ${p.limit}, of ${p.eligible} eligible enterprises. It describes the months past and promises nothing.`,
    noFit: 'No limit is given: until the middle of the rise has passed, the data do not show one.',
    eligible: (p) => `${p.n} eligible enterprises on ${p.day}.`,
    unchecked: 'Staff is not known: the rule on size is not checked.'
  },
  wait: {
    title: (name) => `${name}: time to selling online`,
    names: { launch: 'Checkout live', first_order: 'First online order' },
    summary: (p) => `${p.name}: half are there in ${p.days} days.`,
    unreached: (p) => `${p.name}: ${p.share} are there after ${p.days} days, fewer than half.`,
    hidden: 'Too few shops to measure a time: it takes ten, three of them arrived.',
    others: (p) => `${p.name}: ${p.share} ended otherwise (refusal, departure, closure).`,
    curves: 'The solid curve sets these ends aside, the dashed one counts them as not arrived.',
    band: 'Band: 95 % interval',
    dashed: 'Dashed: refusals, departures and closures counted',
    axis: 'weeks since joining',
    weeks: (n) => `${n} weeks`,
    left: (n) => `${n} enrolments left out: sales unknown, or online before joining.`
  },
  sections: {
    progress: 'Where those who joined stand',
    cohorts: 'By month of joining',
    cohortsText: 'Each group followed until the same day: the latest have had less time.',
    families: 'By family of trades',
    solutions: 'Solutions compared',
    solutionsText:
      'Who chooses which solution is not drawn by lot: a difference may come from the shops.',
    targets: 'Targets by area',
    targetsText:
      'Progress in enterprises. “Behind”: less than the straight line from the first joining to the due date.',
    refusals: 'Why not',
    refusalsText: (n) => `Reasons given by ${n} enterprises that refused; one may give several.`,
    side: 'Beside the stages'
  },
  parts: {
    several: 'Several solutions',
    without: 'No solution named',
    unknown: 'Unknown sector',
    together: (names) => `Together: ${names}`
  },
  side: {
    refused: 'Refused',
    left: 'Left the programme',
    closed: 'Closed',
    dormant: 'No online order for 90 days',
    listed: 'Listed online, not selling'
  },
  alerts: { met: 'Met', on_track: 'On track', behind: 'Behind', missed: 'Missed' },
  refusals: {
    already_equipped: 'Already equipped',
    platform_not_wanted: 'Does not want a platform',
    too_late: 'Too late',
    no_time_for_product_sheets: 'No time for product sheets',
    cost: 'Cost',
    skills: 'Skills',
    customers_buy_in_person: 'Customers buy in the shop',
    advice_needs_presence: 'Advice needs presence',
    logistics: 'Logistics',
    other: 'Other'
  },
  notReached: 'not in the time observed',
  noteTerms: {
    period: 'Period',
    population: 'Population',
    unit: 'Unit',
    secrecy: 'Confidentiality',
    freshness: 'Known until',
    method: 'Method'
  },
  secrecy:
    'A number of one or two enterprises is not shown, nor two numbers from which one or two could be worked out.',
  kaplan:
    'Kaplan–Meier, log-log interval; shops without an order so far counted until the last day known.',
  waitPopulation: 'enrolments whose online sales are known and that did not sell online before'
};

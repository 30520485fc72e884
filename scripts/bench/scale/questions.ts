import type { QuestionInput } from '#model/question.ts';

const raw = import.meta.glob<string>('./raw/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true
});

/** A question of the dashboard, and the plain SQL that answers it from the orders themselves. */
export type DashboardQuestion = {
  question: string;
  asked: QuestionInput;
  /** what is known of the shop itself, asked by its owner */
  as_owner?: string;
  sql: string;
  days: { from: string; until: string };
};

const year = { from: '2020-01-01', until: '2021-01-01' };
const years = { from: '2018-01-01', until: '2021-01-01' };
const free = { from: '2020-03-17', until: '2020-05-11' };
const shares = ['online_share', 'total_revenue'];

/** Every shape of question the pages ask: headline, over time, by place, inside a place, free days, one shop. */
export const questions: readonly DashboardQuestion[] = [
  question('headline of a year', 'headline', year, { metrics: [...shares, 'orders'] }),
  question('headline of free days', 'headline', free, { metrics: [...shares, 'orders'] }),
  question('by week, three years', 'weeks', years, { metrics: shares, by: { period: 'week' } }),
  question('by week, a year, against the year before', 'weeks', year, {
    metrics: shares,
    by: { period: 'week' },
    compare: 'last_year'
  }),
  question('by day, free days', 'days', free, { metrics: shares, by: { period: 'day' } }),
  question('by channel and month, a year', 'channels', year, {
    metrics: ['total_revenue'],
    by: { period: 'month', channel: true }
  }),
  question('by sector group, a year', 'sectors', year, {
    metrics: shares,
    by: { sector: 'group' }
  }),
  question('by sector group, a year (enterprises and largest too)', 'sectors-protected', year, {
    metrics: shares,
    by: { sector: 'group' }
  }),
  question('by activity inside a group, a year', 'classes', year, {
    metrics: shares,
    by: { sector: 'class' },
    where: { sector: 'G05' }
  }),
  question('by département, a year', 'departements', year, {
    metrics: shares,
    by: { area: 'departement' }
  }),
  question('sector group by region, a year', 'matrix', year, {
    metrics: shares,
    by: { sector: 'group', area: 'region' }
  }),
  question('one region by week, three years', 'region-weeks', years, {
    metrics: shares,
    by: { period: 'week' },
    where: { area: 'REG-53' }
  }),
  question('communes of a département, a year', 'communes', year, {
    metrics: shares,
    by: { area: 'commune' },
    where: { area: 'DEP-35' }
  }),
  question('one commune by week, a year', 'commune-weeks', year, {
    metrics: shares,
    by: { period: 'week' },
    where: { area: 'COM-75056' }
  }),
  {
    ...question('one shop by week, three years, for its owner', 'shop-weeks', years, {
      metrics: shares,
      by: { period: 'week' }
    }),
    as_owner: 'bench-0'
  }
];

function question(
  name: string,
  file: string,
  days: DashboardQuestion['days'],
  asked: Omit<QuestionInput, 'from' | 'until'>
): DashboardQuestion {
  const sql = raw[`./raw/${file}.sql`];
  if (sql === undefined) throw new Error(`no such question: ${file}`);
  return { question: name, asked: { ...asked, ...days }, sql, days };
}

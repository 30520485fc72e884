import type { Day } from '#model/calendar.ts';

/**
 * One dated rule of the mean of a new firm: for target months that begin in [target_from, target_until) and firms created
 * in [created_from, created_until), the base runs from `base_from` (null: creation; a later creation goes first) until
 * `base_until`, excluded.
 */
export type CreationRule = {
  rule: string;
  country_code: string;
  target_from: Day;
  target_until: Day;
  created_from: Day;
  created_until: Day;
  base_from: Day | null;
  base_until: Day;
};

const aid = { country_code: 'FR', target_from: '2020-03-01', target_until: '2021-07-01' };
const late = { country_code: 'FR', created_from: '2020-03-01', base_from: '2020-07-01' };

/**
 * The reference turnover of new firms in the fonds de solidarité, letters of its text. (a), the same period of the year
 * before, is same_period; (b), the monthly mean of 2019 if the firm prefers, is a declaration with equal months. The end
 * of the base of (e) moved by month of aid: 30 September 2020 for November 2020, 31 October for January 2021; it is
 * taken as the former until December and as the latter from January on, which is not verified month by month.
 * Source: domain note section 1.
 */
export const creationRules: readonly CreationRule[] = [
  {
    ...aid,
    rule: 'fonds_de_solidarite_c',
    created_from: '2019-06-01',
    created_until: '2020-02-01',
    base_from: null,
    base_until: '2020-03-01'
  },
  {
    ...aid,
    rule: 'fonds_de_solidarite_d',
    created_from: '2020-02-01',
    created_until: '2020-03-01',
    base_from: null,
    base_until: '2020-03-01'
  },
  {
    ...late,
    rule: 'fonds_de_solidarite_e',
    target_from: '2020-10-01',
    target_until: '2021-01-01',
    created_until: '2020-10-01',
    base_until: '2020-10-01'
  },
  {
    ...late,
    rule: 'fonds_de_solidarite_e',
    target_from: '2021-01-01',
    target_until: '2021-07-01',
    created_until: '2020-11-01',
    base_until: '2020-11-01'
  }
];

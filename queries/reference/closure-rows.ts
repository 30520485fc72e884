import type { Day } from '#model/calendar.ts';
import { closedInNovember2020 } from '#model/sector.ts';

/** One dated fact as stored; `until_on` excluded. */
export type ClosureRow = {
  area_code: string;
  sector_code: string | null;
  from_on: Day;
  until_on: Day;
  kind: 'lockdown' | 'closed_to_public' | 'programme' | 'holiday';
  name_fr: string;
  name_en: string;
  source: string;
};

const france = (
  kind: ClosureRow['kind'],
  [from_on, until_on]: [Day, Day],
  [name_fr, name_en]: [string, string],
  source: string,
  sector_code: string | null = null
): ClosureRow => ({
  area_code: 'FR',
  sector_code,
  from_on,
  until_on,
  kind,
  name_fr,
  name_en,
  source
});

const windowSource = 'dates as commonly reported; not verified against the decrees';
const readingSource =
  'décret 2020-1310 of 29 October 2020, art. 37, changed by décret 2020-1331; our reading of its activities onto codes and the dates are not verified';
const callSource =
  'Solutions Numériques and Maddyness on the call for digital solutions, 3 November 2020';
const chequeSource = 'Chèque France Num FAQ; décrets 2021-69 and 2021-555';

const second: [Day, Day] = ['2020-10-30', '2020-11-28'];

/**
 * What happened to shops in France: the three lockdowns, the sectors shut by default in the second, the dates of the
 * programme for shops to sell online. Source: domain note sections 1 and 2.
 */
export const closureRows: readonly ClosureRow[] = [
  france(
    'lockdown',
    ['2020-03-15', '2020-05-11'],
    ['Premier confinement', 'First lockdown'],
    windowSource
  ),
  france('lockdown', second, ['Deuxième confinement', 'Second lockdown'], windowSource),
  france(
    'lockdown',
    ['2021-04-03', '2021-05-19'],
    ['Troisième confinement', 'Third lockdown'],
    `${windowSource}; some départements from 20 March 2021`
  ),
  ...closedInNovember2020().map((sector_code) =>
    france(
      'closed_to_public',
      second,
      ['Fermé au public', 'Closed to the public'],
      readingSource,
      sector_code
    )
  ),
  france(
    'programme',
    ['2020-11-03', '2020-11-04'],
    ['Appel aux solutions numériques', 'Call for digital solutions'],
    callSource
  ),
  france(
    'programme',
    ['2020-11-05', '2020-11-06'],
    ['Premières solutions retenues', 'First solutions selected'],
    callSource
  ),
  france(
    'programme',
    ['2020-10-30', '2021-07-01'],
    ['Chèque numérique de 500 € : dates des factures', '€500 digital cheque: dates of invoices'],
    chequeSource
  )
];

/** A licence under which figures may be used again. `name`: as the Open Definition and SPDX name it. */
export type Licence = { name: string; title: string; path: string; terms: string };

const named =
  'Use for any purpose, trade included, is allowed on condition that the source and the date of its last update are named; naming them must not suggest that the source endorses the use.';

/** The licences a site may publish under, by the value of the setting VITRINE_LICENCE. Source: domain note section 7, open data. */
const licences: Record<string, Licence> = {
  'etalab-2.0': {
    name: 'etalab-2.0',
    title: 'Licence Ouverte / Open Licence 2.0',
    path: 'https://spdx.org/licenses/etalab-2.0.html',
    terms: named
  },
  'CC-BY-4.0': {
    name: 'CC-BY-4.0',
    title: 'Creative Commons Attribution 4.0',
    path: 'https://creativecommons.org/licenses/by/4.0/',
    terms: named
  }
};

/** The licence a site publishes under; null where it has named none. */
export const licenceNamed = (name: string): Licence | null => licences[name] ?? null;

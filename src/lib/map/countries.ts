import france from './geometry/fr.topo.json?raw';
import type { Box } from '#lib/map/projection.ts';
import type { Topology } from '#lib/map/topology.ts';

/** A part of the country drawn in a frame of its own. `also`: it is on the main map as well, here enlarged. */
export type Inset = {
  name: string;
  short: string;
  box: Box;
  ids: string[];
  also: boolean;
};

/** How a country is laid out on a drawing of `width` by `height` px. `main`: where everything without a frame goes. */
export type Country = {
  topology: Topology;
  width: number;
  height: number;
  main: Box;
  insets: Inset[];
};

/** Levels that may have geometry, by their name in the files. */
export const levelNames = { region: 'regions', departement: 'departements' } as const;
export type MapLevel = keyof typeof levelNames;

const frame = (column: number, row: number): Box => ({
  x: column * 124,
  y: 424 + row * 148,
  width: 118,
  height: 142
});

const overseas = [
  ['01', '971', 'Guadeloupe', 'Guad.', frame(0, 0)],
  ['02', '972', 'Martinique', 'Mart.', frame(1, 0)],
  ['03', '973', 'Guyane', 'Guyane', frame(0, 1)],
  ['04', '974', 'La Réunion', 'Réunion', frame(1, 1)],
  ['06', '976', 'Mayotte', 'May.', frame(0, 2)]
] as const;

/** The mainland fills the page; the overseas départements lie in the Bay of Biscay, inner Paris in the Channel. */
const fr: Country = {
  topology: JSON.parse(france) as Topology, // our own file; a test reads every area of it
  width: 1000,
  height: 880,
  main: { x: 62, y: 6, width: 932, height: 868 },
  insets: [
    {
      name: 'Paris et petite couronne',
      short: 'Paris',
      box: { x: 0, y: 0, width: 236, height: 190 },
      ids: ['DEP-75', 'DEP-92', 'DEP-93', 'DEP-94'],
      also: true
    },
    ...overseas.map(([region, departement, name, short, box]) => ({
      name,
      short,
      box,
      ids: [`REG-${region}`, `DEP-${departement}`],
      also: false
    }))
  ]
};

/** The layout of a country; null where there is no geometry. */
export const countryMap = (code: string): Country | null => (code === 'FR' ? fr : null);

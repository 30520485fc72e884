import type { Lang } from '#lib/format.ts';
import { typesetAll } from '#lib/text/typeset.ts';

const fr = {
  title: {
    region: 'La vente en ligne par région',
    departement: 'La vente en ligne par département',
    epci: 'La vente en ligne par intercommunalité',
    commune: 'La vente en ligne par commune'
  },
  area: 'Territoire',
  ofUsual: 'du chiffre d’affaires habituel',
  ofCurrent: 'du chiffre d’affaires actuel',
  summary: (p: {
    what: string;
    first: string;
    firstShare: string;
    last: string;
    lastShare: string;
    n: string;
  }) =>
    `Sur ${p.n} territoires publiables, la part en ligne ${p.what} va de ${p.lastShare} (${p.last}) à ${p.firstShare} (${p.first}).`,
  one: (p: { name: string; share: string }) =>
    `Un seul territoire a une valeur publiable : ${p.name}, ${p.share}.`,
  none: 'Aucun territoire n’a de valeur publiable pour ces filtres.',
  hidden: (n: string, count: number) =>
    count === 1
      ? 'Un territoire est sous secret statistique.'
      : `${n} territoires sont sous secret statistique.`,
  any: 'une seule classe',
  zero: 'zéro : aucune vente en ligne',
  suppressed: 'secret statistique',
  missing: 'pas de donnée',
  key: 'Légende',
  skip: 'Passer la carte',
  keyboard:
    'Flèches : d’un territoire à l’autre. Entrée : sa page. Les territoires sans valeur restent lisibles.',
  undrawn: (names: string) => `Sans tracé sur la carte : ${names}.`,
  noGeometry: 'Pas de tracé pour ces territoires : ils sont classés ici.',
  frames: 'Outre-mer et petite couronne dans des cadres, chacun à sa propre échelle.',
  geometry: 'Contours : IGN, Admin Express 2018, Licence Ouverte 1.0, simplifiés.',
  source: 'Tracé',
  reading: (p: { name: string; values: string }) => `${p.name} : ${p.values}`,
  pick: {
    offer: 'Choisir plusieurs territoires sur la carte :',
    levels: { region: 'des régions', departement: 'des départements' },
    how: 'Chaque territoire choisi s’ajoute à la somme de la page ; le choisir encore le retire.',
    end: 'Terminer le choix',
    chosen: 'choisi',
    keyboard: 'Flèches : d’un territoire à l’autre. Entrée : le choisir ou le retirer.'
  }
};

const en: typeof fr = {
  title: {
    region: 'Selling online by region',
    departement: 'Selling online by département',
    epci: 'Selling online by group of communes',
    commune: 'Selling online by commune'
  },
  area: 'Area',
  ofUsual: 'of usual turnover',
  ofCurrent: 'of current revenue',
  summary: (p) =>
    `Across ${p.n} areas that can be published, the online share ${p.what} goes from ${p.lastShare} (${p.last}) to ${p.firstShare} (${p.first}).`,
  one: (p) => `A single area has a value that can be published: ${p.name}, ${p.share}.`,
  none: 'No area has a value that can be published for these filters.',
  hidden: (n, count) =>
    count === 1
      ? 'One area is under statistical confidentiality.'
      : `${n} areas are under statistical confidentiality.`,
  any: 'a single class',
  zero: 'zero: no online sales',
  suppressed: 'hidden: confidential',
  missing: 'no data',
  key: 'Key',
  skip: 'Skip the map',
  keyboard:
    'Arrow keys: from area to area. Enter: its page. Areas without a value can be read too.',
  undrawn: (names) => `Not drawn on the map: ${names}.`,
  noGeometry: 'There is no drawing of these areas: they are ranked here.',
  frames: 'Overseas and inner Paris in frames, each at a scale of its own.',
  geometry: 'Outlines: IGN, Admin Express 2018, Licence Ouverte 1.0, simplified.',
  source: 'Drawing',
  reading: (p) => `${p.name}: ${p.values}`,
  pick: {
    offer: 'Choose several areas on the map:',
    levels: { region: 'regions', departement: 'départements' },
    how: 'Each area chosen is added to the sum of the page; choosing it again takes it away.',
    end: 'Done choosing',
    chosen: 'chosen',
    keyboard: 'Arrow keys: from area to area. Enter: choose it or take it away.'
  }
};

const catalogues: Record<Lang, typeof fr> = { fr: typesetAll(fr, 'fr'), en };

/** The words of maps, in one language. */
export const mapTextsIn = (lang: Lang): typeof fr => catalogues[lang];

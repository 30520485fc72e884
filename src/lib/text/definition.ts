import type { Lang } from '#lib/format.ts';
import { typesetAll } from '#lib/text/typeset.ts';

const fr = {
  all: 'Toutes les mesures',
  title: 'Les mesures, définies une fois',
  lead: 'Chaque chiffre de ce site, de ses exports et de son API vient de l’une de ces définitions. Toute part est un rapport de sommes, jamais une moyenne de parts.',
  unit: 'Unité',
  units: {
    ratio: 'part',
    money: 'montant',
    count: 'nombre',
    money_per_order: 'montant par commande'
  },
  formula: 'Calcul',
  over: 'divisé par',
  population: 'Commerces et jours comptés',
  caveats: 'À savoir',
  example: 'Exemple',
  exampleText: 'Des commerces inventés, que les tests recalculent à chaque version.',
  exampleTable: 'Les commerces de l’exemple',
  gives: 'Résultat',
  shop: 'Commerce',
  unknown: 'non communiqué',
  source: 'Source',
  sure: 'Incertitude',
  sureText:
    'L’API et la commande donnent sur demande (interval=linear ou bootstrap) un intervalle à 95 %, calculé sur les entreprises et donné à partir de dix, et décomposent une évolution en effet propre et effet de structure (decompose=sector ou area).',
  secrecy: 'Confidentialité',
  secrecyText:
    'Une valeur qui repose sur moins de trois entreprises, ou sur une seule à 85 % et plus, n’est montrée qu’à son commerce.',
  name: 'Nom dans l’API et les exports',
  data: 'Les chiffres de cette mesure, par mois'
};

const en: typeof fr = {
  all: 'All measures',
  title: 'The measures, defined once',
  lead: 'Every figure of this site, its exports and its API comes from one of these definitions. Every share is a ratio of sums, never a mean of shares.',
  unit: 'Unit',
  units: {
    ratio: 'share',
    money: 'amount',
    count: 'number',
    money_per_order: 'amount per order'
  },
  formula: 'Formula',
  over: 'divided by',
  population: 'Shops and days counted',
  caveats: 'Worth knowing',
  example: 'Example',
  exampleText: 'Made-up shops, worked out again by the tests of every version.',
  exampleTable: 'The shops of the example',
  gives: 'Result',
  shop: 'Shop',
  unknown: 'not told',
  source: 'Source',
  sure: 'Uncertainty',
  sureText:
    'On request (interval=linear or bootstrap) the API and the command give a 95% interval, worked out over enterprises and given from ten of them, and split a change into what each part did and what their mix did (decompose=sector or area).',
  secrecy: 'Confidentiality',
  secrecyText:
    'A value that rests on fewer than three enterprises, or on a single one for 85% or more, is shown to its own shop alone.',
  name: 'Name in the API and in exports',
  data: 'The figures of this measure, by month'
};

const catalogues: Record<Lang, typeof fr> = { fr: typesetAll(fr, 'fr'), en };

/** The words of the pages of definitions, in one language; a catalogue of its own, which other pages do not carry. */
export const definitionTextsIn = (lang: Lang): typeof fr => catalogues[lang];

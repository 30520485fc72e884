import type { Part, Text } from '#model/metric.ts';

const part = (sql: string): Part => ({
  sql,
  population: 'switched > 0',
  per: 'twin',
  by_channel: false
});

/** What shops that began to sell online sold in store, would have, and sold online. */
export const switchedParts = {
  gained_minor: part('gained_minor'),
  expected_minor: part('expected_minor'),
  kept_minor: part('kept_minor')
};

/** Online revenue that took the place of sales in store. */
export const substituted = 'greatest(0, least(gained_minor, expected_minor - kept_minor))';

/** Whom estimates of substitution are about, and what to mind about them. */
export const switchedTexts: { population_text: Text; caveats: Text[] } = {
  population_text: {
    en: 'After: the period. Before: the same weeks or months a year earlier. Counted: shops that sold online in the period and not before, known on every day of both, that did not move, where at least three comparable enterprises are known. Comparable: shops of the same sector group, département and closure status that sold nothing online in either.',
    fr: 'Après : la période. Avant : les mêmes semaines ou mois un an plus tôt. Comptés : les commerces qui ont vendu en ligne dans la période et pas avant, connus chaque jour des deux, sans déménagement, là où au moins trois entreprises comparables sont connues. Comparables : les commerces du même groupe de secteurs, du même département et du même statut de fermeture qui n’ont rien vendu en ligne ni avant ni après.'
  },
  caveats: [
    {
      en: 'An estimate, shown with its 95 % interval from ten enterprises on: sales in store a year before, changed as those of the comparable shops, less those of the period; no more than what was sold online and never below nought. Its noise is that of both groups.',
      fr: 'Une estimation, donnée avec son intervalle à 95 % à partir de dix entreprises : les ventes en magasin d’un an plus tôt, évoluant comme celles des commerces comparables, moins celles de la période ; au plus ce qui a été vendu en ligne, jamais moins que zéro. Son incertitude est celle des deux groupes.'
    },
    {
      en: 'Shops choose to sell online: what they share with the comparable ones is sector, area and closure, not their reasons. It says what goes with selling online, not what it causes.',
      fr: 'Les commerces choisissent de vendre en ligne : ils partagent avec les comparables le secteur, le territoire et la fermeture, pas les raisons. Le chiffre dit ce qui accompagne la vente en ligne, non ce qu’elle cause.'
    },
    {
      en: 'Closure is the default of the sector and area; sales by phone or message are on neither side. Shops known by week or month, panels and weeks 53 without a twin are left out. Periods do not add up.',
      fr: 'La fermeture est celle par défaut du secteur et du territoire ; les ventes par téléphone ou message ne sont d’aucun côté. Les commerces connus à la semaine ou au mois, les panels et les semaines 53 sans jumelle sont écartés. Les périodes ne s’additionnent pas.'
    }
  ]
};

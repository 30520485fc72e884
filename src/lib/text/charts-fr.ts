/** Words of the charts that not every page shows, in French: the source of the keys. */
export const chartsFr = {
  /** what a chart's rows are */
  things: {
    sector: { one: 'secteur', other: 'secteurs', column: 'Secteur' },
    area: { one: 'territoire', other: 'territoires', column: 'Territoire' }
  },
  hidden: {
    one: 'Une valeur est sous secret statistique.',
    other: (n: string) => `${n} valeurs sont sous secret statistique.`
  },
  suppressedKey: 'Hachuré : secret statistique',
  missingKey: 'Point seul : pas de donnée',
  zeroKey: '0 encadré : zéro',
  missingN: {
    one: 'Une valeur manque.',
    other: (n: string) => `${n} valeurs manquent.`
  },
  cells: (title: string) => `Lire les cases du graphique « ${title} », les quatre flèches`,
  heat: {
    title: 'Secteurs et territoires : où la vente en ligne a pris',
    summary: (p: { measure: string; low: string; lowAt: string; high: string; highAt: string }) =>
      `${p.measure} : de ${p.low} (${p.lowAt}) à ${p.high} (${p.highAt}).`,
    equal: (p: { measure: string; value: string }) =>
      `${p.measure} : ${p.value} dans toutes les cases qui ont une valeur.`,
    empty: 'Aucune case n’a de valeur publiable pour ces filtres.',
    at: (p: { row: string; column: string }) => `${p.row}, ${p.column}`,
    inPercent: 'en %',
    below: (to: string) => `moins de ${to}`,
    between: (from: string, to: string) => `${from} à ${to}`,
    above: (from: string) => `${from} et plus`
  },
  ranked: {
    title: (things: string) => `Les ${things} qui se distinguent, et ceux qu’on ne peut départager`,
    above: (p: { measure: string; names: string; low: string; high: string }) =>
      `${p.measure} : ${p.names} (de ${p.low} à ${p.high}) au-dessus de tous les autres, intervalles à 95 % sans recouvrement.`,
    more: (names: string, n: string) => `${names} et ${n} autres`,
    and: ' et ',
    within:
      'À l’intérieur d’un groupe, les intervalles se recouvrent de proche en proche : l’ordre y est alphabétique, ce n’est pas un classement.',
    none: (p: { measure: string; n: string; things: string; low: string; high: string }) =>
      `${p.measure} : les intervalles à 95 % des ${p.n} ${p.things} se recouvrent de proche en proche, de ${p.low} à ${p.high}. Aucun classement n’est possible ; l’ordre est alphabétique.`,
    one: (p: { measure: string; name: string; value: string; low: string; high: string }) =>
      `${p.measure} : une seule valeur a un intervalle, « ${p.name} », ${p.value} (de ${p.low} à ${p.high} à 95 %).`,
    empty: 'Aucune valeur n’a d’intervalle pour ces filtres : aucun classement n’est possible.',
    unsure: {
      one: 'Une valeur n’a pas d’intervalle et n’est pas classée.',
      other: (n: string) => `${n} valeurs n’ont pas d’intervalle et ne sont pas classées.`
    },
    group: (n: string) => `Groupe ${n}`,
    unordered: 'sans ordre entre eux',
    unsureGroup: 'Sans intervalle, non classés',
    hiddenGroup: 'Sans valeur',
    interval: 'Intervalle à 95 %',
    low: 'De',
    high: 'À',
    groupColumn: 'Groupe',
    key: 'Point : valeur ; trait : intervalle à 95 %',
    hollowKey: 'Cercle : valeur sans intervalle',
    noInterval: 'sans intervalle'
  }
};

/** Words of the comparison of those who joined with those who did not, in French: the source of the keys. */
export const effectFr = {
  heading: 'Inscrites et comparables',
  text: 'Chaque inscrite est comparée à des entreprises du même métier qui ne l’étaient pas encore, ou ne l’ont jamais été. S’inscrire est un choix : un écart peut venir de ce choix et non du programme.',
  outcomes: {
    online: 'ventes en ligne, en part du chiffre d’affaires habituel',
    revenue: 'toutes les ventes, en part du chiffre d’affaires habituel'
  },
  likeness: {
    sector_area: 'même groupe de métiers, même fermeture au public, même région',
    sector: 'même groupe de métiers, même fermeture au public ; les territoires sont mêlés',
    family: 'même famille de métiers, même fermeture au public ; les territoires sont mêlés',
    none: 'toutes ensemble, faute de comparables plus proches'
  },
  title: (p: { name: string; outcome: string }) =>
    `${p.name} : ${p.outcome}, avant et après l’inscription`,
  verdict: {
    higher: (p: { points: string; low: string; high: string }) =>
      `Depuis l’inscription, ${p.points} de plus que les comparables en moyenne (de ${p.low} à ${p.high} à 95 %). L’inscription va avec cet écart ; rien ne montre qu’elle en est la cause.`,
    lower: (p: { points: string; low: string; high: string }) =>
      `Depuis l’inscription, ${p.points} de moins que les comparables en moyenne (de ${p.low} à ${p.high} à 95 %). L’inscription va avec cet écart ; rien ne montre qu’elle en est la cause.`,
    unclear: (p: { low: string; high: string }) =>
      `Aucun écart que l’on puisse distinguer du hasard : en moyenne entre ${p.low} et ${p.high} points à 95 %.`,
    moving_before: (p: { p: string }) =>
      `Les inscrites évoluaient déjà autrement avant de s’inscrire (p = ${p.p}) : l’écart d’après ne peut pas être attribué à l’inscription.`
  },
  points: (n: string, value: number) => (Math.abs(value) < 0.02 ? `${n} point` : `${n} points`),
  preTrend: (p: string) => `Avant l’inscription, pas d’écart d’évolution visible (p = ${p}).`,
  counts: (p: { joined: string; alike: string; likeness: string }) =>
    `${p.joined} inscrites suivies, ${p.alike} jamais inscrites : ${p.likeness}.`,
  unmatched: (n: string) => `${n} inscrites n’ont pas de comparable et sont laissées de côté.`,
  few: (p: string) =>
    `Moins de vingt entreprises : le hasard seul donnerait un tel écart avec la probabilité ${p} (permutations).`,
  twoWay: (points: string) =>
    `À ne pas utiliser : l’estimation à deux effets fixes donnerait ${points}, parce qu’elle compare aussi à des entreprises déjà inscrites.`,
  tooFew: 'Trop peu d’entreprises suivies avant et après : il en faut dix de chaque côté.',
  axis: 'semaines depuis l’inscription',
  week: (weeks: string) => `${weeks} semaines`,
  joinedHere: 'Inscription',
  keyAfter:
    'Écart aux comparables depuis l’inscription, en points ; trait épais : intervalle à 95 % ; trait fin : bande valable pour tous les points à la fois',
  keyBefore: 'Avant : écart d’évolution sur quatre semaines',
  columns: {
    weeks: 'Semaines depuis l’inscription',
    difference: 'Écart, points',
    low: 'De (95 %)',
    high: 'À (95 %)',
    bandLow: 'Bande, de',
    bandHigh: 'Bande, à',
    joined: 'Inscrites',
    alike: 'Comparables'
  },
  matched: 'Les deux séries, telles quelles',
  method:
    'Callaway et Sant’Anna (2021) : effets par mois d’inscription et par période de quatre semaines, comparables du même groupe pas encore inscrites ; erreurs par entreprise, bandes par bootstrap (999 tirages). Avant l’inscription, chaque point est l’écart d’évolution depuis la période d’avant.'
};

export type EffectTexts = typeof effectFr;

/** Words of cost and return of a programme, in French: the source of the keys. */
export const costFr = {
  heading: 'Coût et retour',
  lead: 'L’aide inscrite au registre, rapportée à ce qui est allé avec. Une aide sans montant au registre compte pour rien, et chaque entreprise garde toutes ses raisons de vendre en ligne : rien ici ne dit ce que l’aide a causé.',
  columns: {
    what: 'Mesure',
    value: 'Valeur',
    low: 'De (95 %)',
    high: 'À (95 %)',
    rests: 'Repose sur'
  },
  paid: 'Aide versée',
  perActive: 'Aide par entreprise devenue active',
  perEuro: 'Écart de ventes en ligne par euro d’aide',
  paidOn: (day: string) => `registre au ${day}`,
  activeOn: (n: string) =>
    `${n} entreprises avec une commande en ligne chacune de quatre semaines de suite`,
  followedOn: (p: { n: string; weeks: string }) =>
    `${p.n} inscrites suivies ${p.weeks} semaines en moyenne, à côté de leurs comparables`,
  unclear: 'L’intervalle contient zéro : cet écart ne se distingue pas du hasard.',
  above:
    'L’écart est celui des inscrites à leurs comparables, sur le temps suivi seulement : l’inscription va avec lui, rien ne montre qu’elle ou l’aide en est la cause.',
  below:
    'Les inscrites ont moins vendu en ligne que leurs comparables : l’inscription va avec cet écart, rien ne montre qu’elle en est la cause.',
  sales:
    'Des ventes hors taxes, pas un bénéfice ; ce qui se vend en plus en ligne peut manquer en boutique.',
  unpaid: (n: string) => `${n} entreprises actives n’ont aucun montant au registre.`,
  unpaidHidden: 'Quelques entreprises actives n’ont aucun montant au registre.',
  refused: {
    aid_unknown: 'Le registre ne donne aucun montant d’aide : rien n’est calculé.',
    currencies: 'Le registre mêle plusieurs monnaies : rien n’est additionné.',
    dominated: 'Une entreprise ferait presque toute la somme : elle n’est pas montrée.',
    few_active:
      'Moins de dix entreprises actives, ou leur nombre est sous secret : pas de rapport par entreprise.',
    few_followed: 'Moins de dix entreprises suivies de chaque côté : pas d’écart par euro.',
    moving_before:
      'Les inscrites évoluaient déjà autrement avant de s’inscrire : l’écart d’après n’est rapporté à aucune aide.'
  },
  method:
    'Aide par entreprise active : rapport de sommes, intervalle par bootstrap des entreprises. Écart par euro : somme des effets de groupe et de période (Callaway et Sant’Anna) en euros, chacun pour les entreprises qu’il concerne ; son erreur par entreprise est portée jusqu’au rapport, l’aide étant prise comme connue. Montants arrondis à cent près.'
};

export type CostTexts = typeof costFr;

/** Every sentence of the interface, in French: the source of the keys. Whole sentences, never glued from words. */
export const fr = {
  site: {
    name: 'Vitrine',
    promise: 'Ce que la vente en ligne pèse vraiment dans le petit commerce',
    title: 'Vitrine : ce que la vente en ligne pèse vraiment dans le petit commerce',
    description:
      'La part des ventes en ligne des petits commerces, rapportée à leur chiffre d’affaires actuel et à leur chiffre d’affaires habituel, par secteur et par territoire.',
    skip: 'Aller au contenu',
    home: 'Vitrine, page d’accueil',
    settings: 'Langue et apparence',
    otherLanguage: 'English',
    theme: 'Apparence',
    themes: { system: 'Système', light: 'Clair', dark: 'Sombre' },
    metrics: 'Toutes les mesures et leur définition',
    method: 'Méthode',
    methodText:
      'Une vente en ligne est une commande passée sur un site, une application ou une place de marché, où qu’elle soit payée ou retirée ; le téléphone et les messages n’en sont pas. Le chiffre d’affaires habituel est une estimation : les mêmes semaines de la dernière année sans confinement, ou un montant annuel déclaré, réparti selon la saison. Chaque part est un rapport de sommes, jamais une moyenne de parts.',
    secrecy: 'Secret statistique',
    secrecyText:
      'Aucune valeur n’est publiée si elle repose sur moins de trois entreprises, ou si l’une d’elles en fait 85 % ou plus. Une valeur cachée n’est ni un zéro ni une donnée manquante : les trois se lisent et se dessinent différemment.',
    licence: 'Licence',
    licenceText: 'Logiciel libre, sous licence AGPL-3.0-or-later.',
    import: 'Importer un fichier',
    api: 'Les mêmes chiffres par l’API'
  },
  sample: {
    title: 'Données d’exemple',
    text: 'Ces commerces sont inventés. Aucun chiffre de cette page ne décrit un commerce réel.',
    mark: 'exemple'
  },
  filters: {
    title: 'Filtres',
    period: 'Période',
    from: 'Du',
    until: 'Avant le',
    grain: 'Pas de temps',
    sector: 'Secteur',
    area: 'Territoire',
    apply: 'Afficher',
    reset: 'Tout effacer',
    escape: 'Échap efface les filtres',
    allSectors: 'Tous les secteurs',
    wholeFamily: (name: string) => `${name} : ensemble`,
    otherSectors: 'Autres secteurs',
    countries: 'Pays',
    regions: 'Régions',
    auto: 'Automatique',
    grains: {
      day: 'Jour',
      week: 'Semaine',
      month: 'Mois',
      quarter: 'Trimestre',
      year: 'Année'
    },
    presets: {
      months: (n: string) => `${n} derniers mois`,
      all: 'Tout l’historique',
      year: (year: string) => `Année ${year}`,
      custom: 'Dates choisies'
    },
    presetGroups: { recent: 'Derniers mois', years: 'Années', closures: 'Fermetures' },
    updated: 'Chiffres mis à jour'
  },
  status: {
    suppressed: 'secret',
    suppressedLong: 'Caché par le secret statistique',
    A: 'Secret statistique : trop peu d’entreprises',
    O: 'Secret statistique : une entreprise domine',
    D: 'Secret statistique : permettrait d’en déduire une autre valeur',
    missing: 'pas de donnée',
    unknownSector: 'Secteur inconnu',
    zero: 'zéro',
    provisional: 'provisoire',
    unfinished: 'période incomplète'
  },
  figures: {
    title: 'Les chiffres de la période',
    versus: (value: string, dates: string) => `contre ${value}, ${dates}`,
    up: (difference: string) => `+${difference}`,
    down: (difference: string) => `−${difference}`,
    same: 'stable',
    points: (n: string, ratio: number) => `${n} ${Math.abs(ratio) < 0.02 ? 'point' : 'points'}`,
    noComparison: (dates: string) => `Pas de comparaison : aucune donnée, ${dates}.`,
    comparedThin: (dates: string) => `Pas de comparaison : données trop partielles, ${dates}.`,
    comparedSuppressed: (dates: string) => `Pas de comparaison : valeur sous secret, ${dates}.`,
    enterprises: { one: '1 entreprise', other: (n: string) => `${n} entreprises` },
    panel: 'Total publié par un tiers, nombre d’entreprises non connu',
    coverage: (share: string) => `couvre ${share} des ventes observées`,
    noValue: 'Pas de valeur',
    why: {
      usual: 'Aucun chiffre d’affaires habituel connu pour ces dates.',
      current: 'Le chiffre d’affaires entier n’est pas connu.',
      online: 'Aucune vente en ligne observée.'
    },
    upTo: (day: string) => `données jusqu’au ${day}`,
    freshness: (until: string) => `Données jusqu’au ${until}.`,
    provisionalFrom: (from: string) => `Provisoires depuis le ${from}.`,
    comparedDates: (range: string) => `Comparaison avec les mêmes dates : ${range}.`,
    currencyOnly: (currency: string) =>
      `Plusieurs monnaies ou bases de taxe sont présentes : seuls les montants en ${currency} sont montrés, on ne les additionne pas.`,
    usualMade: 'Chiffre d’affaires habituel :',
    samePeriod: (p: { year: string; units: string }) => `mêmes périodes de ${p.year} (${p.units})`,
    annualSeasonal: (p: { year: string; units: string }) =>
      `montant annuel déclaré pour ${p.year} (${p.units})`,
    annualBorrowed: (p: { year: string; units: string }) =>
      `montant annuel déclaré pour ${p.year}, saison du secteur (${p.units})`,
    medianYears: (p: { year: string; units: string }) =>
      `médiane de trois à cinq années jusqu’en ${p.year} (${p.units})`,
    meanSinceCreation: (p: { year: string; units: string }) =>
      `moyenne mensuelle depuis la création, jusqu’en ${p.year} (${p.units})`,
    withoutDistance: (what: string) => `${what}, ventes à distance non comprises`,
    units: (n: string, form: 'one' | 'other') =>
      form === 'one' ? `${n} commerce` : `${n} commerces`,
    panels: (n: string, form: 'one' | 'other') => (form === 'one' ? `${n} panel` : `${n} panels`),
    taxBasis: { ht: 'hors taxes', ttc: 'taxes comprises' }
  },
  story: {
    gap: (p: { when: string; current: string; usual: string }) =>
      `${capital(p.when)}, la vente en ligne a pesé ${p.current} de ce que les commerces ont encaissé, mais ${p.usual} seulement de ce qu’ils vendent d’habitude.`,
    gapWhy: (p: { points: string; recovery: string }) =>
      `L’écart de ${p.points} n’est pas un progrès : ce sont les ventes perdues. Les commerces n’ont fait que ${p.recovery} de leur chiffre d’affaires habituel, et la même vente en ligne pèse plus lourd dans une recette plus petite.`,
    gapShare: (p: { when: string; base: string; jump: string; real: string; lost: string }) =>
      `Un an plus tôt, la part en ligne était de ${p.base}. Sur ${p.jump} de hausse, ${p.real} viennent de ventes en ligne en plus et ${p.lost} des ventes perdues.`,
    level: (p: { dates: string; current: string; usual: string }) =>
      `Sur la période, la vente en ligne a pesé ${p.current} de ce que les commerces ont encaissé et ${p.usual} de ce qu’ils vendent d’habitude.`,
    levelWhy: (p: { recovery: string }) =>
      `Les deux parts se suivent, parce que les commerces ont réalisé ${p.recovery} de leur chiffre d’affaires habituel.`,
    levelMore: (p: { recovery: string }) =>
      `La part habituelle est la plus haute des deux, parce que les commerces ont vendu plus que d’habitude : ${p.recovery} de leur chiffre d’affaires habituel.`,
    levelLess: (p: { recovery: string }) =>
      `La part habituelle est la plus basse des deux, parce que les commerces n’ont fait que ${p.recovery} de leur chiffre d’affaires habituel.`,
    allOnline: (p: { money: string }) =>
      `Sur la période, toutes les ventes observées ont été faites en ligne : ${p.money}.`,
    allOnlineWhy:
      'Une part de 100 % ne dit rien de la place de la vente en ligne : les ventes en magasin de ces commerces ne sont pas observées ici.',
    noUsual: (p: { current: string }) =>
      `Sur la période, la vente en ligne a pesé ${p.current} de ce que les commerces ont encaissé.`,
    onlyUsual: (p: { usual: string }) =>
      `Sur la période, la vente en ligne a pesé ${p.usual} de ce que les commerces vendent d’habitude.`,
    noUsualWhy:
      'La part du chiffre d’affaires habituel manque : il faudrait les ventes d’une année antérieure sans confinement, ou un montant annuel déclaré. La page la laisse vide plutôt que de l’inventer.',
    uneven: (p: { usual: string; coverage: string }) =>
      `La part du chiffre d’affaires habituel, ${p.usual}, ne porte que sur ${p.coverage} des ventes observées : les deux parts de la période ne se comparent pas. Choisissez une période plus récente.`,
    onlineOnly: (p: { money: string }) =>
      `Sur la période, les commerces ont vendu en ligne pour ${p.money}.`,
    onlineOnlyWhy:
      'Leurs ventes en magasin ne sont pas connues : ni la part du chiffre d’affaires actuel ni celle du chiffre d’affaires habituel ne peuvent être calculées.',
    suppressed: 'Trop peu d’entreprises pour publier un chiffre ici.',
    suppressedWhy:
      'Le secret statistique cache toute valeur fondée sur moins de trois entreprises, ou dominée par une seule. Élargissez le secteur, le territoire ou la période.',
    nothing: 'Aucune vente observée pour ces filtres.',
    nothingWhy: (range: string) =>
      `Les données de ce territoire vont du ${range}. Changez la période, ou effacez les filtres.`
  },
  charts: {
    semicolon: ' ; ',
    colon: ' : ',
    reading: 'Lecture',
    table: 'Lire les chiffres dans un tableau',
    definition: 'Définition',
    source: 'Source',
    period: 'Période',
    coverage: 'Couverture',
    readings: (title: string) =>
      `Lire les valeurs du graphique « ${title} », flèches gauche et droite`,
    sourceSample: 'commerces inventés, données d’exemple Vitrine',
    sourceOwn: 'fichiers et flux importés dans cette instance de Vitrine',
    covered: (share: string) =>
      `${share} des ventes observées viennent de commerces dont le chiffre d’affaires entier et l’habituel sont connus`,
    notCovered: 'inconnue',
    sharesTitle: 'Deux parts pour les mêmes ventes en ligne',
    current: 'du chiffre d’affaires actuel',
    usual: 'du chiffre d’affaires habituel',
    currentName: 'Part du chiffre d’affaires actuel',
    usualName: 'Part du chiffre d’affaires habituel',
    currentShort: 'actuel',
    usualShort: 'habituel',
    recoveryName: 'Niveau d’activité',
    recoveryAxis: 'Chiffre d’affaires, en % de l’habituel',
    shareAxis: 'Ventes en ligne, en %',
    usualLine: '100 % = habituel',
    lost: 'ventes perdues',
    lostKey: 'Effet des ventes perdues : l’écart entre les deux parts',
    provisionalKey: 'Tireté : provisoire ou période incomplète',
    thinNote: (share: string) => `couvre ${share} des ventes, non tracé`,
    suppressedKey: 'Hachuré : secret statistique',
    gapKey: 'Ligne interrompue : pas de donnée',
    bandKey: 'Fermetures au public',
    sharesSummary: (p: { from: string; until: string; current: string; usual: string }) =>
      `Sur la période, la part en ligne est de ${p.current} du chiffre d’affaires actuel et de ${p.usual} du chiffre d’affaires habituel.`,
    sharesPeak: (p: { when: string; current: string; usual: string; recovery: string }) =>
      `Le plus grand écart est atteint ${p.when} : ${p.current} contre ${p.usual}, quand l’activité est à ${p.recovery} de l’habituel.`,
    sharesApart: 'Aucune période ne montre d’effet de ventes perdues.',
    sharesEqual: (p: { share: string }) =>
      `La part en ligne du chiffre d’affaires actuel est de ${p.share} sur toute la période. La part habituelle n’est pas connue.`,
    sectorsEqual: (p: { share: string }) =>
      `La part en ligne est de ${p.share} dans tous les secteurs montrés.`,
    sharesTogether:
      'Les deux lignes restent proches : les commerces vendent à peu près autant que d’habitude.',
    sharesNoUsual: (p: { from: string; until: string; low: string; high: string }) =>
      `La part en ligne du chiffre d’affaires actuel va de ${p.low} à ${p.high}. La part habituelle n’est pas connue.`,
    sharesEmpty: 'Aucune part ne peut être montrée pour ces filtres.',
    columns: {
      period: 'Période',
      sector: 'Secteur',
      enterprises: 'Entreprises',
      note: 'Remarque',
      part: 'Part',
      ofUsual: 'Pour 100 habituels',
      ofCurrent: 'Pour 100 encaissés'
    },
    anatomyTitle: (when: string) => `Ce que sont devenues 100 unités de ventes habituelles ${when}`,
    anatomyTitleMoney: (amount: string, when: string) =>
      `Ce que sont devenus ${amount} de ventes habituelles ${when}`,
    anatomyUsual: (p: { amount: string; online: string }) =>
      `Pour ${p.amount} habituels : ${p.online} en ligne`,
    anatomyCurrent: (p: { online: string }) => `Pour 100 encaissés : ${p.online} en ligne`,
    online: 'vendu en ligne',
    otherwise: 'vendu autrement',
    unsold: 'non vendu',
    anatomySummary: (p: {
      amount: string;
      online: string;
      rest: string;
      lost: string;
      current: string;
    }) =>
      `Sur ${p.amount} habituels, ${p.online} ont été vendus en ligne, ${p.rest} autrement, et ${p.lost} n’ont pas été vendus. Rapporté à ce qui restait, l’en-ligne fait ${p.current}.`,
    sectorsTitle: 'Où la vente en ligne a pris',
    sectorsSummary: (p: { first: string; firstShare: string; last: string; lastShare: string }) =>
      `La part en ligne du chiffre d’affaires habituel est la plus haute pour « ${p.first} » (${p.firstShare}) et la plus basse pour « ${p.last} » (${p.lastShare}).`,
    sectorsOne: (p: { name: string; share: string; usual: boolean }) =>
      `Un seul secteur a une valeur publiable : « ${p.name} », ${p.share} du chiffre d’affaires ${p.usual ? 'habituel' : 'actuel'}.`,
    sectorsCurrentOnly: (p: {
      first: string;
      firstShare: string;
      last: string;
      lastShare: string;
    }) =>
      `La part en ligne du chiffre d’affaires actuel est la plus haute pour « ${p.first} » (${p.firstShare}) et la plus basse pour « ${p.last} » (${p.lastShare}). La part habituelle n’est pas connue.`,
    sectorsEmpty: 'Aucun secteur n’a de valeur publiable pour ces filtres.',
    sectorsHidden: {
      one: 'Un secteur est sous secret statistique.',
      other: (n: string) => `${n} secteurs sont sous secret statistique.`
    },
    sectorsNote:
      'Triés par valeur ; sans intervalle d’incertitude, un petit écart n’est pas un classement.',
    cutKey: 'Barre coupée : dépasse l’échelle, valeur à droite',
    barKey: 'Barre : part du chiffre d’affaires habituel',
    tickKey: 'Losange : part du chiffre d’affaires actuel'
  },
  closures: {
    title: 'Fermetures indiquées sur le graphique',
    item: (name: string, range: string) => `${name} : ${range}`
  },
  empty: {
    title: 'Aucune donnée pour l’instant',
    text: 'Cette page montrera la part des ventes en ligne dans le chiffre d’affaires des commerces, dès qu’il y aura des ventes.',
    demo: 'Pour voir à quoi elle ressemble, chargez les données d’exemple :',
    file: 'FICHIER',
    own: 'Pour vos propres ventes (CSV, XLSX, JSON, Parquet), regardez d’abord ce que Vitrine y lit, sans rien enregistrer :'
  },
  errors: {
    notFound: 'Cette page n’existe pas',
    notFoundText: 'L’adresse est peut-être mal copiée, ou la page a changé de place.',
    failed: 'La page n’a pas pu être calculée',
    failedText: 'L’erreur est de notre côté et vient d’être notée. Réessayez dans un instant.',
    unreachable: 'Les chiffres ne répondent pas',
    unreachableText:
      'Une partie des chiffres est hors d’atteinte : plutôt que la moitié, cette page n’en montre aucun. Réessayez dans quelques minutes.',
    home: 'Revenir à la vue d’ensemble'
  },
  gallery: {
    title: 'Galerie des graphiques',
    text: 'Chaque graphique avec ses lignes d’exemple, celles que comparent les tests.'
  }
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The shape of a catalogue: same keys, same arguments. */
export type Texts = typeof fr;

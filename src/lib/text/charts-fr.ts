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
  unknownArea: 'Territoire inconnu',
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
    beyondKey: 'Flèche : au-delà de l’échelle, valeur à droite',
    noInterval: 'sans intervalle'
  },
  moved: {
    title: (things: string) =>
      `Ce qui a fait bouger la part : les ${things} eux-mêmes, ou leur poids`,
    summary: (p: {
      measure: string;
      before: string;
      after: string;
      change: string;
      within: string;
      mix: string;
      things: string;
    }) =>
      `${p.measure} : de ${p.before} à ${p.after}, soit ${p.change}. L’évolution propre des ${p.things} en fait ${p.within} ; le changement de leur poids, ${p.mix}.`,
    opposite: 'Les deux effets sont de sens contraire.',
    largest: (p: { name: string; within: string; mix: string }) =>
      `Le plus grand mouvement : « ${p.name} » (évolution propre ${p.within}, poids ${p.mix}).`,
    hidden: (measure: string) =>
      `${measure} : le changement ne peut pas être décomposé, une des valeurs est sous secret statistique.`,
    missing: (measure: string) =>
      `${measure} : le changement ne peut pas être décomposé, une des deux périodes n’a pas de donnée.`,
    before: 'Avant',
    after: 'Après',
    within: (things: string) => `Évolution propre des ${things}`,
    mix: (things: string) => `Changement de poids entre ${things}`,
    rest: (n: string) => `Autres, non montrés un à un (${n})`,
    children: (things: string) => `Les ${things} qui ont le plus compté, en points`,
    columns: {
      share: (when: string) => `Part, ${when}`,
      weight: (when: string) => `Poids, ${when}`,
      within: 'Évolution propre (points)',
      mix: 'Poids (points)'
    },
    whole: 'Ensemble',
    withinKey: 'Évolution propre : à poids égal',
    mixKey: 'Poids : à part égale',
    points: (n: string, ratio: number) => `${n} ${Math.abs(ratio) < 0.02 ? 'point' : 'points'}`
  },
  stacked: {
    hidden: 'Sous secret, ensemble',
    striped: 'Rayé : provisoire ou période incomplète',
    gap: 'Vide : pas de donnée',
    shareOf: 'Part',
    empty: 'Aucune part ne peut être montrée pour ces filtres.',
    axis: 'en % de l’ensemble',
    from: (p: { name: string; first: string; when: string; last: string; until: string }) =>
      `« ${p.name} » passe de ${p.first} (${p.when}) à ${p.last} (${p.until}).`,
    channels: {
      title: 'Par quels canaux passent les ventes hors du magasin',
      largest: (p: { name: string; share: string; when: string }) =>
        `Hors du comptoir, le premier canal ${p.when} est « ${p.name} » : ${p.share} des ventes en ligne et à distance.`,
      note: 'Ventes hors taxes ou taxes comprises comme ailleurs sur la page ; comptoir et origine inconnue non compris.'
    },
    fulfilment: {
      title: 'Comment les commandes en ligne sont remises',
      largest: (p: { name: string; share: string; when: string }) =>
        `Le premier mode de remise ${p.when} est « ${p.name} » : ${p.share} des ventes en ligne.`,
      note: 'Les ventes en ligne dont le mode de remise n’est pas connu comptent comme non retirées.'
    },
    parts: {
      own_site: 'Site ou application du commerce',
      marketplace: 'Place de marché',
      local_marketplace: 'Place de marché locale',
      social_checkout: 'Achat sur un réseau social',
      phone: 'Téléphone et SMS',
      message: 'Messages, courriel, courrier',
      pickup: 'Retrait en magasin',
      delivery: 'Livraison et autres'
    }
  },
  files: {
    download: 'Télécharger',
    names: { png: 'image', svg: 'dessin vectoriel', csv: 'tableau', xlsx: 'classeur' },
    link: (kind: string, file: string, title: string) =>
      `${kind}, ${file} du graphique « ${title} »`,
    status: (column: string) => `${column} (statut)`,
    data: 'chiffres',
    about: 'méthode',
    title: 'Titre',
    summary: 'Lecture',
    statuses: 'Statuts',
    statusText:
      'F publié ; A trop peu d’entreprises ; O une entreprise domine ; D permettrait d’en déduire une autre valeur ; vide : pas de donnée',
    units: 'Unités',
    unitText: 'Les parts sont des rapports : 0,125 se lit 12,5 %.',
    vintage: 'État des données',
    newest: 'Données jusqu’au',
    licence: 'Licence',
    licenceText:
      'Réutilisation selon la licence de l’instance qui publie, en nommant la source et la date',
    sample: 'DONNÉES D’EXEMPLE : ces commerces sont inventés',
    address: 'Vue',
    noChart: 'Ce graphique n’existe pas pour ces filtres',
    see: 'Voir la page entière sur Vitrine'
  },
  embed: {
    open: 'Intégrer',
    about: (title: string) => `le graphique « ${title} » dans une autre page`,
    code: 'Code à coller dans la page',
    copy: 'Copier le code',
    copied: 'Copié',
    text: 'Le cadre prend sa hauteur tout seul là où la page admet la dernière ligne ; sans elle, réglez « height ». On peut ajouter à l’adresse theme=light ou theme=dark, et background=transparent.'
  }
};

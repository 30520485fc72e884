/** The words of a shop's own pages. French, the source. */
export const shopFr = {
  title: (name: string) => `${name} : vos ventes`,
  sample: 'Boutique d’exemple, inventée : tout le monde peut la regarder.',
  nothing: 'Aucune vente n’est encore arrivée. Une première saisie prend une minute.',
  entry: 'Saisir ma semaine',
  import: 'Importer un fichier',
  setUp: 'Préparer ma boutique',
  poster: 'Affiche pour ma vitrine',
  period: (range: string) => `Les treize semaines ${range}.`,
  newest: (day: string) => `Ventes connues jusqu’au ${day}.`,
  sentence: {
    both: (usual: string, current: string) =>
      `Vos ventes en ligne ont fait ${usual} de ce que vous vendez d’habitude, et ${current} de ce que vous avez vraiment vendu.`,
    current: (current: string) =>
      `${current} de ce que vous avez vendu a été commandé en ligne. Pour le rapporter à votre habitude, il manque votre chiffre d’affaires habituel.`,
    none: 'Aucune vente en ligne sur ces treize semaines.',
    unknown: 'Vos ventes en ligne ne sont pas encore connues.'
  },
  number: 'du chiffre d’affaires habituel, en ligne',
  numberCurrent: 'de vos ventes, en ligne',
  lastYear: (share: string) => `un an plus tôt : ${share}`,
  tableTitle: 'Ventes par canal, semaine par semaine',
  tableNote: (currency: string, basis: string) =>
    `Montants en ${currency}, ${basis}, remboursements déduits.`,
  basis: { ht: 'hors taxes', ttc: 'taxes comprises' },
  week: 'semaine',
  total: 'ensemble',
  channels: {
    counter: 'en magasin',
    own_site: 'mon site',
    app: 'application',
    marketplace: 'place de marché',
    local_marketplace: 'place de marché locale',
    social_checkout: 'réseau social',
    edi: 'EDI',
    phone: 'téléphone',
    sms: 'SMS',
    email: 'courriel',
    social_message: 'messages',
    post: 'courrier',
    other: 'autre'
  } as Record<string, string>,
  facts: {
    title: 'En plus',
    recovery: 'Activité, rapportée à l’habitude',
    pickup: 'Retrait en magasin, part de l’habitude',
    remote: 'Téléphone et messages, part des ventes',
    visits: 'Visites du site',
    conversion: 'Commandes pour une visite',
    basket: 'Panier moyen en ligne',
    regulars: 'Clients réguliers qui achètent aussi en ligne',
    missing: 'pas encore connu'
  },
  moved: {
    title: 'Ce qui a changé, et pourquoi',
    none: 'Pour le dire, il faut les visites du site et ses commandes sur deux fois treize semaines.',
    text: (change: string) =>
      `Commandes du site : ${change} par rapport aux treize semaines d’avant.`,
    parts: {
      visits: 'par les visites',
      conversion: 'par la part des visites qui commandent',
      basket: 'par le panier'
    }
  },
  peers: {
    title: 'Vos semblables',
    group: (n: string, sector: string, area: string, size: string) =>
      `${n} entreprises : ${sector}, ${area}, ${size}. La vôtre en est.`,
    sizes: [
      'moins de 100 000 € par an',
      'de 100 000 à 300 000 € par an',
      'de 300 000 € à 1 million par an',
      'plus de 1 million par an'
    ],
    allSizes: 'toutes tailles',
    few: (n: string, sector: string, area: string) =>
      `Pas de comparaison : il faut au moins dix entreprises pour qu’aucune ne puisse être reconnue, et il y en a ${n} (${sector}, ${area}).`,
    unknown: 'Pas de comparaison : le secteur ou la commune de la boutique n’est pas connu.',
    columns: {
      what: 'Part du chiffre d’affaires habituel',
      you: 'vous',
      q1: 'un quart sous',
      median: 'médiane',
      q3: 'un quart au-dessus'
    },
    measures: { online: 'en ligne', remote: 'téléphone et messages', pickup: 'retrait en magasin' },
    note: 'Chaque borne est la moyenne de trois entreprises, arrondie au pour cent : elle ne dit la valeur d’aucune.'
  },
  next: {
    title: 'Le prochain pas utile',
    why: 'Pourquoi celui-ci ?',
    steps: {
      no_news: [
        'Donnez des nouvelles de vos ventes.',
        'Aucune vente n’est arrivée depuis plus de deux semaines : la saisie, ou la liaison avec votre caisse, s’est arrêtée.'
      ],
      no_usual: [
        'Dites ce que vous vendez d’habitude.',
        'Sans chiffre d’affaires habituel, une part en ligne qui monte peut n’être qu’un magasin qui baisse.'
      ],
      no_orders: [
        'Vérifiez que votre boutique en ligne prend les commandes.',
        'Vous aviez des commandes en ligne, et plus aucune depuis trente jours.'
      ],
      visits_no_orders: [
        'Passez vous-même une commande d’essai.',
        'Votre site a été visité au moins cinquante fois en trente jours sans une commande : prix, livraison ou paiement arrêtent les gens.'
      ],
      sheets_unfinished: [
        'Finissez vos fiches produit.',
        'Des fiches prévues ne sont pas encore en ligne : ce que personne ne voit ne se commande pas.'
      ],
      regulars_not_told: [
        'Dites à vos habitués qu’ils peuvent commander en ligne.',
        'Moins d’un client régulier sur cinq achète aussi en ligne.'
      ],
      no_pickup: [
        'Proposez le retrait en magasin.',
        'Vos ventes en ligne sont établies, et aucune n’est retirée chez vous : un retrait amène au comptoir.'
      ],
      go_on: [
        'Continuez ainsi.',
        'Aucune des règles ne trouve à redire : les ventes arrivent, l’habitude est connue, les commandes viennent.'
      ]
    } as Record<string, readonly [string, string]>
  }
};

/** The shape of the catalogue. */
export type ShopTexts = typeof shopFr;

/** The words of a shop's set-up. French, the source. */
export const setUpFr = {
  title: 'Préparer ma boutique',
  back: 'Mes ventes',
  lead: 'Quatre choses, dans l’ordre que vous voulez. Chacune rend vos chiffres plus justes.',
  done: 'fait',
  open: 'à faire',
  saved: 'C’est enregistré.',
  save: 'Enregistrer',
  fix: 'À corriger ci-dessous ; ce que vous avez tapé est resté.',
  identity: {
    title: 'Votre boutique',
    why: 'Le secteur et la commune disent avec quels commerces vous comparer.',
    name: 'Nom de la boutique',
    siret: 'SIRET',
    siretHint: '14 chiffres, sur vos factures. Facultatif ; la clé de contrôle est vérifiée.',
    sector: 'Métier',
    sectorNone: 'Choisir…',
    ape: 'Code APE, si vous le connaissez',
    apeHint: 'Quatre chiffres et une lettre, par exemple 47.65Z. Il l’emporte sur le métier.',
    area: 'Commune ou code postal',
    areaChoose: 'Plusieurs communes répondent : laquelle ?'
  },
  usual: {
    title: 'Votre chiffre d’affaires habituel',
    why: 'C’est la mesure de tout le reste : une part en ligne qui monte peut n’être qu’un magasin qui baisse.',
    annual: 'Combien la boutique vend-elle en une année normale ?',
    annualHint:
      'Le total d’une année sans fermeture : votre dernier bilan, votre déclaration de TVA ou votre meilleure estimation.',
    year: 'Cette année-là',
    tax: 'Ce montant comprend-il la TVA ?',
    taxHint:
      'Les parts se calculent hors taxes. Dites le taux : la taxe est retirée. À plusieurs taux, donnez plutôt le montant hors taxes.',
    distance: 'Comprend-il les ventes à distance ?',
    distanceHint:
      'Retrait, livraison, téléphone, internet. Un montant recopié d’un dossier d’aide de 2020 les laisse souvent de côté : ce sont justement celles qu’on mesure.',
    distances: { yes: 'Oui', no: 'Non', unknown: 'Je ne sais pas' },
    overrides: 'Prendre ce montant même quand mes ventes passées suffiraient',
    current: (amount: string, basis: string, year: string) =>
      `Déclaré : ${amount} ${basis}, année ${year}.`,
    basis: { ht: 'hors taxes', ttc: 'taxes comprises' }
  },
  sources: {
    title: 'D’où viennent vos ventes',
    why: 'Reliez ce que vous avez ; le reste se saisit en une minute par semaine.',
    connected: 'Déjà relié',
    none: 'Rien n’est encore relié.',
    platforms: 'Relier une plateforme ou une caisse',
    others: 'Sans liaison',
    file: 'Importer un fichier',
    entry: 'Saisir ma semaine',
    waiting: 'aucune commande reçue pour l’instant',
    received: (day: string) => `commandes reçues, la plus récente du ${day}`,
    change: 'régler'
  },
  platform: {
    back: 'Préparer ma boutique',
    title: (name: string) => `Relier ${name}`,
    steps: 'Les étapes',
    settings: 'Ce que la plateforme vous a donné',
    keep: 'Déjà enregistré ; laissez vide pour le garder.',
    optional: 'Facultatif.',
    submit: 'Relier',
    address: 'Adresse de réception, à copier dans la plateforme',
    pulled: 'Vos commandes sont aussi relevées chaque nuit.',
    live: 'Première commande',
    wait: 'En attente de la première commande. Passez une commande, ou attendez la prochaine : cette page le dira d’elle-même.',
    look: 'Regarder de nouveau',
    received: (day: string) =>
      `Nous avons reçu votre première commande. La plus récente est du ${day}.`,
    refused: (n: string) => `${n} messages attendent une décision.`,
    quarantine: 'Voir lesquels',
    trouble: 'Le dernier relevé a échoué :',
    fields: {
      base_url: 'Adresse de la boutique (https://…)',
      consumer_key: 'Clé de l’API (consumer key)',
      consumer_secret: 'Secret de l’API (consumer secret)',
      webhook_secrets: 'Secret des webhooks',
      shop_domain: 'Domaine de la boutique',
      access_token: 'Jeton d’accès',
      api_key: 'Clé d’API',
      secret_key: 'Clé secrète'
    } as Record<string, string>
  },
  sheets: {
    title: 'Vos fiches produit',
    why: 'Une boutique en ligne se remplit fiche par fiche : c’est ce qui prend le plus de temps.',
    planned: 'Fiches prévues',
    done: 'Fiches en ligne',
    progress: (done: string, planned: string) => `${done} fiches sur ${planned} sont en ligne.`
  },
  faults: {
    missing: 'À remplir.',
    too_long: 'Cent vingt caractères au plus.',
    siret: 'Ce SIRET n’est pas valide : vérifiez ses 14 chiffres.',
    ape: 'Ce code APE n’est pas connu.',
    area: 'Aucune commune de ce nom ou de ce code postal.',
    area_choose: 'Choisissez la commune.',
    year: 'Une année passée, depuis 1990.',
    choice: 'Choisissez une réponse.',
    count: 'Un nombre entier, zéro ou plus.',
    more_done: 'Il ne peut pas y avoir plus de fiches en ligne que prévues.',
    setting: 'Cette valeur ne convient pas.',
    secret: 'Donnez au moins une clé ou un secret : sans eux rien n’arrive.'
  }
};

/** The shape of the catalogue. */
export type SetUpTexts = typeof setUpFr;

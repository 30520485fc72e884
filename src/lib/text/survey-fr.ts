/** Words of the survey of reasons, in French: the source of the keys. */
export const surveyFr = {
  title: { shop: 'Deux questions à votre commerce', customer: 'Deux questions aux clients' },
  lead: {
    shop: (shop: string) => `Pour ${shop}. Une minute, sans compte.`,
    customer: (shop: string) => `Vous êtes client de ${shop}. Une minute, sans compte.`
  },
  why: (programme: string) =>
    `Cette enquête accompagne le programme « ${programme} » : elle sert à savoir ce qui retient, pas à juger.`,
  standing: {
    shop: 'Votre commerce vend-il en ligne ?',
    customer: 'Achetez-vous en ligne chez ce commerçant ?'
  },
  standings: {
    sells: 'Oui',
    prepares: 'Bientôt : c’est en préparation',
    buys: 'Oui, régulièrement',
    sometimes: 'Parfois',
    does_not: 'Non'
  },
  reason: {
    shop: 'Si ce n’est pas encore le cas : qu’est-ce qui retient le plus ?',
    customer: 'Si ce n’est pas régulier : qu’est-ce qui vous retient le plus ?'
  },
  reasons: {
    already_equipped: 'Nous avons déjà ce qu’il nous faut',
    platform_not_wanted: 'Nous ne voulons pas passer par une plateforme',
    too_late: 'C’est trop tard pour nous',
    no_time_for_product_sheets: 'Pas le temps de faire les fiches produit',
    cost: 'Le coût',
    skills: 'Nous ne savons pas faire',
    customers_buy_in_person: 'Nos clients préfèrent venir',
    advice_needs_presence: 'Notre conseil demande d’être sur place',
    logistics: 'La livraison ou le retrait',
    sees_first: 'J’aime voir et toucher avant',
    habit: 'J’ai l’habitude de venir',
    advice: 'Je viens pour le conseil',
    unaware: 'Je ne savais pas que c’était possible',
    not_offered: 'Ce commerce ne vend pas en ligne',
    delivery: 'La livraison : prix ou délai',
    payment: 'Je n’aime pas payer en ligne',
    difficulty: 'C’est trop compliqué',
    price: 'Les prix',
    other: 'Autre chose'
  },
  send: 'Envoyer ma réponse',
  change: 'Changer ma réponse',
  thanks: 'Merci, votre réponse est enregistrée.',
  already: {
    shop: 'Ce commerce a déjà répondu. Une nouvelle réponse remplace l’ancienne.',
    customer: 'Vous avez déjà répondu. Une nouvelle réponse remplace l’ancienne.'
  },
  faults: {
    standing_missing: 'Choisissez une réponse à la première question.',
    reason_missing: 'Choisissez une raison à la seconde question : la principale suffit.',
    too_many: 'Trop de réponses viennent de ce réseau. Réessayez dans dix minutes.'
  },
  over: 'Ce lien n’ouvre aucune enquête. Il est peut-être incomplet : scannez le code à nouveau.',
  privacy: {
    shop: 'Seuls des nombres sont publiés, et jamais ceux d’une ou deux entreprises. Personne ne voit votre réponse dans une page ou un fichier.',
    customer:
      'Ni nom, ni adresse, ni adresse réseau ne sont gardés avec la réponse. Un témoin dans ce navigateur évite de compter deux fois ; il s’efface au bout de 90 jours.'
  },
  poster: {
    open: 'Affiche à imprimer',
    title: { shop: 'Deux questions à ce commerce', customer: 'Achetez-vous ici en ligne ?' },
    text: {
      shop: 'Scannez le code pour répondre : deux questions, une minute.',
      customer: 'Oui, non, pourquoi : deux questions, une minute, sans compte.'
    },
    qr: (address: string) => `Code à scanner : ${address}`,
    hint: 'Imprimez cette page : elle tient sur une feuille A5 ou A4.'
  },
  links: {
    title: 'Liens de l’enquête',
    lead: 'Un lien par commerce, à envoyer ou à imprimer. Un commerce garde son lien : le télécharger encore n’en fait pas un autre.',
    area: (name: string) => `Commerces de : ${name}`,
    everywhere: 'Tous les commerces',
    programme: 'Programme',
    audience: 'À qui',
    audiences: { shop: 'Aux commerces', customer: 'Aux clients des commerces' },
    make: 'Télécharger les liens (CSV)',
    none: 'Aucun programme n’est enregistré.',
    back: 'Retour au programme'
  },
  results: {
    heading: { shop: 'Ce qui retient les commerces', customer: 'Ce qui retient les clients' },
    lead: {
      shop: 'Enquête en deux questions auprès des commerces ; la raison principale de ceux qui ne vendent pas en ligne.',
      customer:
        'Enquête en deux questions auprès de clients qui ont suivi le lien d’un commerce : qui répond n’est pas un échantillon tiré au sort.'
    },
    none: 'Pas encore assez de réponses pour en montrer une part sans désigner personne.',
    make: 'Faire les liens de l’enquête',
    until: (day: string) =>
      `Réponses jusqu’au ${day}. Publiées par semaine, et seulement quand cinq entreprises au moins ont répondu ou changé d’avis.`,
    rate: (p: { answered: string; asked: string; rate: string; low: string; high: string }) =>
      `${p.answered} entreprises ont répondu sur ${p.asked} interrogées : ${p.rate} (de ${p.low} à ${p.high} à 95 %). Celles qui ne répondent pas peuvent penser autrement.`,
    heard: (n: string) => `${n} réponses de clients.`,
    rateHidden: (answered: string) =>
      `${answered} entreprises ont répondu ; le taux de réponse est sous secret.`,
    table: 'Raisons, en part de ceux que quelque chose retient',
    byFamily: 'Par famille de commerces',
    byRegion: 'Par territoire',
    columns: {
      what: 'Réponse',
      all: 'Ensemble',
      count: 'Nombre',
      share: 'Part',
      low: 'De (95 %)',
      high: 'À (95 %)',
      joined: 'Inscrites au programme',
      asked: 'Interrogées',
      answered: 'Ont répondu',
      rate: 'Taux de réponse',
      settled: { shop: 'Vendent en ligne', customer: 'Achètent en ligne' },
      held: { shop: 'Ne vendent pas encore', customer: 'N’achètent pas, ou peu' }
    },
    together: (names: string) => `Ensemble : ${names}`,
    rare: (n: string) => `${n} autres raisons, ensemble`,
    interval: (p: { share: string; low: string; high: string }) =>
      `${p.share} (${p.low} – ${p.high})`,
    note: 'Entre parenthèses : intervalle de Wilson à 95 %.'
  }
};

export type SurveyTexts = typeof surveyFr;

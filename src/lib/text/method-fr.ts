/** The method page in French: the source of the keys. */
export const methodFr = {
  title: 'Comment c’est mesuré',
  lead: 'Ce que compte une vente en ligne, à quoi elle est rapportée, ce qui est caché et pourquoi, ce qui peut encore changer. Les nombres de cette page sont ceux des données présentes.',
  contents: 'Sur cette page',
  counted: {
    title: 'Ce qui est compté',
    text: [
      'Une vente en ligne est une commande passée sur un site, une application ou une place de marché, où qu’elle soit payée ou retirée. Le téléphone, le courriel, le courrier et les messages sont des ventes à distance : une classe à part, jamais ajoutée à l’en-ligne, pour rester comparable aux chiffres officiels (OCDE, Eurostat).',
      'Le retrait en magasin d’une commande en ligne n’est pas un canal : c’est une façon de recevoir une vente en ligne. Les annulations ne comptent pas ; un remboursement compte le jour où il est fait, sur le canal de la vente. Les montants sont hors taxes quand la source le permet, et deux monnaies ou deux bases de taxe ne sont jamais additionnées.',
      'Toute part est un rapport de sommes, jamais une moyenne de parts : un grand commerce y pèse plus qu’un petit.'
    ]
  },
  two: {
    title: 'Pourquoi deux parts',
    text: [
      'La part du chiffre d’affaires actuel monte quand les magasins ferment, même si personne ne vend plus en ligne : le reste de la recette a disparu. La part du chiffre d’affaires habituel ne bouge que si les ventes en ligne bougent. Le niveau d’activité, chiffre d’affaires réalisé rapporté à l’habituel, dit ce qui les sépare.'
    ]
  },
  usual: {
    title: 'Le chiffre d’affaires habituel',
    text: [
      'C’est une estimation : ce que le commerce aurait vendu en temps normal. Cinq cas, dans cet ordre ; chaque méthode comble les jours que la précédente laisse ouverts, et un jour sans aucune n’entre pas dans la part.'
    ],
    columns: {
      method: 'Méthode',
      how: 'Comment',
      years: 'Années de référence',
      units: 'Commerces'
    },
    methods: {
      same_period: {
        name: 'Même période',
        how: 'les mêmes semaines, ou les mêmes mois, de la dernière année sans confinement'
      },
      median_years: {
        name: 'Médiane d’années',
        how: 'la médiane de trois à cinq des dix dernières années, quand l’année de référence manque'
      },
      annual_seasonal: {
        name: 'Montant annuel et saison',
        how: 'un montant annuel déclaré, réparti selon la saison du commerce ou celle de son secteur ; une déclaration faite pour remplacer le passé passe avant lui'
      },
      mean_since_creation: {
        name: 'Moyenne depuis la création',
        how: 'la moyenne mensuelle depuis l’ouverture, pour un commerce sans année entière'
      },
      none: {
        name: 'Aucune',
        how: 'le commerce reste hors de toute mesure rapportée à l’habituel ; rien n’est inventé'
      }
    },
    unused: 'pas utilisée ici',
    source:
      'Fonds de solidarité, règles de comparaison de novembre 2020 ; décisions 0009 et 0029 du dépôt.'
  },
  align: {
    title: 'Comment deux années se répondent',
    text: [
      'Une semaine répond à la semaine de même numéro. Sur demande (align=holiday dans l’API), les fêtes mobiles répondent aux fêtes mobiles : Pâques à Pâques. La semaine 53, sans jumelle, est comparée à la moyenne de ses deux voisines. Les mois, trimestres et années répondent par leur nom.',
      'Les fêtes, soldes ou Black Friday déplacés et les perturbations (grèves, samedis de manifestation) sont signalés ; les chiffres ne sont pas corrigés.'
    ]
  },
  secrecy: {
    title: 'Ce qui est caché',
    text: [
      'Aucune valeur n’est publiée si elle repose sur moins de trois entreprises, ou si l’une d’elles en fait 85 % ou plus. On compte les entreprises, pas les magasins, et la règle vaut pour chaque partie d’un rapport. Un zéro n’est publié qu’à partir de cinq entreprises.',
      'D’autres valeurs peuvent être cachées par précaution, pour qu’une soustraction ne rende pas les premières. Une valeur cachée est hachurée ; une donnée manquante est vide ; un zéro est écrit.'
    ],
    state: (p: { shown: string; A: string; O: string; D: string; missing: string }) =>
      `À cet instant, dans le tableau des secteurs par région : ${p.shown} parts montrées, ${p.A} cachées par le petit nombre, ${p.O} par la domination d’une entreprise, ${p.D} par précaution, ${p.missing} sans donnée.`
  },
  sure: {
    title: 'Ce qui est sûr',
    text: [
      'Les intervalles à 95 % sont calculés sur les entreprises, à partir de dix. Deux territoires ou deux secteurs dont les intervalles se recouvrent ne sont pas classés l’un devant l’autre. Une part s’écrit au dixième de point, ou au point quand moins de la moitié des ventes est couverte.'
    ]
  },
  provisional: {
    title: 'Ce qui peut encore changer',
    text: [
      'Les trois dernières semaines avant la donnée la plus récente sont provisoires : des commerces transmettent en retard. Une période coupée par la fin des données est dite incomplète et n’est jamais comparée à une période entière.'
    ],
    state: (p: { newest: string; from: string }) =>
      `Données jusqu’au ${p.newest} ; provisoires depuis le ${p.from}.`
  },
  coverage: {
    title: 'Qui est là',
    text: [
      'Ces chiffres décrivent les commerces qui transmettent leurs ventes, pas tous les commerces. La couverture est la part des ventes observées qui vient de commerces dont le chiffre d’affaires entier et l’habituel sont connus.'
    ],
    state: (p: { population: string; coverage: string; period: string; place: string }) =>
      `${p.place}, ${p.period} : ${p.population} ; couverture ${p.coverage}.`,
    unknown: 'inconnue',
    sample: 'Ce sont des données d’exemple : ces commerces sont inventés.'
  },
  revisions: {
    title: 'Ce qui a changé, et quand',
    text: [
      'Chaque import, chaque retrait d’import et chaque règle nouvelle peut changer des chiffres publiés. Le journal vient du stock lui-même ; il dit les jours concernés, jamais quel commerce.'
    ],
    columns: { day: 'Jour', what: 'Changement', days: 'Jours concernés' },
    kinds: {
      import: (n: string, one: boolean) => (one ? 'un import' : `${n} imports`),
      undo: (n: string, one: boolean) => (one ? 'un import retiré' : `${n} imports retirés`),
      rule: (n: string, one: boolean) =>
        one ? 'une règle de lecture nouvelle' : `${n} règles de lecture nouvelles`
    },
    unknownDays: 'non précisés',
    none: 'Aucun changement pour l’instant.',
    more: (n: string) => `Les ${n} derniers changements.`,
    vintage: (vintage: string) => `État présent des données : ${vintage}.`
  },
  metrics: {
    title: 'Les mesures',
    text: ['Chaque mesure est définie une fois, pour les pages, les exports et l’API.']
  }
};

/** The words around every page: navigation, search, keys, what the site is, lists of sectors and areas. French, the source. */
export const siteFr = {
  pages: 'Pages',
  nav: {
    overview: 'Vue d’ensemble',
    sectors: 'Secteurs',
    areas: 'Territoires',
    programme: 'Programme',
    solutions: 'Solutions',
    explore: 'Explorer',
    method: 'Méthode',
    metrics: 'Mesures',
    import: 'Importer'
  },
  search: {
    open: 'Rechercher',
    title: 'Aller à un secteur, un territoire ou une page',
    field: 'Nom, code ou code postal',
    results: 'Résultats',
    kinds: { page: 'page', family: 'famille de secteurs', group: 'secteur' },
    none: (text: string) => `Rien ne s’appelle « ${text} ».`,
    found: { one: '1 résultat', other: (n: string) => `${n} résultats` },
    failed: 'La recherche de territoires ne répond pas.',
    close: 'Fermer'
  },
  keys: {
    open: 'Touches du clavier',
    title: 'Touches du clavier',
    close: 'Fermer',
    single: 'Touches d’un seul caractère',
    singleText: 'Décochez si elles gênent votre lecteur d’écran ou la saisie vocale.',
    list: [
      ['?', 'cette liste'],
      ['/', 'chercher un secteur, un territoire ou une page'],
      ['Ctrl K', 'chercher, même quand les touches d’un seul caractère sont coupées'],
      ['Échap', 'fermer ce qui est ouvert ; sinon, effacer les filtres'],
      ['Tab', 'passer à l’élément suivant ; le premier mène droit au contenu'],
      ['← →', 'lire les valeurs d’un graphique, une par une'],
      ['Début Fin', 'première et dernière valeur d’un graphique'],
      ['↑ ↓ Entrée', 'parcourir une liste de noms et choisir']
    ] as readonly (readonly [string, string])[]
  },
  about: {
    title: 'Ce que montre Vitrine',
    text: 'Les ventes en ligne des petits commerces, rapportées à deux sommes : ce qu’ils encaissent, et ce qu’ils vendent d’habitude.',
    why: 'Quand les magasins ferment, la première part bondit sans une vente en ligne de plus. Seule la seconde dit si la vente en ligne a pris.',
    method: 'Comment c’est mesuré',
    find: 'Mon secteur, ma commune'
  },
  familyWhole: 'toute la famille',
  othersTitle: 'Autres secteurs importés',
  areasTitle: 'Les territoires',
  areasLead:
    'Chaque pays, région, département, intercommunalité et commune a sa page. Les petites communes ont rarement assez de commerces pour qu’un chiffre puisse y être publié.',
  areasFind: 'Trouver un territoire',
  areasSubmit: 'Chercher',
  help: {
    title: 'Pour continuer',
    sectors: 'Tous les secteurs',
    areas: 'Tous les territoires, avec une recherche',
    metrics: 'Toutes les mesures',
    home: 'La vue d’ensemble',
    retry: 'Réessayer cette page',
    sectorsText: 'Le code de ce secteur n’existe pas ici. Voici ceux qui ont une page.',
    areasText:
      'Aucun territoire n’a ce code. Un code postal n’en est pas un : cherchez la commune par son nom.',
    metricsText: 'Aucune mesure ne porte ce nom. Voici celles qui existent.'
  },
  cardAlt: 'Vitrine : ce que la vente en ligne pèse vraiment dans le petit commerce'
};

/** The shape of the catalogue. */
export type SiteTexts = typeof siteFr;

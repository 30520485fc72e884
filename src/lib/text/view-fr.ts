/** The words of the filters: areas by name, channels, comparison, dates. French, the source. */
export const viewFr = {
  area: 'Territoire',
  areaHint: 'Commune, département, région ou code postal',
  areaAll: (name: string) => `${name} : ensemble`,
  areaFound: {
    one: '1 territoire trouvé',
    other: (n: string) => `${n} territoires trouvés`
  },
  areaMore: (n: string) => `${n} autres : précisez le nom`,
  areaNone: (text: string) => `Aucun territoire ne s’appelle « ${text} ».`,
  areaSearching: 'Recherche…',
  areaFailed: 'La recherche ne répond pas.',
  areaClear: 'Effacer le territoire',
  placeMany: (text: string) => `« ${text} » désigne plusieurs territoires. Lequel ?`,
  placeNone: (text: string) =>
    `Aucun territoire ne s’appelle « ${text} ». Les accents, les traits d’union et les majuscules n’ont pas d’importance ; un code postal convient aussi.`,
  several: {
    title: (n: string) => `Territoires additionnés : ${n}`,
    add: 'Ajouter le prochain territoire choisi, de même niveau, au lieu de remplacer',
    remove: (name: string) => `Retirer ${name}`,
    rule: 'Les chiffres sont la somme de ces territoires. Là où l’un est sous secret, la somme l’est aussi.'
  },
  levels: {
    country: 'pays',
    region: 'région',
    departement: 'département',
    epci: 'intercommunalité',
    commune: 'commune'
  },
  channel: 'Canal',
  allChannels: 'Toute la vente en ligne',
  channels: {
    own_site: 'Site du commerce',
    app: 'Application',
    marketplace: 'Place de marché',
    local_marketplace: 'Place de marché locale',
    social_checkout: 'Achat sur réseau social'
  },
  compare: 'Comparer avec',
  compareAuto: 'Automatique',
  comparisons: {
    previous: 'Période précédente',
    last_year: 'Un an plus tôt',
    usual: 'Année habituelle'
  },
  compareCustom: 'Dates choisies',
  presetGroup: 'Calendrier',
  presets: {
    this_month: 'Mois en cours',
    this_quarter: 'Trimestre en cours',
    this_year: 'Année en cours',
    last_week: 'Dernière semaine complète',
    last_month: 'Dernier mois complet',
    last_quarter: 'Dernier trimestre complet',
    last_year: 'Dernière année complète'
  },
  dates: 'Choisir des dates',
  periodDates: 'Période',
  compareDates: 'Comparée avec',
  from: 'Du',
  until: 'Avant le',
  compareFrom: 'Comparée du',
  compareUntil: 'Comparée avant le'
};

/** The shape of the catalogue. */
export type ViewTexts = typeof viewFr;

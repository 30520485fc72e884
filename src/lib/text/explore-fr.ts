/** The words of the explorer. French, the source. */
export const exploreFr = {
  title: 'Explorer',
  lead: 'Choisissez ce qui est mesuré, les lignes et les colonnes. Les totaux sont recalculés à partir de leurs parties, jamais additionnés ; le secret statistique s’applique à chaque case et à chaque total.',
  shape: 'Forme du tableau',
  metrics: 'Mesures',
  metricsHint: 'Six au plus.',
  rows: 'Lignes',
  columns: 'Colonnes',
  noColumns: 'Les mesures seules',
  axes: {
    period: 'Périodes',
    'sector:family': 'Familles de secteurs',
    'sector:group': 'Secteurs',
    'sector:class': 'Activités (APE)',
    'area:region': 'Régions',
    'area:departement': 'Départements',
    'area:commune': 'Communes',
    channel: 'Canaux'
  },
  show: 'Afficher',
  total: 'Ensemble',
  caption: (measures: string, rows: string) => `${measures} – ${rows}`,
  sort: (column: string) => `Trier par ${column}`,
  lines: { one: '1 ligne', other: (n: string) => `${n} lignes` },
  more: (shown: string, all: string) =>
    `${shown} colonnes sur ${all} sont affichées ; les fichiers les ont toutes.`,
  pages: 'Pages du tableau',
  page: (n: string, all: string) => `Page ${n} sur ${all}`,
  previous: 'Page précédente',
  next: 'Page suivante',
  refused: 'Cette question n’a pas de réponse :',
  facts: (population: string, until: string, vintage: string) =>
    `${population}. Données jusqu’au ${until}, version ${vintage}.`,
  coverage: (share: string) => `Couvre ${share} des ventes observées.`,
  take: 'Emporter ce tableau'
};

/** The shape of the catalogue. */
export type ExploreTexts = typeof exploreFr;

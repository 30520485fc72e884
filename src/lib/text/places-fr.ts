/** Words of the pages of one area or one sector and of their lists, in French: the source of the keys. */
export const placesFr = {
  areas: 'Territoires',
  sectors: 'Secteurs',
  areasLead:
    'La vente en ligne région par région et département par département, puis la page de chaque territoire, jusqu’à la commune.',
  sectorsLead: 'Les familles et groupes de commerces, et la page de chacun.',
  search: 'Chercher un territoire',
  searchHint: 'Nom, code postal ou code officiel',
  searchGo: 'Chercher',
  found: (n: string, count: number) =>
    count === 1 ? 'Un territoire trouvé' : `${n} territoires trouvés`,
  foundMore: (shown: string) => `Les ${shown} premiers sont montrés : précisez la recherche.`,
  foundNone: (text: string) => `Aucun territoire ne s’appelle « ${text} ».`,
  mapLevel: 'Niveau de la carte',
  levelNames: {
    country: 'pays',
    region: 'région',
    departement: 'département',
    epci: 'intercommunalité',
    commune: 'commune'
  },
  levelPlural: {
    country: 'Pays',
    region: 'Régions',
    departement: 'Départements',
    epci: 'Intercommunalités',
    commune: 'Communes'
  },
  sectorLevels: { family: 'famille', group: 'groupe', class: 'activité' },
  path: 'Fil d’Ariane',
  things: { area: 'Territoire', sector: 'Secteur' },
  all: 'Tous les secteurs',
  beside: (name: string) => `${name} et ce qui l’entoure`,
  besideText: 'Mêmes jours, mêmes définitions. Une valeur cachée ou manquante le dit.',
  siblings: {
    area: (name: string, where: string | null) =>
      `${name} parmi ses voisins${where === null ? '' : ` : ${where}`}`,
    sector: (name: string, where: string | null) =>
      `${name} parmi les autres secteurs${where === null ? '' : ` : ${where}`}`
  },
  standing: (p: { name: string; above: string; under: string; same: string }) =>
    `Par la part en ligne du chiffre d’affaires habituel, ${p.above} nettement au-dessus de « ${p.name} », ${p.under} nettement au-dessous, ${p.same} sans écart sûr (intervalles à 95 %).`,
  others: (n: string, count: number) =>
    count === 0 ? 'aucun autre n’est' : count === 1 ? 'un autre est' : `${n} autres sont`,
  othersShort: (n: string, count: number) => (count === 0 ? 'aucun' : count === 1 ? 'un' : n),
  noStanding: (name: string) =>
    `« ${name} » n’a pas d’intervalle : trop peu d’entreprises pour le situer parmi les autres.`,
  facts: 'Retrait, vente à distance, commerces en ligne',
  factsText: 'Pour la même période et les mêmes commerces que les chiffres du haut.',
  definition: 'Définition',
  notKnown: 'Non connu pour ces commerces et ces dates.',
  channels: 'Par où passent les ventes',
  inside: { area: (name: string) => `Dans le détail : ${name}`, sector: 'Selon le territoire' },
  bySector: 'Selon le secteur',
  sheet: 'Fiche d’une page à imprimer',
  sheetHint: 'Format A4, mêmes chiffres',
  sheetPdf: 'Fiche en PDF',
  noPdf:
    'Le PDF n’a pas pu être fait ici : il n’y a pas de navigateur sur le serveur, ou il est occupé. Imprimer cette page, ou l’enregistrer en PDF depuis votre navigateur, donne la même fiche.',
  sheetTitle: (name: string) => `Fiche : ${name}`,
  sheetScope: (level: string) => `Fiche territoire (${level})`,
  backTo: (name: string) => `Revenir à la page : ${name}`,
  printHint:
    'Pour imprimer ou enregistrer en PDF : la commande d’impression du navigateur, une page A4.',
  freshness: 'Fraîcheur',
  vintage: (text: string) => `État des données : ${text}.`,
  series: 'Ces chiffres par l’API',
  hiddenTitle: 'Pourquoi rien n’est montré ici',
  hidden: (name: string) =>
    `Les ventes de « ${name} » existent, mais chaque chiffre reposerait sur moins de trois entreprises, ou sur une seule à 85 % et plus, ou permettrait d’en déduire un autre. Le publier reviendrait à publier les comptes d’un commerce. Le niveau au-dessus est souvent publiable :`,
  noneTitle: 'Aucune vente observée ici',
  none: (name: string) =>
    `Aucun commerce de « ${name} » n’a transmis de ventes pour ces dates. Ce n’est pas un zéro : on ne sait pas. Le niveau au-dessus en a peut-être :`,
  unknownTitle: { area: 'Territoire inconnu', sector: 'Secteur inconnu' },
  unknown: {
    area: (code: string) =>
      `Aucun territoire ne porte le code « ${code} ». Les codes ressemblent à REG-53, DEP-35, EPCI-243500139 ou COM-35238.`,
    sector: (code: string) =>
      `Aucun secteur ne porte le code « ${code} ». Les codes ressemblent à food, G09 ou 47.71Z.`
  },
  unknownArea: 'Territoire inconnu',
  unknownSector: 'Secteur inconnu',
  maybe: 'Peut-être cherchez-vous :',
  allAreas: 'Tous les territoires',
  allSectors: 'Tous les secteurs',
  dates: (n: string, count: number) =>
    count === 1
      ? 'Une autre date à connaître'
      : `${n} autres dates à connaître : programme, fêtes, soldes, perturbations`,
  source: 'Source',
  empty: 'Pas encore de données.'
};

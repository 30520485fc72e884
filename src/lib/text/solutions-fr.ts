/** Words of the directory of solutions, in French: the source of the keys. */
export const solutionsFr = {
  title: 'Solutions',
  lead: 'Ce qu’un commerce peut choisir pour vendre, encaisser ou livrer en ligne, et comment s’en sortent ceux qui l’ont choisi.',
  none: 'L’annuaire est vide.',
  noneHow: 'Importez un fichier de solutions :',
  filters: 'Chercher une solution',
  need: 'Besoin',
  area: 'Territoire',
  sector: 'Métier',
  price: 'Prix par mois',
  free: 'Sans frais aujourd’hui',
  any: {
    need: 'Tous les besoins',
    area: 'Partout',
    sector: 'Tous les métiers',
    price: 'Tous les prix'
  },
  atMost: (amount: string) => `${amount} au plus`,
  show: 'Montrer',
  all: 'Toutes les solutions',
  found: (n: string, all: string, count: number) =>
    count === 0
      ? `Aucune des ${all} solutions ne répond à ces choix.`
      : `${n} sur ${all} solutions.`,
  needs: {
    web_shop: 'Site marchand',
    online_payment: 'Paiement en ligne',
    logistics: 'Logistique et livraison',
    customer_communication: 'Communication avec les clients',
    local_marketplace: 'Place de marché locale'
  },
  by: (provider: string) => `par ${provider}`,
  offers: 'Offre',
  conditions: 'Conditions',
  where: 'Où',
  trades: 'Métiers',
  everywhere: 'Partout',
  allTrades: 'Tous',
  cost: 'Prix',
  monthly: (amount: string) => `${amount} par mois`,
  setup: (amount: string) => `${amount} au départ`,
  freeUntil: (day: string) => `gratuit jusqu’au ${day}`,
  freeOfCharge: 'gratuit',
  unknownCost: 'non indiqué',
  site: 'Site du prestataire',
  stated: (day: string) => `Fiche du ${day}`,
  fare: 'Ceux qui l’ont choisie',
  columns: {
    programme: 'Programme',
    joined: 'Inscrites',
    first: '1ʳᵉ commande',
    active: 'Actives',
    share: 'En ligne, du CA habituel',
    median: 'Jours jusqu’à la 1ʳᵉ commande (moitié)'
  },
  fareNote: (day: string) =>
    `Entreprises, au ${day} ; part en ligne sur 13 semaines. Qui choisit quoi n’est pas un tirage au sort.`,
  together: (names: string) => `Trop peu d’entreprises : comptées avec ${names}.`,
  nobody: 'Personne ne l’a encore choisie dans un programme suivi ici.',
  notReached: 'pas atteint'
};

export type SolutionTexts = typeof solutionsFr;

/** Words of the programme page and its charts, in French: the source of the keys. */
export const programmeFr = {
  title: 'Programme',
  lead: 'Qui a rejoint un programme d’équipement, jusqu’où chacun est allé, et en combien de temps.',
  choose: 'Programmes',
  none: 'Aucun programme n’est encore enregistré.',
  noneHow: 'Importez les programmes, puis le registre des inscriptions :',
  nobody: 'Personne n’a encore rejoint ce programme.',
  dates: (from: string, until: string | null) =>
    until === null ? `Depuis le ${from}` : `Du ${from} au ${until}`,
  aid: (amount: string) => `aide de ${amount} au plus par commerce`,
  asOf: (day: string) =>
    `Situation au ${day}. Des entreprises, pas des commerces : une enseigne compte une fois.`,
  stages: [
    'Inscrites',
    'Visibles en ligne',
    'Commandes à distance',
    'Catalogue de 20 fiches',
    'Paiement en ligne ouvert',
    'Première commande en ligne',
    'Commandes chaque semaine',
    'En ligne : 5 % du CA habituel'
  ],
  stageShort: [
    'Inscrites',
    'Visibles',
    'À distance',
    'Catalogue',
    'Paiement',
    '1ʳᵉ commande',
    'Actives',
    'Établies'
  ],
  stageNotes:
    'Étapes 1 à 4 déclarées par le registre ; étapes 5 à 7 lues dans les ventes depuis l’inscription. Une étape peut être sautée, jamais redatée.',
  ofJoined: 'des inscrites',
  interval: (low: string, high: string) => `de ${low} à ${high}`,
  columns: {
    stage: 'Étape',
    enterprises: 'Entreprises',
    share: 'Part des inscrites',
    shareTold: 'Part de celles qui ont répondu',
    low: 'De (95 %)',
    high: 'À (95 %)',
    month: 'Fin de mois',
    cohort: 'Mois d’inscription',
    family: 'Famille de commerces',
    solution: 'Solution',
    median: 'Moitié passée à la 1ʳᵉ commande',
    days: 'Jours depuis l’inscription',
    launched: 'Paiement ouvert',
    ordered: '1ʳᵉ commande',
    incidence: 'Part cumulée, sorties comprises',
    area: 'Territoire',
    due: 'Échéance',
    target: 'Cible',
    reached: 'Atteint',
    progress: 'Avancement',
    gap: 'Écart à la cible',
    alert: 'État',
    reason: 'Motif',
    state: 'Situation'
  },
  funnel: {
    title: (name: string) => `${name} : jusqu’où vont les inscrites`,
    summary: (p: { joined: string; first: string; share: string; low: string; high: string }) =>
      `${p.joined} entreprises inscrites ; ${p.first} ont reçu une commande en ligne, ${p.share} d’entre elles (de ${p.low} à ${p.high} à 95 %).`,
    joinedOnly: (joined: string) =>
      `${joined} entreprises inscrites ; la suite est sous secret statistique.`,
    hidden: 'Trop peu d’entreprises inscrites : le nombre est sous secret statistique.',
    key: 'Entreprises à cette étape ou au-delà'
  },
  curve: {
    title: (name: string) => `${name} : la montée, mois par mois`,
    summary: (p: { from: string; until: string; joined: string; half: string | null }) =>
      `${p.joined} inscrites entre ${p.from} et ${p.until}${p.half === null ? '' : `, la moitié avant la fin de ${p.half}`}.`,
    hidden: 'Trop peu d’entreprises pour montrer la montée.',
    dashed: 'Tireté : valeurs sous secret, entre deux valeurs connues',
    fit: (p: { limit: string; eligible: string }) =>
      `Une courbe en S ajustée aux inscriptions plafonne vers ${p.limit}, sur ${p.eligible} entreprises éligibles. Elle décrit les mois passés et ne promet rien pour la suite.`,
    noFit:
      'Pas de plafond annoncé : tant que le milieu de la montée n’est pas passé, les données ne le montrent pas.',
    eligible: (p: { n: string; day: string }) => `${p.n} entreprises éligibles au ${p.day}.`,
    unchecked: 'L’effectif n’est pas connu : la règle de taille n’est pas vérifiée.'
  },
  wait: {
    title: (name: string) => `${name} : le temps jusqu’à vendre en ligne`,
    names: { launch: 'Paiement en ligne ouvert', first_order: 'Première commande en ligne' },
    summary: (p: { name: string; days: string }) =>
      `${p.name} : la moitié y est en ${p.days} jours.`,
    unreached: (p: { name: string; share: string; days: string }) =>
      `${p.name} : ${p.share} y sont après ${p.days} jours, moins de la moitié.`,
    hidden: 'Trop peu de commerces pour mesurer une durée : il en faut dix, dont trois arrivés.',
    others: (p: { share: string; name: string }) =>
      `${p.name} : ${p.share} sont sortis autrement (refus, départ, fermeture).`,
    curves:
      'La courbe pleine met ces sorties de côté, la tiretée les compte comme n’étant pas arrivées.',
    band: 'Bande : intervalle à 95 %',
    dashed: 'Tireté : refus, départs et fermetures comptés',
    axis: 'semaines depuis l’inscription',
    weeks: (n: string) => `${n} semaines`,
    left: (n: string) =>
      `${n} inscriptions laissées de côté : ventes inconnues, ou déjà en ligne avant.`
  },
  sections: {
    progress: 'Où en sont les inscrites',
    cohorts: 'Par mois d’inscription',
    cohortsText: 'Chaque groupe suivi jusqu’au même jour : les plus récents ont eu moins de temps.',
    families: 'Par famille de commerces',
    solutions: 'Les solutions comparées',
    solutionsText:
      'Qui choisit quelle solution n’est pas un tirage au sort : un écart peut venir des commerces.',
    targets: 'Cibles par territoire',
    targetsText:
      'Avancement en entreprises. « En retard » : moins que la ligne droite du premier inscrit à l’échéance.',
    refusals: 'Pourquoi non',
    refusalsText: (n: string) =>
      `Motifs donnés par ${n} entreprises qui ont refusé ; une entreprise peut en donner plusieurs.`,
    side: 'À côté des étapes'
  },
  parts: {
    several: 'Plusieurs solutions',
    without: 'Sans solution nommée',
    unknown: 'Secteur inconnu',
    together: (names: string) => `Ensemble : ${names}`
  },
  side: {
    refused: 'Ont refusé',
    left: 'Ont quitté le programme',
    closed: 'Ont fermé',
    dormant: 'Sans commande en ligne depuis 90 jours',
    listed: 'Présentes en ligne sans vendre'
  },
  alerts: { met: 'Atteinte', on_track: 'Dans les temps', behind: 'En retard', missed: 'Manquée' },
  refusals: {
    already_equipped: 'Déjà équipé',
    platform_not_wanted: 'Ne veut pas de plateforme',
    too_late: 'Trop tard',
    no_time_for_product_sheets: 'Pas le temps pour les fiches produit',
    cost: 'Coût',
    skills: 'Compétences',
    customers_buy_in_person: 'Les clients achètent en boutique',
    advice_needs_presence: 'Le conseil demande d’être là',
    logistics: 'Logistique',
    other: 'Autre'
  },
  notReached: 'pas dans le temps observé',
  noteTerms: {
    period: 'Période',
    population: 'Population',
    unit: 'Unité',
    secrecy: 'Secret',
    freshness: 'Connu jusqu’au',
    method: 'Méthode'
  },
  secrecy:
    'Un nombre d’une ou deux entreprises n’est pas montré, ni deux nombres qui en laisseraient déduire une ou deux.',
  kaplan:
    'Kaplan–Meier, intervalle log-log ; commerces sans commande jusque-là comptés jusqu’au dernier jour connu.',
  waitPopulation:
    'inscriptions dont les ventes en ligne sont connues et qui ne vendaient pas en ligne avant'
};

export type ProgrammeTexts = typeof programmeFr;

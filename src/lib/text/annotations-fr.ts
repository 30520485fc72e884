import type { AnnotationKind, TextFault } from '#model/annotation.ts';

type FormFault =
  | 'kind'
  | 'place_empty'
  | 'place_none'
  | 'place_several'
  | 'place_not_yours'
  | 'sector'
  | 'day'
  | 'order'
  | 'far'
  | 'meanwhile';

/** Words of the page of dated facts, in French: the source of the keys. */
export const annotationsFr = {
  title: 'Dates à connaître',
  lead: 'Fermetures, dates de programme, fêtes : ce qui est écrit ici est marqué sur les graphiques du territoire et du secteur concernés, et cité dessous avec sa source, dans les deux langues.',
  noFigure: 'Une date explique les chiffres ; elle n’en change aucun.',
  within: (area: string) =>
    `Vous écrivez pour ${area} et ce qu’il contient. Les dates des territoires plus larges y paraissent aussi, sans se modifier ici.`,
  everywhere: 'Vous écrivez pour tous les territoires.',
  link: 'Dates à connaître',
  edit: 'Ajouter ou corriger une date',
  list: 'Dates écrites sur ce site',
  empty: 'Aucune date n’a encore été écrite.',
  emptyHow:
    'Quand une foire, une inondation, un chantier ou un arrêté explique un creux ou une pointe, écrivez-le : le lecteur le verra au bon endroit.',
  addFirst: 'Ajouter une date',
  between: ', ',
  allSectors: 'tous les secteurs',
  source: (source: string) => `Source : ${source}`,
  last: (p: { who: string; when: string }) => `Dernière version : ${p.who}, ${p.when}.`,
  change: 'Modifier',
  changeOne: (name: string) => `Modifier « ${name} »`,
  withdraw: 'Retirer',
  withdrawOne: (name: string) => `Retirer « ${name} »`,
  history: { one: 'Une version antérieure', other: (n: string) => `${n} versions antérieures` },
  historyItem: (p: { what: string; who: string; when: string }) =>
    `${p.what} (${p.who}, ${p.when})`,
  wasWithdrawn: 'retirée',
  gone: 'un compte supprimé',
  added: (name: string) => `« ${name} » est sur les graphiques.`,
  changed: (name: string) => `« ${name} » est modifiée, graphiques compris.`,
  withdrawn: (name: string) => `« ${name} » n’est plus sur les graphiques.`,
  back: (name: string) => `« ${name} » est de retour sur les graphiques.`,
  undo: 'Annuler le retrait',
  see: 'Voir la page du territoire',
  old: 'Dates retirées',
  putBack: 'Remettre',
  putBackOne: (name: string) => `Remettre « ${name} »`,
  add: 'Ajouter une date',
  changeTitle: (name: string) => `Modifier « ${name} »`,
  cancel: 'Ne rien changer',
  fields: {
    kind: 'Nature',
    place: 'Territoire',
    placeHint:
      'Nom, code ou code postal ; ce qui vaut pour un territoire vaut pour tout ce qu’il contient.',
    sector: 'Secteur',
    everySector: 'Tous les secteurs',
    from: 'Premier jour',
    last: 'Dernier jour, compris',
    nameFr: 'Nom en français',
    nameEn: 'Nom en anglais',
    nameHint: 'Court, comme il se lira sur le graphique : « Inondations de la Vilaine ».',
    source: 'Source',
    sourceHint: 'Arrêté, article, observation de la chambre : qui le dit, et quand.'
  },
  kinds: {
    closed_to_public: 'Fermeture au public',
    lockdown: 'Confinement',
    programme: 'Date d’un programme',
    holiday: 'Fête ou jour chômé',
    soldes: 'Soldes ou braderie',
    disturbance: 'Perturbation (travaux, inondation, foire…)'
  } satisfies Record<AnnotationKind, string>,
  kindHint:
    'Les fermetures et les confinements se dessinent en bandes ; le reste est cité sous le graphique.',
  save: 'Ajouter aux graphiques',
  saveChange: 'Enregistrer la modification',
  wrong: { one: 'Un champ est à revoir.', other: (n: string) => `${n} champs sont à revoir.` },
  faults: {
    kind: 'Choisissez une nature dans la liste.',
    place_empty: 'Dites de quel territoire il s’agit.',
    place_none: 'Aucun territoire connu ne porte ce nom ni ce code.',
    place_several: 'Plusieurs territoires répondent à ce nom ; donnez le code de l’un d’eux :',
    place_not_yours: 'Ce territoire n’est pas dans le vôtre.',
    sector: 'Choisissez un secteur dans la liste.',
    day: 'Donnez une date complète : jour, mois, année.',
    order: 'Le dernier jour vient avant le premier.',
    far: 'Entre 2000 et 2099, cinq ans au plus.',
    meanwhile:
      'Quelqu’un d’autre a modifié cette date entre-temps. Voici ce que vous aviez écrit ; comparez avec la liste, puis enregistrez de nouveau.',
    empty: 'Ce champ ne peut rester vide : il se lit sous le graphique.',
    long: 'Trop long.',
    personal:
      'Adresse électronique, adresse de réseau ou téléphone : n’écrivez rien qui désigne une personne.'
  } satisfies Record<TextFault | FormFault, string>,
  given: {
    title: 'Dates livrées avec Vitrine',
    text: 'Confinements, fermetures par secteur et dates du programme national entrent aussi dans les estimations : elles ne se modifient pas ici. Les fêtes et soldes du calendrier s’y ajoutent.',
    sectors: { one: 'un secteur', other: (n: string) => `${n} secteurs` }
  }
};

export type AnnotationTexts = typeof annotationsFr;
/** What can be wrong with a field of the form. */
export type AnnotationFault = keyof AnnotationTexts['faults'];

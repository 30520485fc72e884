import { undo_hours } from '#model/programme.ts';

/** The words of choosing a solution for a shop. French, the source. */
export const choiceFr = {
  choose: 'Choisir pour ma boutique',
  chooseNamed: (solution: string) => `Choisir pour ma boutique : ${solution}`,
  which: {
    title: (solution: string) => `Choisir ${solution}`,
    lead: 'Pour laquelle de vos boutiques ?',
    none: 'Aucune boutique n’est liée à votre compte comme gérant : c’est le gérant d’une boutique qui choisit.',
    noneHow: 'Voir vos accès',
    unknown: 'Cette solution n’est pas, ou n’est plus, dans l’annuaire.',
    back: 'Revenir à l’annuaire'
  },
  title: (shop: string) => `${shop} : solutions`,
  back: 'Revenir à la boutique',
  lead: 'Ce que la boutique a choisi dans les programmes suivis ici, et jusqu’à quand elle peut changer d’avis.',
  directory: 'Voir l’annuaire des solutions',
  confirm: {
    title: (solution: string) => `Choisir ${solution} ?`,
    text: (day: string) =>
      `La boutique entre dans le programme le ${day}, avec cette solution. Ceux qui suivent le programme le voient dans leurs comptes ; le fournisseur n’est pas prévenu : prenez contact avec lui.`,
    programme: 'Programme',
    until: (day: string) => `jusqu’au ${day}`,
    aid: (amount: string) => `aide jusqu’à ${amount}`,
    staff: (n: string) =>
      `Réservé aux entreprises de moins de ${n} salariés, ce que ce site ne peut pas vérifier : en confirmant, vous dites en être.`,
    submit: 'Confirmer le choix',
    cancel: 'Ne pas choisir',
    none: 'Aucun programme ouvert aujourd’hui n’est fait pour cette boutique, par son activité, son lieu ou sa taille.',
    elsewhere: (solution: string) =>
      `${solution} n’est pas proposée pour l’activité ou le lieu de cette boutique.`,
    already: (solution: string) => `La boutique utilise déjà ${solution} dans un programme.`,
    faults: {
      programme: 'Choisissez un programme.',
      already: 'Ce choix est déjà enregistré, ou s’est terminé aujourd’hui.'
    }
  },
  list: {
    title: 'Choix de la boutique',
    none: 'La boutique n’a encore rien choisi.',
    without: 'sans solution nommée',
    since: (day: string) => `depuis le ${day}`,
    between: (from: string, until: string) => `du ${from} au ${until}`,
    undo: 'Annuler',
    undoNamed: (solution: string) => `Annuler pour ${solution}`,
    undoUntil: `Possible pendant ${undo_hours} heures : rien n’en reste.`,
    leave: 'Arrêter',
    leaveNamed: (solution: string) => `Arrêter ${solution}`,
    reason: 'Pourquoi ? (facultatif)',
    noReason: 'Sans motif'
  },
  done: {
    chosen: 'Votre choix est enregistré.',
    left: 'L’arrêt est enregistré.',
    undone: 'C’est annulé.',
    gone: 'Ce n’est plus possible : le délai est passé, ou c’était déjà fait.',
    stuck:
      'Un fichier du programme s’appuie déjà sur ce choix : il ne s’annule plus, mais s’arrête.'
  }
};

/** The same words in any language. */
export type ChoiceTexts = typeof choiceFr;

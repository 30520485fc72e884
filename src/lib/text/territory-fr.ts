/** Words of a programme's sheet of one territory, in French: the source of the keys. */
export const territoryFr = {
  title: (p: { programme: string; area: string }) => `${p.programme} : ${p.area}`,
  lead: 'Cibles du territoire et de ceux qu’il contient, ce qui est atteint, et à quel rythme.',
  asOf: (day: string) => `Situation au ${day}. Des entreprises, pas des commerces.`,
  none: 'Aucune cible n’est fixée pour ce territoire ni pour ceux qu’il contient.',
  nobody: 'Personne n’a encore rejoint ce programme.',
  back: 'Retour au programme',
  area: 'Page du territoire',
  pdf: 'Cette fiche en PDF',
  noPdf:
    'Le PDF n’est pas disponible sur ce serveur : imprimez cette page, elle tient sur une feuille A4.',
  columns: {
    area: 'Territoire',
    stage: 'Étape',
    due: 'Échéance',
    target: 'Cible',
    reached: 'Atteint',
    gap: 'Écart',
    pace: 'Rythme (4 semaines)',
    needed: 'Rythme qu’il faudrait',
    alert: 'État'
  },
  paceNote:
    'Rythme : entreprises par quatre semaines depuis le début du programme. Celui qu’il faudrait : l’écart sur le temps qui reste ; sans reste, rien.',
  late: (n: string, is_one: boolean) =>
    is_one ? 'Une cible manquée ou en retard.' : `${n} cibles manquées ou en retard.`,
  noneLate: 'Aucune cible manquée ni en retard parmi celles qu’on peut montrer.',
  status: 'Avis du territoire',
  statuses: {
    on_track: 'Dans les temps',
    at_risk: 'À surveiller',
    stalled: 'À l’arrêt',
    done: 'Terminé'
  },
  said: (p: { status: string; day: string }) => `${p.status} (${p.day})`,
  noStatus: 'Aucun avis donné',
  comments: 'Commentaires du territoire',
  commentsFor:
    'Lus par les chambres, les ministères de ce territoire et les administrateurs ; l’avis seul est public. Chaque changement garde l’ancien.',
  comment: 'Commentaire',
  save: 'Enregistrer',
  saved: 'Enregistré.',
  faults: {
    empty: 'Donnez un avis ou un commentaire.',
    long: 'Le commentaire est trop long : 2 000 caractères au plus.'
  },
  history: 'Avis et commentaires précédents',
  noComment: 'Sans commentaire'
};

export type TerritoryTexts = typeof territoryFr;

import type { EntryFault, EntryField, EntryTax } from '#model/week-entry.ts';

/** The words of a week entered by hand. French, the source. */
export const entryFr = {
  title: 'Votre semaine',
  back: 'Mes ventes',
  lead: 'Ce que vous avez encaissé, par manière de vendre. Une minute suffit.',
  week: 'Semaine',
  weekOpen: 'à saisir',
  weekDone: 'saisie',
  weekChange: 'Changer de semaine',
  fields: {
    in_store: 'En magasin',
    phone: 'Par téléphone',
    messages: 'Par message',
    web: 'Sur votre site',
    pickup: 'dont retiré en magasin',
    marketplace: 'Sur une place de marché'
  } satisfies Record<EntryField, string>,
  hints: {
    in_store: 'Ce que les clients ont payé au comptoir.',
    phone: 'Commandes prises au téléphone, retirées ou livrées.',
    messages: 'SMS, WhatsApp, Instagram, courriel.',
    web: 'Commandes passées en ligne, retrait en magasin compris.',
    pickup: 'La part du site que les clients sont venus chercher.',
    marketplace: 'Leboncoin, Etsy, place de marché locale… avant commission.'
  } satisfies Record<EntryField, string>,
  prefilled: (week: string) =>
    `Les montants de la ${week} sont repris : changez ce qui a changé, videz ce qui n’a rien fait.`,
  correcting: 'Cette semaine est déjà saisie : ce que vous enregistrez la remplace.',
  empty: 'Un champ vide compte zéro.',
  fed: (source: string, day: string) => `Arrive tout seul par « ${source} », depuis le ${day}.`,
  twice: (weeks: string) =>
    `Comptées deux fois : ${weeks}. Une autre source dit aussi une partie de ce que vous aviez saisi ; ouvrez la semaine et enregistrez-la de nouveau.`,
  tax: 'Ces montants sont',
  taxes: {
    ttc_200: 'TVA comprise, à 20 %',
    ttc_100: 'TVA comprise, à 10 %',
    ttc_85: 'TVA comprise, à 8,5 %',
    ttc_55: 'TVA comprise, à 5,5 %',
    ttc_21: 'TVA comprise, à 2,1 %',
    ttc: 'TVA comprise, à plusieurs taux',
    ht: 'hors taxes, ou sans TVA (franchise)'
  } satisfies Record<EntryTax, string>,
  taxHint: 'Le même taux que la dernière fois est proposé. Les comparaisons se font hors taxes.',
  total: 'En tout',
  submit: 'Enregistrer la semaine',
  saved: (week: string, total: string) => `Enregistré : ${week}, ${total}.`,
  same: (week: string) => `Rien à changer : la ${week} disait déjà cela.`,
  toChart: 'Voir mes ventes',
  queue: {
    title: 'En attente d’envoi',
    offline:
      'Gardé sur cet appareil. L’envoi se fera tout seul dès que le réseau revient, une seule fois.',
    sending: 'Envoi en cours…',
    signIn: 'Votre session est finie : reconnectez-vous, la saisie est gardée.',
    signInLink: 'Me reconnecter',
    refused: 'Refusé. Ouvrez cette saisie, corrigez-la et enregistrez de nouveau.',
    item: (week: string, total: string) => `${week} : ${total}`,
    edit: 'Rouvrir',
    drop: 'Jeter',
    again: 'Envoyer maintenant',
    unkept:
      'Cet appareil ne peut rien garder et le réseau manque : rien n’a été enregistré. Vos montants restent affichés ; réessayez.'
  },
  entered: {
    title: 'Semaines saisies',
    none: 'Aucune semaine n’est encore saisie.',
    week: 'semaine du',
    correct: 'corriger',
    when: 'saisie le'
  },
  history: {
    title: 'Ce qui a été dit de cette semaine',
    when: 'Saisi le',
    who: 'par',
    total: 'en tout',
    counts: 'compte',
    before: 'remplacé',
    gone: 'compte fermé'
  },
  faults: {
    not_a_number: 'Écrivez un montant en chiffres : 1250 ou 1250,50.',
    ambiguous: 'Mille ou décimales ? Écrivez sans séparateur de milliers : 1250 ou 1,25.',
    negative: 'Un montant encaissé n’est pas négatif.',
    decimals: 'Deux chiffres après la virgule au plus.',
    too_large: 'Plus de dix millions en une semaine : vérifiez le montant.',
    nothing: 'Donnez au moins un montant ; 0 si la boutique était fermée.',
    pickup_more: 'La part retirée en magasin ne peut pas dépasser les ventes du site.',
    week_missing: 'Choisissez une semaine.',
    week_later: 'Cette semaine n’est pas finie : elle se saisit à partir du samedi.',
    week_old: 'Une semaine d’il y a plus de trois ans ne se saisit plus.',
    tax_missing: 'Dites si ces montants comprennent la TVA.',
    by_month:
      'Vos ventes sont tenues au mois : demandez au responsable du site à les tenir à la semaine.'
  } satisfies Record<EntryFault, string>,
  fix: 'À corriger ci-dessous ; ce que vous avez tapé est resté.'
};

/** The shape of the catalogue. */
export type EntryTexts = typeof entryFr;

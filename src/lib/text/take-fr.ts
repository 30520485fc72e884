/** The words of the panel that gives figures away as files. French, the source. */
export const takeFr = {
  open: 'Emporter ces chiffres',
  lead: 'Les chiffres de cette page, avec leur statut : F libre, A, O ou D masqué, vide manquant. Un fichier porte les mêmes valeurs que l’écran.',
  tables: {
    over_time: 'Au fil du temps',
    figures: 'Ensemble de la période, avec intervalles',
    by_sector: 'Par secteur, avec intervalles',
    by_area: 'Par territoire, avec intervalles',
    by_channel: 'Ventes en ligne par canal'
  },
  link: (form: string, hint: string, table: string) => `${form}, ${hint} : ${table}`,
  again: 'Les mêmes par programme :',
  docs: 'interface et exemples'
};

/** The shape of the catalogue. */
export type TakeTexts = typeof takeFr;

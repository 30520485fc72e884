/** The words of the window poster. French, the source. */
export const posterFr = {
  title: 'Affiche pour ma vitrine',
  back: 'Mes ventes',
  lead: 'Dites aux passants comment commander chez vous. Le code mène à votre site et marque la visite : vous saurez combien viennent de la vitrine.',
  fields: {
    site: 'Adresse de votre site',
    phone: 'Téléphone des commandes',
    message: 'Messages (réseau et nom, ou numéro)',
    pickup: 'Retrait (jours et heures)'
  },
  make: 'Mettre sur l’affiche',
  print: 'Imprimer',
  printHint: 'Une feuille A4, en noir et blanc ou en couleur.',
  badSite: 'Ce n’est pas l’adresse d’un site : écrivez par exemple www.ma-boutique.fr.',
  nothing: 'Donnez au moins un moyen de commander.',
  visits: (n: string) => `Visites venues de l’affiche, trente derniers jours : ${n}.`,
  noVisits:
    'Les visites de votre site ne sont pas encore comptées : posez le compteur de visites sur votre site pour voir celles de la vitrine.',
  poster: {
    head: 'Commandez aussi sans entrer',
    site: 'En ligne',
    phone: 'Par téléphone',
    message: 'Par message',
    pickup: 'Retrait en magasin',
    scan: 'Visez le code avec votre téléphone',
    code: (site: string) => `Code à scanner vers ${site}`
  }
};

/** The shape of the catalogue. */
export type PosterTexts = typeof posterFr;

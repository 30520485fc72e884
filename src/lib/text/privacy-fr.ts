/** The words of a shop's page on its data: consent, export, erasure. French, the source. */
export const privacyFr = {
  title: 'Mes données',
  of: (name: string) => `Mes données : ${name}`,
  lead: 'Vous décidez, à tout moment, de ce qui est fait des chiffres de la boutique.',
  back: 'Revenir à la boutique',
  saved: 'C’est noté. Les chiffres sont refaits avec ce choix.',
  withdrawn: 'L’accord pour cette page est retiré : aucun chiffre n’y est montré.',
  sample: 'Boutique d’exemple, inventée.',
  consent: {
    title: 'À quoi servent vos chiffres',
    text: 'Chaque usage se choisit à part. Un retrait vaut pour toutes les périodes, dès le prochain calcul ; ce qui a déjà été publié ou enregistré par d’autres ne peut pas être repris.',
    counted:
      'Aujourd’hui, la boutique compte dans les chiffres de son territoire et de son secteur.',
    notCounted:
      'Aujourd’hui, la boutique ne compte dans aucun chiffre de son territoire ni de son secteur.',
    purposes: {
      own_view: [
        'Ma propre page',
        'Vos chiffres exacts, pour vous et votre équipe. Sans cet accord, la page de la boutique et l’API n’en montrent plus aucun, à personne.'
      ],
      peers: [
        'Me comparer à mes semblables',
        'Vos parts entrent, sans votre nom, dans les quartiles d’un groupe d’au moins dix entreprises, et vos saisons aident à estimer l’habitude de boutiques sans historique.'
      ],
      territory: [
        'Les chiffres du territoire',
        'La boutique compte dans les sommes de sa commune, de son département, de son secteur, que lisent chambres, communes et ministère. Jamais seule : les règles du secret statistique s’appliquent.'
      ],
      public: [
        'Les chiffres publics',
        'Ces mêmes sommes, montrées à tout le monde. Demande l’accord pour le territoire.'
      ]
    },
    open: 'Ce site montre ses chiffres à tout le monde : pour y compter, il faut les deux derniers accords.',
    closed:
      'Ce site ne montre ses chiffres qu’aux personnes connectées : l’accord pour le territoire suffit pour y compter.',
    fault:
      'Les chiffres publics sont faits de ceux du territoire : donnez les deux accords, ou retirez celui-ci.',
    submit: 'Enregistrer mes choix',
    history: 'Ce qui a été dit',
    noHistory: 'Rien n’a été changé : les accords sont ceux de l’arrivée sur le site.',
    columns: { when: 'quand', what: 'usage', said: 'choix', who: 'par' },
    given: 'accord donné',
    taken: 'accord retiré',
    you: 'vous',
    other: 'une autre personne',
    commandLine: 'l’exploitant du site'
  }
};

export type PrivacyTexts = typeof privacyFr;

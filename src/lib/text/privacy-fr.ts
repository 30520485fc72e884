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
  },
  take: {
    title: 'Emporter mes données',
    text: 'Tout ce qui est gardé sur la boutique, en une archive : un fichier CSV par table, ce à quoi vous avez consenti, et une page qui explique. Les clés d’accès et les messages scellés des plateformes n’y sont pas.',
    submit: 'Télécharger l’archive (ZIP)'
  },
  customer: {
    title: 'Un client demande ses données, ou leur effacement',
    text: 'Ni nom ni adresse n’est gardé : un client est un pseudonyme, retrouvé par ce que votre logiciel en sait. Les demandes d’effacement que Shopify envoie sont suivies d’elles-mêmes.',
    name: 'Adresse électronique ou numéro du client',
    order: 'Numéro d’une de ses commandes (facultatif)',
    look: 'Voir ce qui est gardé',
    nothing: 'Rien n’est gardé sur ce client.',
    found: (n: string) => `Commandes gardées sous son pseudonyme : ${n}.`,
    ask: 'Effacer le client ? Ses commandes restent dans vos sommes, mais ne sont plus à personne ; les messages qui le nomment disparaissent. Cela ne peut pas être défait.',
    erase: 'Effacer ce client pour de bon',
    erased: (n: string) => `C’est effacé : ${n} commandes ne sont plus à personne.`,
    missing: 'Dites de quel client il s’agit : une adresse ou un numéro.',
    columns: { day: 'jour', order: 'commande', source: 'source', status: 'état', amount: 'montant' }
  },
  erase: {
    title: 'Effacer la boutique',
    text: 'Ventes, réglages, accès, messages, réponses : tout ce qui est gardé sur la boutique disparaît, des fichiers aussi, et les comptes qui n’avaient qu’elle. Les chiffres du territoire sont refaits sans elle. Cela ne peut pas être défait : téléchargez d’abord l’archive.',
    code: (unit: string) => `Pour confirmer, recopiez le code de la boutique : ${unit}`,
    fault: 'Ce n’est pas le code de la boutique. Rien n’a été effacé.',
    submit: 'Effacer la boutique pour de bon'
  },
  readme: {
    name: 'LISEZ-MOI.txt',
    text: (unit: string, at: string) =>
      `Données de la boutique ${unit}, au ${at} (UTC).

shop.json : ce qu’est la boutique, ce à quoi elle consent et ce qui a été dit.
tables/ : une table par fichier CSV (virgule, UTF-8, première ligne : les noms).
Montants en centimes de la monnaie nommée, sur la base nommée (ht, ttc). Jours de la boutique, instants en UTC.
customer_key : pseudonyme d’un client, propre à la boutique. Ni nom ni adresse n’est gardé.
Clés d’accès et messages scellés des plateformes (gardés trente jours) n’y sont pas.

Lignes par table :`
  }
};

export type PrivacyTexts = typeof privacyFr;

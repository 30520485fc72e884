/** The words of accounts: signing in, invitations, one's own account, who may. French, the source. */
export const accountFr = {
  signIn: 'Se connecter',
  signOut: 'Se déconnecter',
  mine: 'Mon compte',
  myShop: 'Ma boutique',
  admin: 'Administration',
  email: 'Adresse électronique',
  password: 'Mot de passe',
  newPassword: 'Nouveau mot de passe',
  name: 'Votre nom',
  code: 'Code à six chiffres',
  back: 'Revenir à la connexion',
  signInPage: {
    title: 'Se connecter',
    lead: 'Les chiffres publics n’en ont pas besoin. Un compte ouvre ce qui n’est qu’à vous : votre boutique, votre territoire.',
    submit: 'Se connecter',
    linkTitle: 'Sans mot de passe',
    linkText: 'Un lien vous est envoyé par courriel ; il sert une fois, pendant trente minutes.',
    linkSubmit: 'M’envoyer un lien',
    forgotten: 'Mot de passe oublié',
    provider: (name: string) => `Continuer avec ${name}`,
    byInvitation: 'Un compte se crée sur invitation, de votre chambre ou du responsable du site.',
    sent: 'Si un compte a cette adresse, un message vient de lui être envoyé. Regardez aussi les indésirables.'
  },
  codePage: {
    title: 'Le code de votre application',
    lead: 'Ouvrez l’application d’authentification de votre téléphone et recopiez le code, ou l’un de vos codes de secours.',
    field: 'Code',
    submit: 'Continuer'
  },
  forgottenPage: {
    title: 'Mot de passe oublié',
    lead: 'Un lien pour en choisir un autre vous est envoyé par courriel.',
    submit: 'M’envoyer le lien'
  },
  linkPage: {
    title: 'Ouvrir mon compte',
    lead: 'Un dernier geste : ce bouton vous connecte sur cet appareil.',
    submit: 'Ouvrir mon compte'
  },
  passwordPage: {
    title: 'Choisir un nouveau mot de passe',
    lead: 'Toutes vos sessions ouvertes seront fermées.',
    submit: 'Enregistrer',
    done: 'Le mot de passe est changé. Connectez-vous.'
  },
  invitation: {
    title: 'Bienvenue',
    as: (what: string) => `Vous êtes invité comme ${what}.`,
    over: 'Cette invitation a déjà servi ou n’est plus valable. Demandez-en une autre à qui vous l’a envoyée.',
    submit: 'Créer mon compte',
    haveAccount: 'J’ai déjà un compte',
    acceptAs: (email: string) => `Accepter avec ${email}`,
    passwordHint: 'Au moins douze caractères ; une phrase fait un bon mot de passe.'
  },
  account: {
    title: 'Mon compte',
    roles: 'Ce que vous voyez',
    noRoles: 'Rien pour l’instant : aucune invitation n’a été acceptée avec ce compte.',
    open: 'Ouvrir',
    sessions: 'Sessions ouvertes',
    sessionsText:
      'Chaque navigateur où vous êtes connecté. Fermez ce que vous ne reconnaissez pas.',
    since: 'depuis',
    here: 'celle-ci',
    unknownBrowser: 'navigateur inconnu',
    end: 'Fermer',
    endOthers: 'Fermer toutes les autres',
    second: 'Second facteur',
    secondNeeded:
      'Vous voyez plus d’une boutique : un mot de passe seul ne suffit pas. Ajoutez une application d’authentification pour continuer.',
    secondText: 'Un code de votre téléphone, demandé en plus du mot de passe.',
    secondOn: 'Actif. Un code est demandé à chaque connexion.',
    secondStart: 'Ajouter une application',
    secondScan: 'Lisez ce code avec votre application, puis recopiez le code qu’elle montre.',
    secondKey: 'Ou tapez cette clé',
    secondBackup:
      'Vos codes de secours. Chacun sert une fois, si le téléphone manque. Ils ne sont montrés qu’ici.',
    secondConfirm: 'Confirmer',
    secondOff: 'Retirer',
    keys: 'Clés de l’API',
    keysText: 'Pour lire les chiffres depuis un programme. Une clé ne peut rien écrire.',
    keyName: 'Nom de la clé',
    keyScopes: 'Ce qu’elle peut lire',
    scopes: { figures: 'les chiffres protégés', shop: 'les chiffres de mes boutiques' },
    keyCreate: 'Créer une clé',
    keyShown: 'Votre clé, montrée cette seule fois :',
    keyUsed: 'dernier usage',
    keyNever: 'jamais utilisée',
    keyUntil: 'valable jusqu’au',
    keyRotate: 'Remplacer',
    keyRotateText: 'L’ancienne reste valable un jour.',
    keyRevoke: 'Supprimer'
  },
  admin_: {
    title: 'Administration',
    users: 'Comptes',
    invite: 'Inviter quelqu’un',
    role: 'Rôle',
    roles: {
      owner: 'responsable de boutique',
      staff: 'équipe de boutique',
      territory: 'chambre ou commune',
      ministry: 'ministère',
      analyst: 'analyste',
      admin: 'administrateur'
    },
    scope: 'Boutique ou territoire',
    scopeHint:
      'Code de la boutique, ou du territoire (DEP-72, EPCI-…, FR). Vide pour analyste et administrateur.',
    send: 'Envoyer l’invitation',
    sent: 'Invitation envoyée. Le lien, si le courriel se perd :',
    noUsers: 'Personne encore.',
    secondOn: 'second facteur actif',
    secondOff: 'sans second facteur',
    take: 'Retirer',
    remove: 'Supprimer le compte',
    shops: 'Boutiques',
    find: 'Nom ou code',
    findSubmit: 'Chercher',
    sample: 'exemple',
    keys: 'Clés d’envoi des boutiques',
    noKeys: 'Aucune clé.',
    keyStates: { valid: 'valable', over: 'finie' },
    log: 'Journal : qui a vu ou changé quoi',
    logText: 'Heures UTC. Les pages de boutiques d’exemple n’y sont pas.',
    noLog: 'Rien encore.',
    commandLine: 'ligne de commande',
    columns: { when: 'quand', who: 'qui', what: 'quoi', about: 'sur' }
  },
  denied: {
    title: 'Cette page n’est pas pour ce compte',
    text: 'Votre compte n’a pas accès à cette boutique ou à ce territoire. Si c’est une erreur, demandez à qui vous a invité.',
    home: 'La vue d’ensemble',
    other: 'Mon compte'
  },
  faults: {
    wrong: 'L’adresse ou le mot de passe ne correspond pas.',
    too_many: 'Trop d’essais. Attendez un quart d’heure, puis réessayez.',
    email: 'Ce n’est pas une adresse électronique, comme nom@exemple.fr.',
    password_missing: 'Il manque le mot de passe.',
    password_short: 'Trop court : douze caractères au moins.',
    password_long: 'Trop long : 128 caractères au plus.',
    password_like_email: 'Le mot de passe ne doit pas contenir votre adresse.',
    name_missing: 'Il manque votre nom.',
    code: 'Ce code ne convient pas. Attendez le suivant et réessayez.',
    code_over: 'La connexion a expiré. Recommencez avec votre mot de passe.',
    link_over: 'Ce lien a déjà servi ou n’est plus valable. Demandez-en un autre.',
    account_exists: 'Un compte a déjà cette adresse. Connectez-vous, puis rouvrez ce lien.',
    other_account: 'Cette invitation est pour une autre adresse que celle de ce compte.',
    wrong_password: 'Ce n’est pas votre mot de passe.',
    key_name: 'Donnez un nom à la clé, de 40 caractères au plus.',
    key_scopes: 'Choisissez ce que la clé peut lire.',
    role: 'Choisissez un rôle.',
    scope: 'Aucune boutique, aucun territoire n’a ce code, ou le rôle n’en prend pas.',
    not_allowed: 'Vous ne pouvez pas inviter à ce rôle.'
  },
  saved: 'C’est fait.'
};

/** The shape of the catalogue. */
export type AccountTexts = typeof accountFr;

/** What can be wrong with a form, by the name of its sentence. */
export type AccountFault = keyof AccountTexts['faults'];

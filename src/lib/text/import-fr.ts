import { importFaultsFr } from '#lib/text/import-faults-fr.ts';
import { importWordsFr } from '#lib/text/import-words-fr.ts';

/** The import page, in French. */
export const importFr = {
  ...importWordsFr,
  ...importFaultsFr,
  title: 'Importer un fichier',
  lead: 'Les ventes de votre caisse, de votre site ou de votre tableur, ou les visites de votre site. Rien n’est enregistré avant que vous l’ayez vérifié, et tout import peut être annulé.',
  loading: 'Un instant…',
  noScript:
    'Cette page a besoin de JavaScript. Sans lui, le même import se fait en ligne de commande, sur la machine où tourne Vitrine :',
  steps: {
    title: 'Étapes',
    key: 'Clé',
    file: 'Fichier',
    reading: 'Lecture',
    columns: 'Colonnes',
    check: 'Vérification',
    import: 'Import',
    of: (n: string, all: string) => `Étape ${n} sur ${all}`,
    done: 'faite'
  },
  back: 'Retour',
  next: 'Continuer',
  key: {
    own: 'Importer pour ma boutique',
    ownText: 'Vous êtes connecté : la clé de votre boutique n’est pas nécessaire.',
    title: 'Votre clé d’envoi',
    text: 'La clé dit de quel commerce sont les ventes. La personne qui tient Vitrine vous l’a donnée ; elle commence par « vk_ ».',
    label: 'Clé d’envoi',
    show: 'Afficher la clé',
    keep: 'Elle reste dans ce navigateur pendant douze heures, hors de portée des autres sites.',
    open: 'Ouvrir',
    empty: 'Collez d’abord la clé.',
    for: (p: { unit: string; source: string }) => `Commerce ${p.unit}, source « ${p.source} »`,
    forget: 'Changer de clé'
  },
  file: {
    title: 'Choisissez un fichier',
    drop: 'Déposez un fichier ici, ou',
    choose: 'Choisir un fichier',
    formats: (size: string) =>
      `CSV, XLSX, JSON, Parquet ou journal de serveur web, jusqu’à ${size}. Le séparateur, l’encodage et les dates sont reconnus.`,
    sending: (p: { name: string; sent: string; total: string }) =>
      `Envoi de « ${p.name} » : ${p.sent} sur ${p.total}`,
    reading: (name: string) => `Lecture de « ${name} »…`,
    stop: 'Arrêter l’envoi',
    templates: 'Pas encore de fichier ? Partez d’un modèle',
    kinds: {
      orders: 'Commandes',
      takings: 'Recettes par jour',
      visits: 'Visites',
      units: 'Commerces (pour l’administrateur)'
    },
    open: 'Fichiers en cours',
    openText: (hours: string) => `Gardés ${hours} heures.`,
    resume: 'Reprendre',
    remove: 'Supprimer',
    removed: (name: string) => `« ${name} » est supprimé.`,
    history: 'Imports précédents',
    noHistory: 'Aucun import pour cette source.',
    name: 'Fichier',
    rows: 'Lignes prises',
    refused: 'Refusées',
    undo: 'Annuler',
    undone: 'annulé',
    quarantine: 'Lignes refusées à corriger'
  },
  known: {
    title: 'Ce fichier est déjà connu',
    text: (p: { name: string; date: string }) =>
      `Ses colonnes sont celles du modèle « ${p.name} », enregistré le ${p.date}.`,
    use: 'Lire comme la dernière fois',
    fresh: 'Tout revoir'
  },
  reading: {
    title: 'Vérifiez le découpage du fichier',
    visitsTitle: 'Ce fichier contient des visites',
    text: 'Voici ses premières lignes. Corrigez ce qui ne va pas ; sinon, continuez.',
    separator: 'Séparateur',
    separators: { ';': 'Point-virgule ;', ',': 'Virgule ,', '\t': 'Tabulation', '|': 'Barre |' },
    encoding: 'Encodage',
    encodings: {
      'utf-8': 'UTF-8',
      'windows-1252': 'Windows, Europe de l’Ouest',
      'utf-16le': 'UTF-16 (petit-boutiste)',
      'utf-16be': 'UTF-16 (gros-boutiste)',
      'iso-8859-2': 'Europe centrale'
    },
    header: 'Ligne des titres',
    headerLine: (n: string) => `Ligne ${n}`,
    noHeader: 'Pas de titres',
    detected: (what: string) => `${what} (reconnu)`,
    kind: 'Une ligne du fichier, c’est…',
    kinds: {
      orders: 'une vente (commande, ticket, facture)',
      takings: 'la recette d’un jour, d’une semaine ou d’un mois',
      visits: 'les visites d’un jour (site ou boutique)'
    },
    kindMissing: 'Dites d’abord ce qu’est une ligne du fichier.',
    line: 'Ligne',
    skipped: 'avant les titres',
    headerMark: 'titres',
    table: 'Premières lignes du fichier',
    oneColumn: 'Une seule colonne : le séparateur n’est sans doute pas le bon.',
    counted: {
      title: 'Un journal de serveur web',
      views: (p: { lines: string; views: string }) =>
        `${p.lines} lignes lues, ${p.views} pages vues par des personnes, comptées en visites par jour.`,
      span: (p: { from: string; until: string }) =>
        p.from === p.until
          ? `Il couvre le ${p.from}.`
          : `Il va du ${p.from} au ${p.until} ; ces deux jours comptent aussi loin que va le journal.`,
      left: 'Laissé de côté',
      dropped: {
        robot: 'visites de robots',
        not_a_page: 'appels de fichiers ou pages en erreur',
        foreign_host: 'pages d’un autre site',
        own_visit: 'visites exclues à la demande du visiteur',
        not_a_visit: 'événements sur une page déjà comptée'
      } as Record<string, string>,
      unreadable: 'lignes illisibles',
      robots:
        'Ce format ne dit pas quel logiciel appelle : les robots sont comptés avec les personnes.'
    }
  },
  columns: {
    title: 'Que contient chaque colonne ?',
    text: 'Les colonnes reconnues sont déjà remplies. Vérifiez-les, et choisissez ce qui manque.',
    needed: 'Il faut',
    found: (column: string) => `trouvé : ${column}`,
    lacking: 'manque',
    amount: 'Montant TTC ou HT',
    missing: (what: string) =>
      `Il manque encore « ${what} ». Choisissez la colonne du fichier qui le contient.`,
    column: 'Colonne du fichier',
    means: (name: string) => `« ${name} » contient`,
    ignore: 'Ne pas importer',
    samples: (list: string) => `Exemples : ${list}`,
    empty: 'Colonne vide dans les premières lignes',
    others: (n: string) => `${n} autres colonnes, qui ne seront pas importées`,
    guessed: 'Deviné d’après le contenu : à vérifier.',
    taken: (p: { name: string; column: string }) => `${p.name} (pour l’instant : ${p.column})`,
    groups: {
      required: 'Nécessaire',
      money: 'Montants',
      how: 'Comment c’est vendu',
      more: 'Détails'
    },
    words: (name: string) => `Les mots de « ${name} »`,
    word: 'Dans le fichier',
    wordRows: 'Lignes',
    wordMeans: 'Veut dire',
    wordLabel: (word: string) => `« ${word} » veut dire`,
    wordOpen: 'À préciser',
    wordsOpen: {
      one: 'Un mot reste à préciser ; ses lignes seraient refusées.',
      other: (n: string) => `${n} mots restent à préciser ; leurs lignes seraient refusées.`
    },
    wordsDone: 'Tous les mots sont compris.',
    wordsMany: 'Seuls les cent mots les plus fréquents sont montrés.',
    fixed: 'Ce que le fichier ne dit pas',
    fixedText: 'Une valeur choisie ici vaut pour toutes les lignes.',
    fixedNone: 'Non précisé',
    fixedChannel:
      'Sans canal, ces ventes comptent comme « mode inconnu », à part des ventes en magasin et en ligne.',
    rateBad: 'Un taux entre 0 et 100, par exemple 20 ou 5,5.',
    rateHelp:
      'Sans taux, les montants TTC restent TTC et ne se comparent pas aux montants hors taxes.',
    numbers: 'Écriture des nombres',
    numberForms: { plain: '1250.50', comma: '1 250,50', point: '1,250.50' },
    dates: 'Écriture des dates',
    dateForms: {
      iso: '2020-12-31',
      dmy: '31/12/2020 (jour d’abord)',
      mdy: '12/31/2020 (mois d’abord)'
    },
    auto: 'Reconnaître'
  },
  check: {
    title: 'Voici ce que Vitrine comprend',
    looking: 'Lecture des premières lignes…',
    rows: (p: { looked: string; all: string }) =>
      `${p.looked} premières lignes lues, sur ${p.all}.`,
    rowsAll: (n: string) => `Tout le fichier est lu : ${n} lignes.`,
    allGood: 'Aucune erreur dans ces lignes.',
    bad: {
      one: 'Une ligne serait refusée. Les autres seront importées.',
      other: (n: string) => `${n} lignes seraient refusées. Les autres seront importées.`
    },
    allBad: 'Toutes les lignes seraient refusées. Revenez aux colonnes.',
    problems: 'Ce qui ne va pas',
    problemRows: { one: '1 ligne', other: (n: string) => `${n} lignes` },
    formats: (p: { numbers: string; dates: string }) =>
      `Nombres lus comme ${p.numbers}, dates comme ${p.dates}.`,
    assumed: 'Rien dans le fichier ne permet de trancher :',
    lines: 'Lignes impossibles à découper',
    linesText:
      'Elles n’ont pas autant de cellules que la ligne des titres. Les autres sont prises.',
    table: 'Lignes comme elles seront comprises',
    line: 'Ligne',
    remark: 'Remarque',
    empty: 'vide',
    cell: {
      bad_amount: 'pas un montant',
      bad_rate: 'pas un taux de taxe',
      bad_date: 'pas une date lisible',
      bad_count: 'pas un nombre entier',
      bad_number: 'pas un nombre',
      unknown_value: 'mot inconnu',
      unknown_currency: 'monnaie inconnue',
      date_too_old: 'avant 1990',
      future_date: 'dans le futur'
    } as Record<string, string>,
    fixed: 'fixé',
    hidden: 'codé, jamais gardé',
    start: 'Importer',
    startN: (n: string) => `Importer ${n} lignes`,
    startOne: 'Importer 1 ligne',
    startFile: (n: string) => `Importer le fichier, ${n} lignes`,
    fix: 'Dire ce que ce mot veut dire'
  },
  run: {
    title: 'Import en cours',
    queue: 'Un autre import est en cours. Celui-ci commencera juste après.',
    look: 'Lecture du fichier…',
    rows: (p: { done: string; total: string }) => `${p.done} lignes sur ${p.total}`,
    sums: 'Mise à jour des totaux…',
    rate: (n: string) => `${n} lignes par seconde`,
    left: (s: string) => `encore ${s} s environ`,
    spent: (s: string) => `${s} s écoulées`,
    leave: 'Vous pouvez fermer cette page : l’import continue.',
    cancel: 'Arrêter l’import',
    bar: 'Avancement de l’import'
  },
  result: {
    done: (n: string) => `${n} lignes importées`,
    doneOne: '1 ligne importée',
    nothing: 'Rien de neuf dans ce fichier',
    allRefused: 'Toutes les lignes ont été refusées',
    cancelled: 'Import arrêté : rien n’a été gardé',
    failed: 'L’import n’a pas abouti : rien n’a été gardé',
    undone: 'Import annulé : tout est comme avant',
    read: 'Lues',
    accepted: 'Nouvelles',
    updated: 'Mises à jour',
    duplicate: 'Déjà connues',
    refused: 'Refusées',
    seconds: (s: string) => `En ${s} s.`,
    refusedText:
      'Téléchargez les lignes refusées avec la raison de chacune, corrigez-les, et renvoyez ce même fichier.',
    download: 'Télécharger les lignes refusées (CSV)',
    fix: 'Corriger un mot ici',
    undo: 'Annuler cet import',
    undoAsk: 'Annuler cet import ?',
    undoText:
      'Ses lignes disparaissent, ce qu’elles avaient remplacé revient. Le fichier n’est pas effacé.',
    undoing: 'Annulation…',
    yes: 'Oui, annuler l’import',
    no: 'Non, garder',
    save: 'La prochaine fois, en un clic',
    saveText: 'Enregistrez ces choix : un fichier aux mêmes colonnes sera lu de la même façon.',
    saveName: 'Nom du modèle',
    saveButton: 'Enregistrer',
    saved: (name: string) => `Le modèle « ${name} » est enregistré.`,
    again: 'Importer un autre fichier',
    retry: 'Revoir les colonnes',
    overview: 'Voir les chiffres'
  },
  quarantine: {
    title: 'Lignes refusées',
    lead: 'Elles attendent ici, rien n’expire. Une seule réponse suffit pour toutes les lignes concernées.',
    none: 'Aucune ligne refusée n’attend.',
    rows: { one: '1 ligne', other: (n: string) => `${n} lignes` },
    examples: 'Exemples',
    where: (p: { file: string; line: string }) => `${p.file}, ligne ${p.line}`,
    means: (value: string) => `« ${value} » veut dire`,
    replay: 'Corriger et rejouer',
    choose: 'Choisissez d’abord ce que le mot veut dire.',
    done: (p: { taken: string; left: string }) =>
      `Lignes prises : ${p.taken}. Toujours refusées : ${p.left}.`,
    again: 'Corrigez ces lignes dans le fichier et renvoyez-le.',
    back: 'Retour à l’import'
  },
  templates: {
    sheet: 'Explications',
    column: 'Colonne',
    need: 'Nécessaire',
    holds: 'Ce qu’elle contient',
    values: 'Valeurs possibles',
    needed: 'oui',
    example:
      'La deuxième ligne de la première feuille est un exemple : effacez-la. Si elle reste, elle est refusée, car sa date n’en est pas une.'
  }
};

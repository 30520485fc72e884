/** What may go wrong with a file, and what was assumed about it, in French. */
export const importFaultsFr = {
  problems: {
    unauthorized: 'Cette clé n’est pas connue, ou elle n’est plus valable.',
    forbidden: 'Cette action n’est acceptée que depuis cette page.',
    not_found: 'Ce fichier n’est plus là : il est gardé un jour. Envoyez-le de nouveau.',
    too_large: (size: string) => `Le fichier dépasse ${size}. Coupez-le en plusieurs parties.`,
    disk_full: 'Il n’y a plus assez de place sur la machine pour ce fichier.',
    already_imported: 'Ce fichier est déjà importé.',
    import_running: 'Ce fichier est en cours d’import.',
    import_in_use: 'Des imports plus récents s’appuient sur celui-ci : annulez-les d’abord.',
    network: 'La connexion a été coupée. Vos choix sont gardés ; réessayez.',
    unexpected: 'L’erreur est de notre côté et vient d’être notée. Réessayez dans un instant.',
    store_error: 'La base est occupée ou le disque est plein. Réessayez dans un instant.',
    line_too_long: 'Une ligne du fichier est beaucoup trop longue pour un tableau.',
    zip_bomb: 'Ce classeur est anormalement compressé ; il n’est pas ouvert.',
    other: (detail: string) => `Le fichier ne peut pas être lu : ${detail}.`,
    broken: 'L’envoi s’est interrompu. Réessayez.',
    details: {
      'empty file': 'Le fichier est vide.',
      'no header line': 'Le fichier n’a pas de ligne de titres.',
      'picture, not a table': 'C’est une image, pas un tableau.',
      'pdf file, not a table': 'C’est un PDF. Exportez le tableau en CSV ou en XLSX.',
      'old excel file': 'C’est un ancien fichier Excel (.xls). Enregistrez-le en XLSX ou en CSV.',
      'zip archive': 'C’est une archive ZIP. Ouvrez-la et envoyez le fichier qu’elle contient.',
      'not a text file': 'Ce n’est pas un fichier de tableau.',
      'xlsx file too large': 'Ce classeur est trop grand. Enregistrez-le en CSV.',
      'damaged xlsx file': 'Ce classeur est abîmé. Enregistrez-le de nouveau, ou en CSV.',
      'xlsx file has too many entries': 'Ce classeur est trop grand. Enregistrez-le en CSV.',
      'damaged gzip file':
        'Ce fichier .gz est abîmé. Compressez-le de nouveau, ou envoyez-le tel quel.',
      'gzip around a':
        'Ce fichier .gz en contient un autre. Décompressez-le et envoyez ce qu’il contient.',
      'too many columns': 'Ce fichier a trop de colonnes. Gardez celles des ventes.',
      'not json': 'Ce fichier JSON est abîmé ou incomplet.',
      'not a count of visits':
        'Ce fichier compare des territoires à un niveau habituel ; il ne compte pas de visites.',
      'not an answer of': 'Cet export ne donne pas de visites par jour.',
      'not by day': 'Cet export n’est pas par jour. Demandez-le jour par jour.',
      'split by':
        'Cet export est découpé par autre chose que le jour. Demandez-le par jour seulement.',
      'only a part of the visits':
        'Cet export est filtré : il ne contient qu’une partie des visites. Refaites-le sans filtre.',
      'no visits in': 'Cet export ne compte pas de visites. Ajoutez l’indicateur « visites ».',
      'no column for': 'Il manque une colonne nécessaire. Revenez aux colonnes.'
    } as Record<string, string>
  },
  assumed: {
    'no date decides between day/month and month/day, read as day/month':
      'les dates sont lues jour puis mois.',
    'points before three digits read as thousands signs':
      '« 1.250 » est lu mille deux cent cinquante.',
    'points before three digits read as decimal points': '« 1.250 » est lu un et quart.',
    'commas before three digits read as decimal commas': '« 1,250 » est lu un et quart.',
    'commas before three digits read as thousands signs':
      '« 1,250 » est lu mille deux cent cinquante.',
    'some bytes are not valid utf-8; their rows are refused':
      'des caractères sont illisibles ; leurs lignes seront refusées.',
    'goatcounter export': 'Un export de GoatCounter, compté en visites par jour.',
    'matomo visits export': 'Un export de Matomo, compté en visites par jour.',
    'ga4 export': 'Un export de Google Analytics 4, par jour.',
    'plausible export': 'Un export de Plausible, par jour.'
  } as Record<string, string>
};

import type { Text } from '#model/metric.ts';
import { registerReasons } from '#model/register-reason.ts';

/**
 * Why a row was refused: the closed list, each with a sentence for the person who has the file open.
 * `{column}` and `{value}` stand for the cell at fault.
 */
export const reasons = {
  ...registerReasons,
  missing: {
    fr: 'La colonne « {column} » est vide ; cette ligne ne peut pas être comptée sans elle.',
    en: 'Column “{column}” is empty; the row cannot be counted without it.'
  },
  missing_amount: {
    fr: 'La ligne ne donne aucun montant : ni hors taxes, ni toutes taxes comprises.',
    en: 'The row gives no amount, neither without tax nor with tax.'
  },
  bad_amount: {
    fr: '« {value} » dans « {column} » n’est pas un montant.',
    en: '“{value}” in “{column}” is not an amount.'
  },
  amount_too_large: {
    fr: '« {value} » dans « {column} » dépasse 100 milliards ; vérifiez l’unité.',
    en: '“{value}” in “{column}” is above 100 billion; check the unit.'
  },
  bad_rate: {
    fr: '« {value} » dans « {column} » n’est pas un taux de taxe (5,5 % s’écrit 5,5 ou 0,055).',
    en: '“{value}” in “{column}” is not a tax rate (5.5 % is written 5.5 or 0.055).'
  },
  bad_date: {
    fr: '« {value} » dans « {column} » n’est pas une date lisible.',
    en: '“{value}” in “{column}” is not a date that can be read.'
  },
  date_too_old: {
    fr: '« {value} » dans « {column} » est avant 1990 ; vérifiez l’année.',
    en: '“{value}” in “{column}” is before 1990; check the year.'
  },
  future_date: {
    fr: '« {value} » dans « {column} » est dans le futur.',
    en: '“{value}” in “{column}” is in the future.'
  },
  not_a_day: {
    fr: '« {value} » dans « {column} » est une période, pas un jour ; exportez jour par jour.',
    en: '“{value}” in “{column}” is a period, not a day; export day by day.'
  },
  not_first_of_month: {
    fr: '« {value} » dans « {column} » : cette unité donne des mois, datés du premier jour.',
    en: '“{value}” in “{column}”: this unit gives months, dated by their first day.'
  },
  bad_count: {
    fr: '« {value} » dans « {column} » n’est pas un nombre entier positif.',
    en: '“{value}” in “{column}” is not a whole number from 0.'
  },
  bad_number: {
    fr: '« {value} » dans « {column} » n’est pas un nombre.',
    en: '“{value}” in “{column}” is not a number.'
  },
  bad_flag: {
    fr: '« {value} » dans « {column} » n’est ni oui ni non.',
    en: '“{value}” in “{column}” is neither yes nor no.'
  },
  unknown_value: {
    fr: '« {value} » n’est pas une valeur connue de « {column} » ; dites ce qu’elle veut dire.',
    en: '“{value}” is not a known value of “{column}”; say what it means.'
  },
  unknown_unit: {
    fr: 'Le commerce « {value} » est inconnu ; ajoutez-le, puis rejouez la quarantaine.',
    en: 'Shop “{value}” is unknown; add it, then replay the quarantine.'
  },
  foreign_unit: {
    fr: 'La ligne parle du commerce « {value} », mais la clé d’envoi est celle d’un autre.',
    en: 'The row speaks of shop “{value}”, but the sending key belongs to another one.'
  },
  unknown_currency: {
    fr: '« {value} » n’est pas une monnaie connue.',
    en: '“{value}” is not a known currency.'
  },
  currency_mismatch: {
    fr: 'La ligne est en « {value} », le commerce tient ses comptes dans une autre monnaie.',
    en: 'The row is in “{value}”, the shop keeps its books in another currency.'
  },
  unknown_area: {
    fr: 'Le territoire « {value} » est inconnu (un code postal n’en est pas un : donnez le code commune).',
    en: 'Area “{value}” is unknown (a postcode is not an area: give the commune code).'
  },
  unknown_sector: {
    fr: 'Le secteur « {value} » est inconnu (code NAF, groupe G01 à G14 ou code importé).',
    en: 'Sector “{value}” is unknown (NAF code, group G01 to G14 or an imported code).'
  },
  unknown_parent: {
    fr: 'L’élément supérieur « {value} » est inconnu.',
    en: 'The parent “{value}” is unknown.'
  },
  unknown_zone: {
    fr: '« {value} » n’est pas un fuseau horaire connu (par exemple Europe/Paris).',
    en: '“{value}” is not a known time zone (such as Europe/Paris).'
  },
  bad_siret: {
    fr: '« {value} » n’est pas un SIRET valable : un chiffre est faux.',
    en: '“{value}” is not a valid SIRET: a digit is wrong.'
  },
  bad_siren: {
    fr: '« {value} » n’est pas un SIREN valable : un chiffre est faux.',
    en: '“{value}” is not a valid SIREN: a digit is wrong.'
  },
  bad_weights: {
    fr: 'Les poids des mois ou des jours sont incomplets ou négatifs.',
    en: 'The weights of months or weekdays are incomplete or negative.'
  },
  conflicting_rows: {
    fr: '« {value} » figure plusieurs fois avec des contenus différents et sans date de version.',
    en: '“{value}” occurs several times with different content and no version date.'
  },
  ragged_row: {
    fr: 'La ligne n’a pas le même nombre de colonnes que l’en-tête.',
    en: 'The line does not have as many cells as the header.'
  },
  unreadable_row: {
    fr: 'La ligne ne peut pas être lue : {value}',
    en: 'The line cannot be read: {value}'
  },
  broken_text: {
    fr: '« {value} » dans « {column} » contient des caractères illisibles (mauvais encodage).',
    en: '“{value}” in “{column}” has unreadable characters (wrong encoding).'
  },
  not_this_platform: {
    fr: 'Ce n’est pas un enregistrement de cette plateforme : « {column} » y manque.',
    en: 'This is no record of this platform: it has no “{column}”.'
  },
  foreign_source: {
    fr: 'La ligne nomme la source « {value} », mais la clé en sert une autre.',
    en: 'The row names source “{value}”, but the key is for another one.'
  },
  not_applied: {
    fr: 'La ligne n’a pas pu être enregistrée ({value}) ; elle est gardée et peut être rejouée.',
    en: 'The row could not be stored ({value}); it is kept and can be replayed.'
  },
  already_known: {
    fr: '« {value} » existe déjà dans les données de référence.',
    en: '“{value}” is already in the reference data.'
  }
} as const satisfies Record<string, Text>;

/** Code of a reason. */
export type ReasonCode = keyof typeof reasons;

/** Whether a text is the code of a reason. */
export const isReason = (code: string): code is ReasonCode => code in reasons;

/** Sentence of a reason with its cell filled in; an unknown code gives itself. */
export function reasonText(
  code: string,
  lang: keyof Text,
  cell: { column: string | null; value: string | null }
): string {
  if (!isReason(code)) return code;
  const filled = { column: cell.column ?? '', value: cell.value ?? '' };
  const sentence: string = reasons[code][lang];
  const told = filled.value === '' ? sentence.replace(/\s*: \{value\}$/, '.') : sentence;
  return told.replace(/\{(column|value)\}/g, (_, name: 'column' | 'value') => filled[name]);
}

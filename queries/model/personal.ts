/**
 * Forms by which a text names a person: e-mail addresses, network addresses of both kinds, telephone numbers with their
 * country. Regular expressions that the engine and the language read alike, for all cases of letters.
 */
export const personalForms: readonly string[] = [
  '[^@\\s"]+@[^@\\s"]+',
  '\\b(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\b',
  '\\b(?:[0-9A-Fa-f]{1,4}:){4,7}(?::?[0-9A-Fa-f]{1,4})+\\b',
  '\\+\\d(?:[ .()-]?\\d){9,13}\\b'
];

/** A text without what names a person by its form. A name has no form: where one may stand, nothing is kept. */
export const masked = (text: string): string =>
  personalForms.reduce((rest, form) => rest.replace(new RegExp(form, 'g'), '***'), text);

import { z } from 'zod';

/** Standing of an identifier: `unverified` has a form whose check digit nobody here can compute (Monaco). */
export type Standing = 'valid' | 'invalid' | 'unverified';

/** Number of an enterprise: 9 digits with a Luhn check digit. Kept as text. A valid one need not exist. */
export const Siren = z.string().refine(isSiren, 'not a SIREN');
export type Siren = z.infer<typeof Siren>;

/** Number of a shop: the SIREN of its enterprise, then 5 digits. Kept as text, without spaces. */
export const Siret = z.string().refine((text) => siretStanding(text) === 'valid', 'not a SIRET');
export type Siret = z.infer<typeof Siret>;

/** Number of a French association in its register. Source: domain note section 3, form not verified. */
export const Rna = z.string().regex(/^W\d[0-9A-Z]\d{7}$/, 'not an RNA number');
export type Rna = z.infer<typeof Rna>;

/** SIREN of La Poste, whose establishments outgrew the Luhn digits. */
const laPoste = '356000000';

/** An identifier as typed by people, without spaces, points and hyphens, letters capital: `732 829 320` → `732829320`. */
export const plainIdentifier = (text: string): string =>
  text.replace(/[\s.\-\u00a0\u202f]/g, '').toUpperCase();

/** Whether a plain text is 9 digits that pass Luhn. */
export function isSiren(text: string): boolean {
  return /^\d{9}$/.test(text) && luhnSum(text) % 10 === 0;
}

/**
 * Standing of a plain SIRET: 14 digits that pass Luhn; for La Poste also those whose digits sum to a multiple of 5.
 * With letters in it, as Monaco issues, `unverified`. Source: domain note section 3.
 */
export function siretStanding(text: string): Standing {
  if (/^[0-9A-Z]{14}$/.test(text) && /[A-Z]/.test(text)) return 'unverified';
  if (!/^\d{14}$/.test(text)) return 'invalid';
  if (luhnSum(text) % 10 === 0) return 'valid';
  return text.startsWith(laPoste) && digitSum(text) % 5 === 0 ? 'valid' : 'invalid';
}

/** Standing of a plain SIREN, with letters `unverified`. */
export function sirenStanding(text: string): Standing {
  if (/^[0-9A-Z]{9}$/.test(text) && /[A-Z]/.test(text)) return 'unverified';
  return isSiren(text) ? 'valid' : 'invalid';
}

/** The enterprise's part of a SIRET. */
export const sirenOf = (siret: string): string => siret.slice(0, 9);

const digits = (text: string): number[] => Array.from(text, Number);

const digitSum = (text: string): number => digits(text).reduce((sum, digit) => sum + digit, 0);

/** Every second digit from the right doubled, nine taken off when that gives two digits. */
const luhnSum = (text: string): number =>
  digits(text)
    .reverse()
    .map((digit, i) => (i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2))
    .reduce((sum, digit) => sum + digit, 0);

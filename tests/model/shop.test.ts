import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import {
  Rna,
  Siren,
  Siret,
  isSiren,
  plainIdentifier,
  sirenOf,
  sirenStanding,
  siretStanding
} from '#model/shop.ts';

test.each([
  ['732829320', 'valid'],
  ['732829321', 'invalid'],
  ['356000000', 'valid'],
  ['73282932', 'invalid'],
  ['7328293200', 'invalid'],
  ['MC1234567', 'unverified'],
  ['', 'invalid']
])('the SIREN %s is %s', (siren, standing) => {
  expect(sirenStanding(siren)).toBe(standing);
});

test.each([
  ['73282932000074', 'valid', 'passes Luhn'],
  ['73282932000075', 'invalid', 'fails Luhn'],
  ['35600000000048', 'valid', 'head office of La Poste, passes Luhn'],
  ['35600000049837', 'valid', 'La Poste, fails Luhn but its digits sum to 45'],
  ['35600000049838', 'invalid', 'La Poste, fails both'],
  ['73282932000078', 'invalid', 'digits sum to a multiple of 5, but it is not La Poste'],
  ['7328293200007', 'invalid', '13 digits'],
  ['MC000000000012', 'unverified', 'letters as in Monaco'],
  ['732829320000é4', 'invalid', 'a letter no register uses']
])('the SIRET %s is %s: %s', (siret, standing) => {
  expect(siretStanding(siret)).toBe(standing);
});

test('identifiers typed with spaces are understood', () => {
  expect(plainIdentifier(' 732 829 320 000\u202f74 ')).toBe('73282932000074');
  expect(sirenOf('73282932000074')).toBe('732829320');
});

test('the schemas take what is valid only', () => {
  expect(Siren.safeParse('732829320').success).toBe(true);
  expect(Siret.safeParse('73282932000074').success).toBe(true);
  expect(Siret.safeParse('73282932000075').success).toBe(false);
  expect(Siret.safeParse('MC000000000012').success).toBe(false);
});

test('an association number has a W, its département and seven digits', () => {
  const given = [
    'W751234567',
    'W2A1234567',
    'W9R1234567',
    'w751234567',
    'W75123456',
    'W7512345678'
  ];
  expect(given.map((text) => Rna.safeParse(text).success)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false
  ]);
});

describe('check digits', () => {
  test('a valid SIREN is spoilt by changing any one digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const spoilt = Array.from('732829320', (digit, i) =>
          i === at ? (Number(digit) + by) % 10 : digit
        ).join('');
        expect(isSiren(spoilt)).toBe(false);
      }),
      { seed: 20_201_103, numRuns: 200 }
    );
  });
});

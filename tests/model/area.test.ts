import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { areaCode, communeOf, departementOf, isPostcode } from '#model/area.ts';

test.each([
  ['75101', '75056'],
  ['75112', '75056'],
  ['75120', '75056'],
  ['69381', '69123'],
  ['69389', '69123'],
  ['13201', '13055'],
  ['13216', '13055'],
  ['75121', '75121'],
  ['69380', '69380'],
  ['69390', '69390'],
  ['13200', '13200'],
  ['13217', '13217'],
  ['2A004', '2A004']
])('the commune of %s is %s', (code, commune) => {
  expect(communeOf(code)).toBe(commune);
});

test.each([
  ['01004', '01'],
  ['2A004', '2A'],
  ['2B033', '2B'],
  ['97411', '974'],
  ['97701', '977'],
  ['98818', '988']
])('the département of %s is %s', (commune, departement) => {
  expect(departementOf(commune)).toBe(departement);
});

describe('codes as given', () => {
  test.each([
    ['COM-75056', 'COM-75056'],
    ['75056', 'COM-75056'],
    ['75112', 'COM-75056'],
    ['COM-75112', 'COM-75056'],
    [' 2a004 ', 'COM-2A004'],
    ['01004', 'COM-01004'],
    ['DEP-2A', 'DEP-2A'],
    ['dep-974', 'DEP-974'],
    ['REG-11', 'REG-11'],
    ['200054781', 'EPCI-200054781'],
    ['EPCI-200054781', 'EPCI-200054781'],
    ['FR', 'FR'],
    ['BR-SP', 'BR-SP'],
    ['GB', 'GB']
  ])('%j is %s', (given, code) => {
    expect(areaCode(given)).toBe(code);
  });

  test.each(['75', '2A', '1004', 'COM-1', 'DEP-20B', 'REG-1', 'EPCI-1', 'Paris', '', '750560'])(
    '%j is no area',
    (given) => {
      expect(areaCode(given)).toBeNull();
    }
  );

  test('a code once understood stays as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(\d{2}|2[AB])\d{3}$/), (given) => {
        const code = areaCode(given);
        expect(code).not.toBeNull();
        expect(areaCode(code ?? '')).toBe(code);
      }),
      { seed: 20_201_103, numRuns: 300 }
    );
  });
});

test('a postcode is five digits and nothing else', () => {
  expect(['75012', '2A004', '7501', '750120'].map(isPostcode)).toEqual([true, false, false, false]);
});

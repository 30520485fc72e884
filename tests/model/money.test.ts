import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import {
  isCurrency,
  minorDigits,
  refundColumns,
  revenueMinor,
  splitTax,
  toMajor,
  toMinor,
  vatRates,
  vatRatesIn
} from '#model/money.ts';

const seeded = { seed: 20_201_103, numRuns: 1000 };

describe('minor units', () => {
  test.each([
    ['12.50', 'EUR', 1250],
    ['12.5', 'EUR', 1250],
    ['12', 'EUR', 1200],
    ['0.005', 'EUR', 1],
    ['0.0049', 'EUR', 0],
    ['-0.005', 'EUR', -1],
    ['-12.34', 'EUR', -1234],
    ['1.005', 'EUR', 101],
    ['1200', 'JPY', 1200],
    ['1200.5', 'JPY', 1201],
    ['1.2345', 'TND', 1235],
    ['1000', 'XPF', 1000],
    ['-0.00', 'EUR', 0],
    ['90071992547409.91', 'EUR', 9007199254740991]
  ])('%s %s is %i', (amount, currency, minor) => {
    expect(toMinor(amount, currency)).toBe(minor);
  });

  test.each(['', '1,50', '1e3', '.5', '5.', '+1', 'NaN', '1 000', '--1'])(
    '%j is no amount',
    (amount) => {
      expect(() => toMinor(amount, 'EUR')).toThrow(`invalid amount: ${amount}`);
    }
  );

  test('an amount beyond exact numbers is refused', () => {
    expect(() => toMinor('90071992547409.92', 'EUR')).toThrow(
      'amount too large: 90071992547409.92'
    );
  });

  test('currencies have none, two, three or four decimals', () => {
    expect(['EUR', 'CHF', 'BRL', 'JPY', 'XPF', 'KWD', 'CLF'].map(minorDigits)).toEqual([
      2, 2, 2, 0, 0, 3, 4
    ]);
    expect(toMajor(1250, 'EUR')).toBe(12.5);
    expect(toMajor(1250, 'JPY')).toBe(1250);
  });

  test('an unknown currency is refused by name', () => {
    expect(['EUR', 'euro', 'EU', 'ZZZ', ''].map(isCurrency)).toEqual([
      true,
      false,
      false,
      false,
      false
    ]);
    expect(() => minorDigits('ZZZ')).toThrow('unknown currency: ZZZ');
  });
});

describe('tax', () => {
  test.each([
    ['120.00', 0.2, '100.00', '20.00'],
    ['19.90', 0.055, '18.86', '1.04'],
    ['19.90', 0.2, '16.58', '3.32'],
    ['12.50', 0.1, '11.36', '1.14'],
    ['10.00', 0.085, '9.22', '0.78']
  ])('%s with tax at %d is %s and %s', (gross, tax_rate, net, tax) => {
    expect(splitTax(toMinor(gross, 'EUR'), tax_rate)).toEqual({
      net_minor: toMinor(net, 'EUR'),
      tax_minor: toMinor(tax, 'EUR')
    });
  });

  test('half a cent goes up: 0.03 at 20 % is 0.025 and becomes 0.03', () => {
    expect(splitTax(3, 0.2)).toEqual({ net_minor: 3, tax_minor: 0 });
  });

  test('a refund mirrors its sale', () => {
    expect(splitTax(-1990, 0.055)).toEqual({ net_minor: -1886, tax_minor: -104 });
    expect(splitTax(-3, 0.2)).toEqual({ net_minor: -3, tax_minor: 0 });
  });

  test.each([-0.01, 1.2, 20, Number.NaN, 0.12345678])('%d is no tax rate', (tax_rate) => {
    expect(() => splitTax(100, tax_rate)).toThrow(`invalid tax rate: ${tax_rate}`);
  });

  test('net and tax sum to the whole, and net is the nearest cent, at every rate', () => {
    const rate = fc.constantFrom(0, 0.021, 0.055, 0.085, 0.1, 0.2, 0.077, 0.25, 1);
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), rate, (gross_minor, tax_rate) => {
        const { net_minor, tax_minor } = splitTax(gross_minor, tax_rate);
        expect(net_minor + tax_minor).toBe(gross_minor);
        expect(Math.abs(net_minor - gross_minor / (1 + tax_rate))).toBeLessThanOrEqual(0.5 + 1e-3);
      }),
      seeded
    );
  });

  test('the rates of France, mainland and overseas', () => {
    expect(vatRates.map((rates) => [rates.territory, rates.standard, rates.reduced])).toEqual([
      ['mainland', 0.2, 0.055],
      ['antilles_reunion', 0.085, 0.021],
      ['guyane_mayotte', 0, 0]
    ]);
    expect(vatRatesIn('DEP-75')).toMatchObject({ intermediate: 0.1, super_reduced: 0.021 });
    expect(['DEP-974', 'DEP-973', 'DEP-2A'].map((code) => vatRatesIn(code)?.standard)).toEqual([
      0.085, 0, 0.2
    ]);
    expect(vatRatesIn('DEP-988')).toBeNull();
  });
});

test('a refund is its own row and takes away from revenue, whichever sign it came with', () => {
  expect(revenueMinor({ net_minor: 1886, refund_minor: 0 })).toBe(1886);
  expect(revenueMinor(refundColumns(500))).toBe(-500);
  expect(revenueMinor(refundColumns(-500))).toBe(-500);
});

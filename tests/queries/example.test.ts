import { expect, test } from 'vitest';
import { exampleOf, formulaInWords } from '#queries/series/example.ts';

test('an example is told in euros, with nothing where a shop told nothing', () => {
  expect(exampleOf('online_share_of_usual')).toMatchObject({
    columns: [
      { name: 'in_store_minor', label: { en: 'Sales in store' }, unit: 'money' },
      { name: 'online_minor' },
      { name: 'remote_minor' },
      { name: 'pickup_minor' },
      { name: 'usual_minor' }
    ],
    rows: [
      { unit: 'A', values: [6000, 3000, 1000, 2000, 20_000] },
      { unit: 'B', values: [12_000, 1500, 1500, 900, 30_000] },
      { unit: 'C', values: [4000, 1000, 0, null, null] }
    ],
    value: 0.09
  });
  expect(exampleOf('onlin_share')).toBeNull();
});

test('a formula is told in words: a fraction, a sum, or one thing', () => {
  expect(formulaInWords('online_share_of_usual')).toMatchObject({
    top: { fr: 'Ventes en ligne' },
    bottom: { fr: 'Chiffre d’affaires habituel' }
  });
  expect(formulaInWords('refund_rate')?.bottom?.en).toBe('All sales plus refunds');
  expect(formulaInWords('orders')).toEqual({
    top: { fr: 'Commandes', en: 'Orders' },
    bottom: null
  });
  expect(formulaInWords('onlin_share')).toBeNull();
});

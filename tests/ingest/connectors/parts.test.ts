import { describe, expect, test } from 'vitest';
import { axesOf, fulfilmentOf } from '#ingest/connectors/parts/axes.ts';
import { orderRow } from '#ingest/connectors/parts/canonical.ts';
import { amountOf, taxShare } from '#ingest/connectors/parts/money.ts';
import { itemsOf, lookUp, textOf } from '#ingest/connectors/parts/raw.ts';
import { Refusal } from '#ingest/connectors/parts/refusal.ts';
import { instantOf, localDay } from '#ingest/connectors/parts/time.ts';
import type { OrderFact } from '#model/connector.ts';

const code = (work: () => unknown): string => {
  try {
    return String(work());
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

describe('an amount is read in whole numbers', () => {
  test.each([
    ['12.50', 'EUR', '1250'],
    [12.5, 'EUR', '1250'],
    ['1.005', 'EUR', '101'],
    ['-1.005', 'EUR', '-101'],
    [478.98999999999995, 'EUR', '47899'],
    ['6000', 'JPY', '6000'],
    ['19.9', 'TND', '19900'],
    ['1e3', 'EUR', '100000'],
    ['5e-3', 'EUR', '1'],
    [1e-9, 'EUR', '0'],
    ['.5', 'EUR', '50'],
    ['-0.00', 'EUR', '0'],
    ['99999999999.99', 'EUR', '9999999999999'],
    ['100000000000', 'EUR', 'amount_too_large'],
    ['1e308', 'EUR', 'amount_too_large'],
    ['12,50', 'EUR', 'bad_amount'],
    ['12.50 €', 'EUR', 'bad_amount'],
    ['.', 'EUR', 'bad_amount'],
    [true, 'EUR', 'bad_amount'],
    [{}, 'EUR', 'bad_amount'],
    ['', 'EUR', 'null'],
    [null, 'EUR', 'null']
  ])('%s %s is %s', (given, currency, expected) => {
    expect(code(() => amountOf(given, 'total', currency))).toBe(expected);
  });

  test.each([
    [2400, 800, 4800, 400],
    [1000, 800, 4800, 167],
    [-1000, 800, 4800, -167],
    [100, 500, 200, 100],
    [100, 20, 0, 0]
  ])('of %i in a whole with %i tax of %i falls %i', (part, tax, whole, expected) => {
    expect(taxShare(part, tax, whole)).toBe(expected);
  });
});

describe('a time is an instant', () => {
  // As DuckDB reads local times: the second of two equal hours, and after a gap.
  test.each([
    ['2025-11-04 10:11:12', '2025-11-04T09:11:12.000Z'],
    ['2025-10-26 01:59:59', '2025-10-25T23:59:59.000Z'],
    ['2025-10-26 02:30:00', '2025-10-26T01:30:00.000Z'],
    ['2025-10-26 03:00:00', '2025-10-26T02:00:00.000Z'],
    ['2025-03-30 01:59:59', '2025-03-30T00:59:59.000Z'],
    ['2025-03-30 02:30:00', '2025-03-30T01:30:00.000Z'],
    ['2025-03-30 03:00:00', '2025-03-30T01:00:00.000Z'],
    ['2025-01-15T17:41:00-05:00', '2025-01-15T22:41:00.000Z'],
    ['2025-01-15 17:41:00 -0500', '2025-01-15T22:41:00.000Z'],
    ['2025-01-15T22:41:00.123456Z', '2025-01-15T22:41:00.123Z'],
    ['2025-02-30 00:00:00', 'bad_date'],
    ['2025-01-15', 'bad_date'],
    ['1970-01-01 00:00:00', 'bad_date'],
    ['2025-01-15 25:00:00', 'bad_date'],
    ['2025-01-15 10:00:00 soon', 'bad_date']
  ])('%s in Paris is %s', (given, expected) => {
    expect(code(() => instantOf(given, 'at', { zone: 'Europe/Paris' }))).toBe(expected);
  });

  test('and falls on the day of the shop', () => {
    expect(localDay('2025-11-02T23:12:05.000Z', 'Europe/Paris')).toBe('2025-11-03');
    expect(localDay('2025-11-02T23:12:05.000Z', 'America/Martinique')).toBe('2025-11-02');
    expect(localDay('2025-11-02T13:30:00.000Z', 'Pacific/Noumea')).toBe('2025-11-03');
  });
});

test('a word for the origin means what its owner says, then what the platform is known for, else unknown', () => {
  const known = { web: { order_mode: 'online', channel: 'own_site' } } as const;
  const rules = new Map([['till-2', { order_mode: 'in_store', channel: 'counter' } as const]]);
  expect(axesOf('till-2', known, rules, null)).toMatchObject({
    order_mode: 'in_store',
    fulfilment: 'carry_out'
  });
  expect(axesOf('WEB', known, rules, 'pickup_shop')).toMatchObject({
    channel: 'own_site',
    origin: 'WEB'
  });
  for (const word of ['constructor', '__proto__', 'new', null])
    expect(axesOf(word, known, rules, null)).toMatchObject({
      order_mode: 'unknown',
      channel: 'other'
    });
});

test.each([
  ['Retrait en boutique', 'pickup_shop'],
  ['Click & Collect', 'pickup_shop'],
  ['mondialrelay_official', 'pickup_point'],
  ['Livraison locale à vélo', 'local_delivery'],
  ['Colissimo', 'shipping']
])('%s leaves as %s', (method, expected) => expect(fulfilmentOf(method)).toBe(expected));

test('texts from outside are made fit for any store', () => {
  expect(textOf(' a\u0000b\ud800 ')).toBe('a b\ufffd');
  expect([textOf('  '), textOf(Number.NaN), textOf([]), textOf(1e21)]).toEqual([
    null,
    null,
    null,
    '1e+21'
  ]);
  expect(lookUp({ a: 1 }, 'toString')).toBeNull();
});

test('envelopes are opened one step, however deep they are', () => {
  expect(itemsOf({ orders: [{ id: 1 }, { orders: [{ id: 2 }] }] }, 'orders')).toEqual([
    { id: 1 },
    { orders: [{ id: 2 }] }
  ]);
  expect(itemsOf([{ order: { id: 1 } }, 'x'], 'order')).toEqual([{ id: 1 }, 'x']);
});

test('a fact as a row has amounts in major units of its currency', () => {
  const fact: OrderFact = {
    external_id: '1',
    version_at: null,
    ordered_at: '2025-11-04T09:11:12.000Z',
    order_mode: 'online',
    channel: 'own_site',
    fulfilment: 'shipping',
    payment_moment: null,
    status: 'paid',
    net_minor: -5,
    tax_minor: 1,
    refund_minor: 0,
    tax_basis: 'ht',
    currency: 'TND',
    customer: null,
    items_n: null,
    refund_of: null,
    origin: null,
    payment_refs: ['a', 'b']
  };
  expect(orderRow({ ...fact, status: 'odd' })).toEqual({
    ...{ external_id: '1', ordered_at: '2025-11-04T09:11:12.000Z', order_mode: 'online' },
    ...{ channel: 'own_site', fulfilment: 'shipping', status: 'odd', net: '-0.005', tax: '0.001' },
    ...{ refund: '0.000', tax_basis: 'ht', currency: 'TND', payment_refs: 'a b' }
  });
});

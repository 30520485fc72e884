import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { splitTax } from '#model/money.ts';
import { hmacSql, keyPads } from '#queries/facts/customer.ts';
import macros from '#queries/facts/macros.sql?raw';
import { statements } from '#queries/facts/text.ts';
import { bench, counts, type Bench } from './shop.ts';

let it: Bench;
beforeEach(async () => {
  it = await bench('A', 'B');
});
afterEach(() => it.close());

const current = (columns: string, table = 'order_version'): Promise<Record<string, unknown>[]> =>
  it.rows(`SELECT ${columns} FROM ${table} WHERE is_current ORDER BY ALL`);

describe('orders', () => {
  const header = 'unit,external_id,ordered_at,version_at,status,net,refund,channel\n';

  test('a newer version replaces the older one, which stays on record', async () => {
    await it.take(`${header}A,1,2020-11-02 10:00,2020-11-02T10:00:00Z,paid,50.00,,own_site\n`);
    const refunded = `${header}A,1,2020-11-02 10:00,2020-11-09T10:00:00Z,paid,50.00,20.00,own_site\n`;
    expect(counts(await it.take(refunded))).toEqual([0, 1, 0, 0]);
    expect(await current('net_minor, refund_minor')).toEqual([
      { net_minor: 5000, refund_minor: 2000 }
    ]);
    expect(await it.rows('SELECT count(*) AS n FROM order_version')).toEqual([{ n: 2 }]);
  });

  test('an older version that comes late changes nothing', async () => {
    await it.take(`${header}A,1,2020-11-02 10:00,2020-11-09T10:00:00Z,cancelled,50.00,,own_site\n`);
    const late = `${header}A,1,2020-11-02 10:00,2020-11-02T10:00:00Z,paid,50.00,,own_site\n`;
    expect(counts(await it.take(late))).toEqual([0, 0, 1, 0]);
    expect(await current('status')).toEqual([{ status: 'cancelled' }]);
  });

  test('of several versions in one file the newest counts, on the day of the first', async () => {
    const report = await it.take(
      `${header}A,1,2020-11-05 10:00,2020-11-07T10:00:00Z,paid,60.00,,own_site\nA,1,2020-11-02 10:00,2020-11-02T10:00:00Z,paid,50.00,,own_site\n`
    );
    expect(counts(report)).toEqual([1, 0, 1, 0]);
    expect(await current('net_minor, local_day')).toEqual([
      { net_minor: 6000, local_day: '2020-11-02' }
    ]);
  });

  test('a version with another date keeps the day of the first', async () => {
    await it.take(`${header}A,1,2020-11-02 10:00,2020-11-02T10:00:00Z,paid,50.00,,own_site\n`);
    const moved = `${header}A,1,2020-12-24 10:00,2020-12-24T10:00:00Z,paid,50.00,,own_site\n`;
    expect(counts(await it.take(moved))).toEqual([0, 1, 0, 0]);
    expect(await current('local_day')).toEqual([{ local_day: '2020-11-02' }]);
  });

  test('lines of one order that contradict one another are all refused', async () => {
    const report = await it.take(
      'unit,external_id,ordered_at,net\nA,1,2020-11-02,50\nA,1,2020-11-02,20\nA,2,2020-11-02,5\nA,2,2020-11-02,5\n'
    );
    expect(counts(report)).toEqual([1, 0, 1, 2]);
    expect(report.quarantined.map(({ row_n, code, value }) => [row_n, code, value])).toEqual([
      [2, 'conflicting_rows', '1'],
      [3, 'conflicting_rows', '1']
    ]);
  });

  test('a refund of its own, by status or by a negative amount, has no sale and a positive refund', async () => {
    await it.take(
      'unit,external_id,ordered_at,status,net,refund,refund_of\nA,r1,2020-11-02,refund,,12.50,1\nA,r2,2020-11-02,refund,-3,,\nA,r3,2020-11-02,,-4.00,,\nA,r4,2020-11-02,paid,10,-1.00,\n'
    );
    expect(await current('external_id, status, net_minor, refund_minor, refund_of')).toEqual([
      { external_id: 'r1', status: 'refund', net_minor: 0, refund_minor: 1250, refund_of: '1' },
      { external_id: 'r2', status: 'refund', net_minor: 0, refund_minor: 300, refund_of: null },
      { external_id: 'r3', status: 'refund', net_minor: 0, refund_minor: 400, refund_of: null },
      { external_id: 'r4', status: 'paid', net_minor: 1000, refund_minor: 100, refund_of: null }
    ]);
  });

  test('the same number from another source or another shop is another order', async () => {
    const text =
      'unit,source,external_id,ordered_at,net\nA,web,1,2020-11-02,1\nA,till,1,2020-11-02,2\nB,web,1,2020-11-02,3\n';
    expect(counts(await it.take(text))).toEqual([3, 0, 0, 0]);
  });

  test('a channel implies its order mode, and no channel implies none', async () => {
    await it.take(
      'unit,external_id,ordered_at,net,channel,order_mode\nA,1,2020-11-02,1,phone,\nA,2,2020-11-02,1,marketplace,\nA,3,2020-11-02,1,,\nA,4,2020-11-02,1,,in_store\n'
    );
    expect(await current('external_id, order_mode, channel, fulfilment, status')).toEqual([
      {
        external_id: '1',
        order_mode: 'remote',
        channel: 'phone',
        fulfilment: 'none',
        status: 'paid'
      },
      {
        external_id: '2',
        order_mode: 'online',
        channel: 'marketplace',
        fulfilment: 'none',
        status: 'paid'
      },
      {
        external_id: '3',
        order_mode: 'unknown',
        channel: 'other',
        fulfilment: 'none',
        status: 'paid'
      },
      {
        external_id: '4',
        order_mode: 'in_store',
        channel: 'counter',
        fulfilment: 'carry_out',
        status: 'paid'
      }
    ]);
  });

  test('rows that cannot be counted are refused by row, column and value; the others are taken', async () => {
    const report = await it.take(
      'unit,commande,date,montant,devise,statut,canal,taux_tva\nA,ok,2020-11-02,1,EUR,paid,counter,20\nZ,1,2020-11-02,1,,,,\nA,2,2020-11-31,1,,,,\nA,3,2030-01-01,1,,,,\nA,4,1890-01-01,1,,,,\nA,5,2020-11-02,,,,,\nA,6,2020-11-02,douze,,,,\nA,7,2020-11-02,1,USD,,,\nA,8,2020-11-02,1,QQQ,,,\nA,9,2020-11-02,1,,lost,,\nA,10,2020-11-02,1,,,pigeon,\nA,,2020-11-02,1,,,,\nA,12,2020-11-02,999999999999,,,,\nA,13,2020-11-02,1,,,,250\n,,,,,,,\n'
    );
    expect(counts(report)).toEqual([1, 0, 0, 13]);
    expect(report.read_n).toBe(14);
    expect(
      report.quarantined.map(({ row_n, column_name, value, code }) => [
        row_n,
        column_name,
        value,
        code
      ])
    ).toEqual([
      [3, 'unit', 'Z', 'unknown_unit'],
      [4, 'date', '2020-11-31', 'bad_date'],
      [5, 'date', '2030-01-01 00:00:00', 'future_date'],
      [6, 'date', '1890-01-01 00:00:00', 'date_too_old'],
      [7, 'net', null, 'missing_amount'],
      [8, 'montant', 'douze', 'bad_amount'],
      [9, 'devise', 'USD', 'currency_mismatch'],
      [10, 'devise', 'QQQ', 'unknown_currency'],
      [11, 'statut', 'lost', 'unknown_value'],
      [12, 'canal', 'pigeon', 'unknown_value'],
      [13, 'commande', null, 'missing'],
      [14, 'montant', '999999999999.0000', 'amount_too_large'],
      [15, 'taux_tva', '2.5', 'bad_rate']
    ]);
    expect(report.quarantined[1]?.message).toBe(
      '“2020-11-31” in “date” is not a date that can be read.'
    );
  });
});

describe('takings', () => {
  test('a corrected total replaces the one of the same day and path', async () => {
    await it.take('unit,day,net,channel\nA,2020-11-02,100,counter\nA,2020-11-02,20,own_site\n');
    const report = await it.take(
      'unit,day,net,channel\nA,2020-11-02,110,counter\nA,2020-11-02,20,own_site\n',
      {
        now: new Date('2021-06-02')
      }
    );
    expect(counts(report)).toEqual([0, 1, 1, 0]);
    expect(await current('channel, net_minor', 'takings')).toEqual([
      { channel: 'counter', net_minor: 11000 },
      { channel: 'own_site', net_minor: 2000 }
    ]);
  });

  test('a day on which more was given back than sold is a refund', async () => {
    await it.take('unit,day,net,channel\nA,2020-11-02,-15.30,counter\n');
    expect(await current('net_minor, refund_minor', 'takings')).toEqual([
      { net_minor: 0, refund_minor: 1530 }
    ]);
  });

  test('a unit that gives months takes months only', async () => {
    await it.take('unit,grain,kind\nP,month,panel\n', { as: 'units' });
    const report = await it.take('unit,day,net\nP,2020-11,5\nP,2020-12-01,6\nP,2020-12-15,7\n');
    expect(report.quarantined.map(({ row_n, code }) => [row_n, code])).toEqual([
      [4, 'not_first_of_month']
    ]);
    expect(await current('local_day', 'takings')).toEqual([
      { local_day: '2020-11-01' },
      { local_day: '2020-12-01' }
    ]);
    expect(await it.rows('SELECT from_on, until_on FROM source_cover')).toEqual([
      { from_on: '2020-11-01', until_on: '2021-01-01' }
    ]);
  });
});

describe('time', () => {
  test('local times, offsets and 23 and 25 hour days give instants and the shop’s day', async () => {
    await it.take('unit,zone\nP,Europe/Paris\nN,Pacific/Noumea\n', { as: 'units' });
    await it.take(
      [
        'unit,external_id,ordered_at,net',
        'P,offset,2020-10-24T22:30:00Z,1',
        'P,autumn,2020-10-25 23:59:59,1',
        'P,autumn-z,2020-10-25T22:59:59Z,1',
        'P,spring,2020-03-29 23:59:59,1',
        'P,spring-z,2020-03-29T21:59:59+00:00,1',
        'N,local,2020-11-02 00:30,1',
        'N,offset,2020-11-01T13:30:00+00:00,1',
        'N,east,2020-11-02T23:59:59+1100,1'
      ].join('\n')
    );
    expect(await current('external_id, ordered_at, local_day')).toEqual([
      { external_id: 'autumn', ordered_at: '2020-10-25 22:59:59', local_day: '2020-10-25' },
      { external_id: 'autumn-z', ordered_at: '2020-10-25 22:59:59', local_day: '2020-10-25' },
      { external_id: 'east', ordered_at: '2020-11-02 12:59:59', local_day: '2020-11-02' },
      { external_id: 'local', ordered_at: '2020-11-01 13:30:00', local_day: '2020-11-02' },
      { external_id: 'offset', ordered_at: '2020-10-24 22:30:00', local_day: '2020-10-25' },
      { external_id: 'offset', ordered_at: '2020-11-01 13:30:00', local_day: '2020-11-02' },
      { external_id: 'spring', ordered_at: '2020-03-29 21:59:59', local_day: '2020-03-29' },
      { external_id: 'spring-z', ordered_at: '2020-03-29 21:59:59', local_day: '2020-03-29' }
    ]);
  });
});

describe('money', () => {
  test('tax comes out of an amount with tax as in the model', async () => {
    for (const statement of statements(macros)) await it.store.engine.run(statement);
    const cases = [
      [12000, 0.2],
      [1990, 0.055],
      [1990, 0.2],
      [1250, 0.1],
      [1000, 0.085],
      [-1250, 0.1],
      [0, 0.2],
      [1, 0.021],
      [999_999_999_999, 0.055]
    ] as const;
    for (const [gross, rate] of cases) {
      const [row] = await it.rows(`SELECT without_tax(${gross}, ${Math.round(rate * 1e6)}) AS net`);
      expect([gross, rate, row?.net]).toEqual([gross, rate, splitTax(gross, rate).net_minor]);
    }
  });

  test('amounts with tax are stored without it when the tax is known, else as they are', async () => {
    await it.take(
      'unit,external_id,ordered_at,gross,tax,tax_rate,refund\nA,1,2020-11-02,120.00,,20,\nA,2,2020-11-02,19.90,1.04,,\nA,3,2020-11-02,19.90,,5.5 %,9.95\nA,4,2020-11-02,19.90,,,\nA,5,2020-11-02,12.50,,0.1,\n'
    );
    expect(await current('external_id, net_minor, tax_minor, refund_minor, tax_basis')).toEqual([
      { external_id: '1', net_minor: 10000, tax_minor: 2000, refund_minor: 0, tax_basis: 'ht' },
      { external_id: '2', net_minor: 1886, tax_minor: 104, refund_minor: 0, tax_basis: 'ht' },
      { external_id: '3', net_minor: 1886, tax_minor: 104, refund_minor: 943, tax_basis: 'ht' },
      { external_id: '4', net_minor: 1990, tax_minor: null, refund_minor: 0, tax_basis: 'ttc' },
      { external_id: '5', net_minor: 1136, tax_minor: 114, refund_minor: 0, tax_basis: 'ht' }
    ]);
  });

  test('minor units are those of the currency', async () => {
    await it.take('unit,zone,currency\nJ,Asia/Tokyo,JPY\nT,Africa/Tunis,TND\n', { as: 'units' });
    await it.take('unit,external_id,ordered_at,net\nJ,1,2020-11-02,1500\nT,1,2020-11-02,1.2345\n');
    expect(await current('currency, net_minor')).toEqual([
      { currency: 'JPY', net_minor: 1500 },
      { currency: 'TND', net_minor: 1235 }
    ]);
  });
});

describe('customers', () => {
  test('the pseudonym is the HMAC of the domain note', async () => {
    const [row] = await it.rows(
      `SELECT ${hmacSql("'shop:42|jeanne.dupont@example.org'", keyPads('k1-2025'))} AS hmac`
    );
    expect(row?.hmac).toBe('f82b387f73034a13058df6ca5066a97555d5128ef3d025970a536ba55bad8b43');
  });

  test('a key longer than a block is hashed first, as HMAC says', async () => {
    const key = 'k'.repeat(100);
    const [row] = await it.rows(`SELECT ${hmacSql("'x'", keyPads(key))} AS hmac`);
    expect(row?.hmac).toBe(createHmac('sha256', key).update('x').digest('hex'));
  });

  test('spelling does not part a customer, the shop does; no identifier is kept anywhere', async () => {
    const report = await it.take(
      'unit,external_id,ordered_at,net,customer\nA,1,2020-11-02,1,Jeanne.Dupont@example.org\nA,2,2020-11-02,1, jeanne.dupont@EXAMPLE.org\nB,3,2020-11-02,1,jeanne.dupont@example.org\nA,4,2020-11-02,bad,jeanne.dupont@example.org\nA,5,2020-11-02,1,\n'
    );
    expect(counts(report)).toEqual([4, 0, 0, 1]);
    const keys = (await current('external_id, customer_key')).map((row) => row.customer_key);
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[0]);
    expect(keys[3]).toBeNull();
    const kept = await it.rows('SELECT record, value, message FROM quarantine');
    expect(JSON.stringify(kept)).not.toMatch(/jeanne|dupont|example\.org/i);
    expect(JSON.stringify(kept)).toContain(String(keys[0]));
  });
});

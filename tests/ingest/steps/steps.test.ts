import { describe, expect, test } from 'vitest';
import type { Event, ItemKind, StepContext } from '#ingest/pipeline.ts';
import { readItem, steps } from '#ingest/pipeline.ts';
import { belong } from '#ingest/steps/belong.ts';
import { classify } from '#ingest/steps/classify.ts';
import { leaveOutTests } from '#ingest/steps/leave-out-tests.ts';
import { readCells } from '#ingest/steps/read-cells.ts';
import { splitMoney } from '#ingest/steps/split-money.ts';
import { understand } from '#ingest/steps/understand.ts';

const source = {
  source_id: 1,
  name: 'web',
  kind: 'declared',
  unit_id: 1,
  unit: 'toys',
  zone: 'Europe/Paris',
  currency: 'EUR',
  digits: 2,
  grain: 'day',
  sample: false,
  paused: false
} as const;
const context: StepContext = { source };

const event = (given: Partial<Event> = {}): Event => ({
  kind: 'orders',
  given: {},
  cells: {},
  values: {},
  read: null,
  ...given
});

const kept = (result: ReturnType<typeof understand>): Event => {
  if (!('kept' in result)) throw new Error(JSON.stringify(result));
  return result.kept;
};

test('the pipeline is a list of named steps', () => {
  expect(steps.map(({ name }) => name)).toEqual([
    'understand',
    'belong',
    'read_cells',
    'split_money',
    'classify',
    'leave_out_tests',
    'tell_fact'
  ]);
});

describe('understand', () => {
  test('keeps canonical columns as trimmed text and leaves others alone', () => {
    const given = {
      external_id: ' A1\u00a0',
      net: 12.5,
      items_n: 0,
      refund_of: '',
      origin: null,
      payment_refs: ['pi_1', 'ch_1'],
      colour: 'red'
    };
    expect(kept(understand(event({ given }), context)).cells).toEqual({
      external_id: 'A1',
      net: '12.5',
      items_n: '0',
      payment_refs: 'pi_1 ch_1'
    });
  });

  test.each([
    { given: null, column: '', value: 'null' },
    { given: ['a'], column: '', value: 'array' },
    { given: 'Jeanne Dupont', column: '', value: 'string' },
    { given: { net: { amount: 1 } }, column: 'net', value: 'object' },
    { given: { net: [1] }, column: 'net', value: 'array' }
  ])('refuses $given without repeating it', ({ given, column, value }) => {
    expect(understand(event({ given }), context)).toEqual({
      refused: { code: 'unreadable_row', column, value }
    });
  });
});

describe('belong', () => {
  test.each([
    [{}, 'kept'],
    [{ unit: 'toys', source: 'web' }, 'kept'],
    [{ unit: 'books' }, 'foreign_unit'],
    [{ source: 'till' }, 'foreign_source']
  ])('%o', (cells, wanted) => {
    const result = belong(event({ cells }), context);
    expect('refused' in result ? result.refused.code : Object.keys(result)[0]).toBe(wanted);
  });
});

describe('read_cells', () => {
  const base = { external_id: 'A', ordered_at: '2021-03-01T10:00:00Z' };
  const read = (cells: Record<string, string>, kind: ItemKind = 'orders') =>
    readCells(event({ kind, cells: kind === 'orders' ? { ...base, ...cells } : cells }), context);
  const codeOf = (cells: Record<string, string>, kind?: ItemKind) => {
    const result = read(cells, kind);
    return 'refused' in result ? `${result.refused.code}:${result.refused.column}` : 'kept';
  };

  test.each([
    ['12.5', 125_000n],
    ['-0.005', -50n],
    ['1e3', 10_000_000n],
    ['12.50005', 125_001n],
    ['99999999999.9999', 999_999_999_999_999n]
  ])('an amount of %s', (net, value) => {
    expect(kept(read({ net })).values['net']).toBe(value);
  });

  test.each([
    ['2021-03-01T10:00:00Z', '2021-03-01T10:00:00Z'],
    ['2021-03-01T10:00:00+02:00', '2021-03-01T08:00:00Z'],
    ['2021-03-01 10:00:00-0330', '2021-03-01T13:30:00Z'],
    ['2021-03-01T10:00', '2021-03-01T09:00:00Z'],
    ['2021-07-01', '2021-06-30T22:00:00Z'],
    ['2020-10-25 02:30', '2020-10-25T01:30:00Z'],
    ['2021-03-28 02:30', '2021-03-28T01:30:00Z']
  ])('a moment %s', (ordered_at, utc) => {
    expect(kept(read({ ordered_at })).values['ordered_at']).toBe(BigInt(Date.parse(utc)) * 1000n);
  });

  test.each([
    [{ external_id: '', day: '2020-W53' }, '2020-12-28'],
    [{ day: '2006-11' }, '2006-11-01'],
    [{ day: '20210301' }, '2021-03-01'],
    [{ day: '2021-03-01T23:30:00Z' }, '2021-03-01']
  ])('a day %o', (cells, day) => {
    expect(kept(read(cells, 'takings')).values['day']).toBe(day);
  });

  test.each([
    [{ net: 'twelve' }, 'bad_amount:net'],
    [{ net: '12,50' }, 'bad_amount:net'],
    [{ net: '100000000000' }, 'amount_too_large:net'],
    [{ net: '1e20' }, 'bad_amount:net'],
    [{ tax_rate: '-1' }, 'bad_rate:tax_rate'],
    [{ tax_rate: '101 %' }, 'bad_rate:tax_rate'],
    [{ ordered_at: '2021-02-29T10:00:00Z' }, 'bad_date:ordered_at'],
    [{ ordered_at: 'yesterday' }, 'bad_date:ordered_at'],
    [{ channel: 'carrier_pigeon' }, 'unknown_value:channel'],
    [{ channel: 'PHONE' }, 'kept'],
    [{ items_n: '1.5' }, 'bad_count:items_n'],
    [{ items_n: '3.0' }, 'kept'],
    [{ items_n: '-1' }, 'bad_count:items_n'],
    [{ origin: 'caf\ufffd' }, 'broken_text:origin']
  ])('%o is %s', (cells, wanted) => {
    expect(codeOf(cells)).toBe(wanted);
  });

  test('a row without what it needs', () => {
    const result = readCells(event({ cells: { external_id: 'A' } }), context);
    expect(result).toEqual({ refused: { code: 'missing', column: 'ordered_at', value: '' } });
    expect(codeOf({ day: '2021-03', visits_n: '1' }, 'visits')).toBe('not_a_day:day');
  });
});

describe('split_money', () => {
  const split = (values: Event['values'], of = context) => {
    const result = splitMoney(event({ values }), of);
    if ('refused' in result) return result.refused.code;
    const { net_minor, tax_minor, refund_minor, tax_basis } = kept(result).values;
    return [net_minor, tax_minor, refund_minor, tax_basis];
  };
  const euro = (text: string) => BigInt(Math.round(Number(text) * 10_000));

  test.each([
    [{ net: euro('12.50') }, [1250n, undefined, undefined, 'ht']],
    [{ gross: euro('12.00') }, [1200n, undefined, undefined, 'ttc']],
    [{ gross: euro('12.00'), tax_rate: 200_000 }, [1000n, 200n, undefined, 'ht']],
    [{ gross: euro('-12.00'), tax_rate: 55_000 }, [-1137n, -63n, undefined, 'ht']],
    [{ gross: euro('12.00'), tax: euro('2') }, [1000n, 200n, undefined, 'ht']],
    [{ gross: euro('12.00'), tax: euro('2'), refund: euro('6') }, [1000n, 200n, 500n, 'ht']],
    [{ gross: euro('12.00'), net: euro('10'), tax_basis: 'ttc' }, [1200n, 200n, undefined, 'ttc']],
    [{ refund: euro('5') }, [undefined, undefined, 500n, 'ht']],
    [{}, 'missing_amount'],
    [{ net: 1n, currency: 'USD' }, 'currency_mismatch'],
    [{ net: 1n, currency: 'QQQ' }, 'unknown_currency']
  ])('%o', (values, wanted) => {
    expect(split(values)).toEqual(wanted);
  });

  test('rounds to the minor unit of the shop’s currency, half away from zero', () => {
    const francs = { source: { ...source, currency: 'XPF', digits: 0 } };
    expect(split({ net: 125_000n }, francs)).toEqual([13n, undefined, undefined, 'ht']);
    expect(split({ net: -125_000n }, francs)).toEqual([-13n, undefined, undefined, 'ht']);
  });
});

describe('classify', () => {
  test.each([
    [{}, ['unknown', 'other', 'none']],
    [{ channel: 'own_site' }, ['online', 'own_site', 'none']],
    [{ channel: 'phone', fulfilment: 'pickup_shop' }, ['remote', 'phone', 'pickup_shop']],
    [{ channel: 'counter' }, ['in_store', 'counter', 'carry_out']],
    [{ order_mode: 'in_store' }, ['in_store', 'counter', 'carry_out']],
    [{ order_mode: 'online' }, ['online', 'other', 'none']]
  ])('%o', (values, wanted) => {
    const { order_mode, channel, fulfilment } = kept(classify(event({ values }), context)).values;
    expect([order_mode, channel, fulfilment]).toEqual(wanted);
  });
});

test('leave_out_tests drops test orders and nothing else', () => {
  const result = (status: string) => leaveOutTests(event({ values: { status } }), context);
  expect(result('test')).toEqual({ dropped: 'test_order' });
  for (const status of ['paid', 'draft', 'failed', 'cancelled'])
    expect(result(status)).toHaveProperty('kept');
});

describe('all steps', () => {
  test('make a refund of a negative sale’s row only in the store, and of a refund alone here', () => {
    const cells = { external_id: 'R1', ordered_at: '2021-03-01T10:00:00Z', refund: '-5' };
    expect(readItem('orders', cells, context)).toMatchObject({
      kind: 'order',
      fact: { status: 'refund', net_minor: 0, refund_minor: 500 }
    });
  });

  test('leave a refused item as it came, so that it can be sent again', () => {
    const given = { external_id: 'A', ordered_at: 'soon', net: 3, customer: 'x@example.org' };
    expect(readItem('orders', given, context)).toEqual({
      kind: 'refused',
      code: 'bad_date',
      column: 'ordered_at',
      value: 'soon',
      external_id: 'A',
      record: { external_id: 'A', ordered_at: 'soon', net: '3', customer: 'x@example.org' }
    });
  });
});

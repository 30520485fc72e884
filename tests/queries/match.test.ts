import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeStore, type Store } from '#queries/store.ts';
import { arrive, feedStore, foundBy, type Row } from '#tests/queries/match-feeds.ts';

/** One unit each: what comes in, and the matches that hold then. */
const cases: [string, Row[], string[]][] = [
  [
    'a payment that the order names is its shadow, whatever the day',
    [
      { id: '1201', refs: 'ch_1 pi_1' },
      { feed: 'payments', id: 'ch_1', at: '2020-11-12T08:00:00' }
    ],
    ['site 1201 > payments ch_1 by reference']
  ],
  [
    'a payment intent that both name is enough',
    [
      { id: '1', refs: 'pi_1' },
      { feed: 'payments', id: 'ch_1', refs: 'pi_1', at: '2020-11-12T08:00:00' }
    ],
    ['site 1 > payments ch_1 by reference']
  ],
  [
    'one payment more than a month after its order is not looked for',
    [
      { id: '1', refs: 'ch_1' },
      { feed: 'payments', id: 'ch_1', at: '2020-12-12T08:00:00' }
    ],
    []
  ],
  [
    'a payment with the number of the order is its shadow when the totals with tax agree',
    [
      { id: '1202' },
      { feed: 'payments', id: 'ch_2', refs: 'pi_2 1202', at: '2020-11-12T08:00:00' },
      { feed: 'payments', id: 'ch_3', refs: 'pi_3 1202', at: '2020-11-12T08:00:00', net: 11_999 }
    ],
    ['site 1202 > payments ch_2 by reference']
  ],
  [
    'an order paid in two parts has two shadows',
    [
      { id: '1', refs: 'ch_1 ch_2' },
      { feed: 'payments', id: 'ch_1', net: 5_000 },
      { feed: 'payments', id: 'ch_2', net: 7_000 }
    ],
    ['site 1 > payments ch_1 by reference', 'site 1 > payments ch_2 by reference']
  ],
  [
    'without a reference the amount with tax tells, within a minute',
    [{ id: '1' }, { feed: 'payments', id: 'ch_1', at: '2020-11-10T10:01:00' }],
    ['site 1 > payments ch_1 by amount']
  ],
  [
    'a second more than a minute is too far',
    [{ id: '1' }, { feed: 'payments', id: 'ch_1', at: '2020-11-10T10:01:01' }],
    []
  ],
  [
    'the amount without tax is not the amount paid',
    [{ id: '1' }, { feed: 'payments', id: 'ch_1', net: 10_000 }],
    []
  ],
  [
    'two payments for one order: nothing is guessed',
    [{ id: '1' }, { feed: 'payments', id: 'ch_1' }, { feed: 'payments', id: 'ch_2' }],
    []
  ],
  [
    'two orders for one payment: nothing is guessed',
    [{ id: '1' }, { id: '2' }, { feed: 'payments', id: 'ch_1' }],
    []
  ],
  [
    'two feeds of payments for one order: nothing is guessed',
    [{ id: '1' }, { feed: 'payments', id: 'ch_1' }, { feed: 'terminal', id: 'T1' }],
    []
  ],
  [
    'an order that names a payment nobody has told is not matched by amount',
    [
      { id: '1', refs: 'ch_9' },
      { feed: 'payments', id: 'ch_1' }
    ],
    []
  ],
  [
    'a card in the shop is no sale on the web',
    [{ id: '1' }, { feed: 'terminal', id: 'T1', mode: 'in_store' }],
    []
  ],
  [
    'an order of a till and its payment are one, and both yield to the shop platform',
    [
      { feed: 'till', id: 'order-1', refs: 'pay-1' },
      { feed: 'till', id: 'pay-1' },
      { id: '77', refs: 'pay-1' }
    ],
    ['site 77 > till order-1 by reference', 'site 77 > till pay-1 by reference']
  ],
  [
    'rows that name one another do not both vanish',
    [
      { feed: 'till', id: 'x', refs: 'y', net: 1 },
      { feed: 'till', id: 'y', refs: 'x', net: 2 },
      { id: '5', refs: 'ch_5' },
      { feed: 'payments', id: 'ch_5', refs: '5' }
    ],
    ['site 5 > payments ch_5 by reference']
  ],
  [
    'an order that waits, failed or was called off has no shadow',
    ['pending', 'failed', 'cancelled', 'draft'].flatMap((status, i): Row[] => [
      { id: `${i}`, refs: `ch_${i}`, status },
      { feed: 'payments', id: `ch_${i}` }
    ]),
    []
  ],
  [
    'what is given back counts once: by reference, by the minute, by the sale it belongs to',
    [
      { id: '1', refs: 'ch_1' },
      { feed: 'payments', id: 'ch_1' },
      { id: 'refund:1', refund: 1_000, of: '1', at: '2020-11-20T09:00:00', refs: 're_1' },
      { feed: 'payments', id: 're_1', refund: 1_100, of: 'ch_1', at: '2020-11-21T09:00:00' },
      { id: 'refund:2', refund: 2_000, of: '1', at: '2020-11-22T09:00:00' },
      { feed: 'payments', id: 're_2', refund: 2_400, of: 'ch_1', at: '2020-11-22T09:00:30' },
      { id: 'refund:3', refund: 3_000, of: '1', at: '2020-11-23T09:00:00' },
      { feed: 'payments', id: 're_3', refund: 3_165, of: 'ch_1', at: '2020-11-23T15:00:00' }
    ],
    [
      'site 1 > payments ch_1 by reference',
      'site refund:1 > payments re_1 by reference',
      'site refund:2 > payments re_2 by amount',
      'site refund:3 > payments re_3 by amount'
    ]
  ],
  [
    'a refund is no shadow of another sale’s refund',
    [
      { id: '1', refs: 'ch_1' },
      { feed: 'payments', id: 'ch_1' },
      { id: '2', refs: 'ch_2', at: '2020-11-11T10:00:00' },
      { feed: 'payments', id: 'ch_2', at: '2020-11-11T10:00:00' },
      { id: 'refund:1', refund: 1_000, of: '1', at: '2020-11-20T09:00:00' },
      { feed: 'payments', id: 're_2', refund: 1_200, of: 'ch_2', at: '2020-11-20T09:00:00' }
    ],
    ['site 1 > payments ch_1 by reference', 'site 2 > payments ch_2 by reference']
  ],
  [
    'a sale and a refund are never one',
    [
      { id: '1', refs: 're_1' },
      { feed: 'payments', id: 're_1', refund: 12_000 }
    ],
    []
  ]
];

let store: Store;
beforeAll(async () => {
  store = await feedStore(cases.length + 3);
  await arrive(
    store,
    cases.flatMap(([, rows], i) => rows.map((row) => ({ ...row, unit_id: i + 1 })))
  );
});
afterAll(() => closeStore(store));

describe('two feeds of one shop', () => {
  test.each(cases.map(([name, , expected], i) => ({ name, expected, unit_id: i + 1 })))(
    '$name',
    async ({ expected, unit_id }) => {
      const names = expected.map((text) => text.replace(/^.* > \w+ (\S+) by \w+$/, '$1'));
      const found = (await foundBy(store)).get(unit_id);
      expect(found).toEqual({ matches: expected, shadows: names.sort() });
    }
  );
});

test('payments of another shop are never a shadow', async () => {
  const [here, there] = [cases.length + 1, cases.length + 2];
  await arrive(store, [
    { unit_id: here, id: '1', refs: 'ch_far' },
    { unit_id: there, feed: 'payments', id: 'ch_far' }
  ]);
  const found = await foundBy(store);
  for (const unit_id of [here, there])
    expect(found.get(unit_id)).toEqual({ matches: [], shadows: [] });
});

test('two days far apart are decided without what lies between them', async () => {
  const unit_id = cases.length + 3;
  const pair = (n: number, day: string) => [
    { unit_id, id: String(n), refs: `ch_${n}`, at: `${day}T10:00:00` },
    { unit_id, feed: 'payments' as const, id: `ch_${n}`, at: `${day}T10:00:00` }
  ];
  await arrive(store, pair(2, '2019-05-01'));
  await store.engine.run(
    `DELETE FROM order_match WHERE shadow_source_id BETWEEN ${unit_id * 10} AND ${unit_id * 10 + 9}`
  );
  await arrive(store, [...pair(1, '2018-01-01'), ...pair(3, '2020-11-10')]);
  expect((await foundBy(store)).get(unit_id)?.matches).toEqual([
    'site 1 > payments ch_1 by reference',
    'site 3 > payments ch_3 by reference'
  ]);
  await arrive(store, pair(4, '2019-06-01'));
  expect((await foundBy(store)).get(unit_id)?.matches).toHaveLength(4);
});

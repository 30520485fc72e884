import { describe, expect, test } from 'vitest';
import { movedBy } from '#lib/shop/moved.ts';
import { nextStep, type ShopState } from '#lib/shop/next-step.ts';
import { weeksOf } from '#lib/shop/weeks.ts';
import { decide, mayInvite, nobody, type Viewer } from '#model/access.ts';
import type { SeriesRow } from '#model/question.ts';
import { bandOf } from '#queries/protect/band.ts';

describe('the peer band', () => {
  const shares = [0, 0.01, 0.02, 0.04, 0.06, 0.1, 0.12, 0.2, 0.3, 0.9];

  test('is the mean of three around each quartile, in whole percent', () => {
    // places 2.25, 4.5 and 6.75 round to 2, 5 and 7: means of .01 .02 .04, .06 .10 .12 and .12 .20 .30
    expect(bandOf(shares)).toEqual({ enterprises_n: 10, q1: 0.02, median: 0.09, q3: 0.21 });
  });

  test('of nine enterprises is none', () => {
    expect(bandOf(shares.slice(1))).toBeNull();
  });

  test('does not move with the order of the shops, nor far with one of them', () => {
    const reversed = shares.toReversed();
    expect(bandOf(reversed)).toEqual(bandOf(shares));
    // The greatest shop doubles its share: nobody can read that from the band.
    expect(bandOf([...shares.slice(0, -1), 1.8])).toEqual(bandOf(shares));
  });
});

describe('what moved the orders of a site', () => {
  test('is taken apart without a rest', () => {
    const before = { visits: 1000, conversion: 0.02, basket: 50 };
    const after = { visits: 2000, conversion: 0.01, basket: 60 };
    const moved = movedBy(before, after);
    expect(moved?.change).toBeCloseTo(200, 9);
    expect((moved?.visits ?? 0) + (moved?.conversion ?? 0)).toBeCloseTo(0, 9); // doubled and halved
    expect(moved?.basket).toBeCloseTo(200, 9);
  });

  test('is not told where there was nothing before', () => {
    const none = { visits: 0, conversion: 0, basket: 0 };
    expect(movedBy(none, { visits: 10, conversion: 0.1, basket: 20 })).toBeNull();
  });
});

describe('the next useful step', () => {
  const good: ShopState = {
    silent_days: 3,
    usual_known: true,
    online_orders_30: 4,
    online_orders_before: 10,
    visits_30: 300,
    pickup_share: 0.02,
    online_share_of_usual: 0.08,
    regulars_online_share: 0.4,
    sheets_left: 0
  };

  test.each<[Partial<ShopState>, string]>([
    [{}, 'go_on'],
    [{ silent_days: 14 }, 'go_on'],
    [{ silent_days: 15 }, 'no_news'],
    [{ usual_known: false }, 'no_usual'],
    [{ online_orders_30: 0 }, 'no_orders'],
    [{ online_orders_30: 0, online_orders_before: 0 }, 'visits_no_orders'],
    [{ online_orders_30: 0, online_orders_before: 0, visits_30: 49 }, 'go_on'],
    [{ online_orders_30: 0, visits_30: null, online_orders_before: 0 }, 'go_on'],
    [{ sheets_left: 3, regulars_online_share: 0.1 }, 'sheets_unfinished'],
    [{ sheets_left: null }, 'go_on'],
    [{ regulars_online_share: 0.19 }, 'regulars_not_told'],
    [{ regulars_online_share: 0.2 }, 'go_on'],
    [{ pickup_share: 0 }, 'no_pickup'],
    [{ pickup_share: 0, online_share_of_usual: 0.04 }, 'go_on'],
    [{ silent_days: 30, usual_known: false, online_orders_30: 0 }, 'no_news']
  ])('of a shop with %o is %s', (changed, step) => {
    expect(nextStep({ ...good, ...changed })).toBe(step);
  });
});

test('weeks by channel: newest first, greatest channel first, what is unknown stays unknown', () => {
  const row = (period: string, channel: string, value: number | null) =>
    ({ period, from: '2021-01-04', channel, value, provisional: false }) as SeriesRow;
  const rows = [
    row('2021-W01', 'counter', 100),
    row('2021-W01', 'phone', 300),
    row('2021-W02', 'counter', 120),
    row('2021-W02', 'phone', null),
    row('2021-W02', 'app', 0)
  ];
  expect(weeksOf(rows)).toEqual({
    channels: ['phone', 'counter'],
    rows: [
      {
        period: '2021-W02',
        from: '2021-01-04',
        values: [null, 120],
        total: 120,
        provisional: false
      },
      { period: '2021-W01', from: '2021-01-04', values: [300, 100], total: 400, provisional: false }
    ]
  });
});

describe('who may', () => {
  const as = (
    role: 'owner' | 'territory' | 'admin',
    scope: string,
    areas: string[],
    is_strong = false
  ): Viewer => ({
    ...nobody,
    user_id: 'somebody',
    grants: [{ role, scope, areas }],
    is_strong
  });
  const shop = { unit: 'toys', areas: ['COM-75056', 'DEP-75', 'REG-11', 'FR'], sample: false };

  test('an owner of two shops needs a second factor, of one not', () => {
    const one = as('owner', 'toys', shop.areas);
    const two = {
      ...one,
      grants: [...one.grants, { role: 'staff' as const, scope: 'books', areas: [] }]
    };
    const need = { to: 'shop', act: 'see', shop } as const;
    expect([decide(one, need, true), decide(two, need, true)]).toEqual(['yes', 'second_factor']);
    expect(decide({ ...two, is_strong: true }, need, true)).toBe('yes');
  });

  test('an admin sees a shop but enters nothing for it; a chamber does neither', () => {
    const admin = as('admin', '', [], true);
    const chamber = as('territory', 'DEP-75', ['DEP-75', 'REG-11', 'FR'], true);
    const acts = (viewer: Viewer) =>
      (['see', 'enter', 'manage'] as const).map((act) =>
        decide(viewer, { to: 'shop', act, shop }, true)
      );
    expect(acts(admin)).toEqual(['yes', 'no', 'yes']);
    expect(acts(chamber)).toEqual(['no', 'no', 'no']);
  });

  test('a chamber invites owners of its own area, an owner the staff of their own shop', () => {
    const chamber = as('territory', 'DEP-75', ['DEP-75'], true);
    const invite = (viewer: Viewer, role: 'owner' | 'staff' | 'admin', areas: string[]) =>
      mayInvite(viewer, { role, scope: 'toys' }, areas);
    expect(invite(chamber, 'owner', shop.areas)).toBe('yes');
    expect(invite(chamber, 'owner', ['COM-69123', 'DEP-69', 'FR'])).toBe('no');
    expect(invite(chamber, 'admin', shop.areas)).toBe('no');
    expect(invite(as('owner', 'toys', shop.areas), 'staff', shop.areas)).toBe('yes');
    expect(invite(as('owner', 'books', []), 'staff', shop.areas)).toBe('no');
    expect(invite(nobody, 'staff', shop.areas)).toBe('sign_in');
  });
});

import { describe, expect, test } from 'vitest';
import { onlineShares, type OnlineShares } from '#lib/charts/online-shares.ts';
import { missing, type SharesRow, type Value } from '#lib/charts/rows.ts';
import { sectorShares } from '#lib/charts/sector-shares.ts';
import { usualAnatomy } from '#lib/charts/usual-anatomy.ts';
import { formatIn } from '#lib/format.ts';
import { storyOf } from '#lib/overview/story.ts';
import { textsIn } from '#lib/text/index.ts';

const fr = { text: textsIn('fr'), format: formatIn('fr') };
const en = { text: textsIn('en'), format: formatIn('en') };
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

const value = (ratio: number, coverage = 1): Value => ({ value: ratio, status: 'F', coverage });
const hidden: Value = { value: null, status: 'A', coverage: null };

const month = (
  period: string,
  current: Value,
  usual: Value,
  recovery: Value,
  more: Partial<SharesRow> = {}
): SharesRow => ({
  period,
  from: `${period}-01`,
  until: `${period}-28`,
  online_share: current,
  online_share_of_usual: usual,
  recovery,
  enterprises_n: 40,
  provisional: false,
  unfinished: false,
  ...more
});

/** Swiss card payments for goods other than food: the two numbers the product is about. */
const april = month('2020-04', value(0.49631), value(0.24537), value(0.4944));
const march = month('2020-03', value(0.26392), value(0.18656), value(0.70688));

const shares = (rows: SharesRow[], total: OnlineShares['total']): OnlineShares => ({
  from: '2020-01-01',
  until: '2021-01-01',
  rows,
  bands: [],
  total
});
const total = {
  online_share: value(0.157),
  online_share_of_usual: value(0.156),
  recovery: value(0.997)
};
const tell = (input: OnlineShares, base: Value = missing) => ({
  shares: input,
  base,
  online_revenue: { ...value(960_000), currency: 'BRL' },
  span: '1 Jan 2019 – 31 Dec 2020'
});

describe('the story', () => {
  test('a jump is split into online sales and lost sales', () => {
    const story = storyOf(tell(shares([march, april], total), value(0.08362)), en);
    expect(story.headline).toBe(
      'In April 2020, online sales were 49.6% of what shops took in, but only 24.5% of what they usually sell.'
    );
    expect(story.why).toBe(
      'The gap of 25.1 points is not progress: it is sales that were lost. Shops made only 49.4% of their usual turnover, and the same online sale weighs more in smaller takings. A year earlier the online share was 8.4%. Of a rise of 41.2 points, 16.1 come from more online sales and 25.1 from lost sales.'
    );
  });

  test('the same in French, with its own numbers and spaces', () => {
    const story = storyOf(tell(shares([april], total)), fr);
    expect(plain(story.headline)).toBe(
      'En avril 2020, la vente en ligne a pesé 49,6 % de ce que les commerces ont encaissé, mais 24,5 % seulement de ce qu’ils vendent d’habitude.'
    );
  });

  test('provisional and unfinished periods make no headline', () => {
    const rows = [
      { ...april, provisional: true },
      { ...march, unfinished: true }
    ];
    expect(storyOf(tell(shares(rows, total)), en).headline).toBe(
      'Over the period, online sales were 15.7% of what shops took in and 15.6% of what they usually sell.'
    );
  });

  test('a month whose usual turnover covers two days makes no headline', () => {
    const thin = month('2019-12', value(0.6), value(0.05, 0.06), value(0.5, 0.06));
    expect(storyOf(tell(shares([thin, march], total)), en).headline).toContain('In March 2020');
  });

  test('shares over different sales are not set against each other', () => {
    const uneven = { ...total, online_share_of_usual: value(0.102, 0.54) };
    const story = storyOf(tell(shares([], uneven)), en);
    expect(story.headline).toBe('Over the period, online sales were 15.7% of what shops took in.');
    expect(story.why).toContain('stands for only 54% of observed sales');
  });

  test('without a usual turnover the page says what it would take', () => {
    const story = storyOf(
      tell(shares([], { ...total, online_share_of_usual: missing, recovery: missing })),
      en
    );
    expect(story.why).toContain('it takes the sales of an earlier year');
  });

  test('a marketplace alone says that the share means nothing', () => {
    const story = storyOf(
      tell(
        shares([], {
          online_share: value(1),
          online_share_of_usual: missing,
          recovery: missing
        })
      ),
      en
    );
    expect(story.headline).toBe('Over the period, all observed sales were made online: R$960k.');
  });

  test('hidden figures say why, no figures say where there are some', () => {
    const none = { online_share: missing, online_share_of_usual: missing, recovery: missing };
    const all = { online_share: hidden, online_share_of_usual: hidden, recovery: hidden };
    const without = { online_revenue: { ...missing, currency: null } };
    expect(storyOf({ ...tell(shares([], all)), ...without }, en).headline).toBe(
      'Too few enterprises to publish a figure here.'
    );
    expect(storyOf({ ...tell(shares([], none)), ...without }, en).why).toContain(
      '1 Jan 2019 – 31 Dec 2020'
    );
  });
});

describe('summaries', () => {
  test('the shares over time name the widest gap', () => {
    expect(onlineShares.summary(shares([march, april], total), en)).toBe(
      'Over the period the online share is 15.7% of current revenue and 15.6% of usual turnover. The gap is widest in April 2020: 49.6% against 24.5%, with turnover at 49.4% of usual.'
    );
  });

  test('the anatomy adds up to a hundred', () => {
    const data = {
      period: '2020-04',
      from: '2020-04-01',
      online: 0.24537,
      recovery: 0.4944,
      current: 0.49631,
      currency: 'CHF'
    };
    expect(plain(usualAnatomy.summary(data, en))).toBe(
      'Of CHF 100 usually sold, CHF 24.54 were sold online, CHF 24.90 otherwise, and CHF 50.56 were not sold. Set against what was left, online makes 49.6%.'
    );
    const numbers = usualAnatomy.table(data, en).rows.map(([, cell]) => cell?.value ?? 0);
    expect(numbers.reduce((sum, n) => sum + n, 0)).toBeCloseTo(1, 10);
  });

  test('sectors: highest, lowest, and how many are hidden', () => {
    const sector = (name: string, usual: Value) => ({
      sector: name,
      name,
      online_share: value(0.2),
      online_share_of_usual: usual,
      enterprises_n: 9
    });
    const rows = [
      sector('Books', value(0.14)),
      sector('Press', value(0)),
      sector('Flowers', hidden),
      sector('Fuel', missing)
    ];
    expect(sectorShares.summary({ rows }, en)).toBe(
      'The online share of usual turnover is highest for “Books” (14.0%) and lowest for “Press” (0%). One sector is hidden for confidentiality.'
    );
    expect(
      sectorShares.table({ rows }, en).rows.map((row) => [row[1]?.text, row[1]?.mark])
    ).toEqual([
      ['14.0%', undefined],
      ['0%', 'zero'],
      ['hidden', 'suppressed'],
      ['no data', 'missing']
    ]);
  });
});

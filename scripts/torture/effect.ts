import { seededRandom } from '#model/estimate.ts';
import type { Panel } from '#queries/study/panel.ts';
import { studyEffect } from '#queries/study/study.ts';
import type { Torture } from './torture.ts';

/** What joining does to a shop `since` periods after it joined at period `cohort`; outcomes spread by about 1. */
type Effect = (since: number, cohort: number) => number;

/** A stratum of shops: how much its outcomes rise a period, and the share of its shops that join at each time. */
type Trade = { trend: number; share: number };

/** All shops alike, or three trades of which the faster growing ones join more. */
const alike: Trade[] = [{ trend: 0.3, share: 1 / 6 }];
const unequal: Trade[] = [
  { trend: 0, share: 1 / 10 },
  { trend: 0.3, share: 1 / 7 },
  { trend: 0.6, share: 1 / 5 }
];

const growing: Effect = (since) => 0.4 * (since + 1);
const economies: Record<string, { effect: Effect; trades: Trade[] }> = {
  none: { effect: () => 0, trades: alike },
  constant: { effect: () => 1, trades: alike },
  growing: { effect: growing, trades: alike },
  'different by cohort': {
    effect: (since, cohort) => (6 - cohort) * 0.5 + 0.2 * since,
    trades: alike
  },
  'none, unequal trades': { effect: () => 0, trades: unequal },
  'growing, unequal trades': { effect: growing, trades: unequal }
};

const shops_n = 300;
const periods_n = 8;
/** Periods at which shops join; who joins at none of them never does. */
const joining = [3, 4, 5, 6];

/** Simulates economies whose effect of joining is known and counts how often the intervals of `study effect` hold it. */
export const torture: Torture = {
  name: 'effect',
  what: 'economies with a known effect of joining: 95 % intervals and bands hold it in 92 to 98 %, none is found in at most 8 %',
  async run({ rounds, seed, log }) {
    return Object.entries(economies).flatMap(([name, { effect, trades }]) => {
      const found = Array.from({ length: rounds }, (_, i) => {
        const random = seededRandom(`${name} ${seed} ${i}`);
        return trial(effect, economy(effect, trades, random));
      });
      const held = (key: 'simple' | 'bands' | 'found') =>
        (100 * found.filter((it) => it[key]).length) / rounds;
      const [simple, bands, rejected] = [held('simple'), held('bands'), held('found')];
      log(
        `${name}: mean held in ${simple.toFixed(1)} %, all times since joining in ${bands.toFixed(1)} %, an effect found in ${rejected.toFixed(1)} %`
      );
      return [
        ...[simple, bands]
          .filter((percent) => percent < 92 || percent > 98)
          .map((percent) => `${name}: the truth held in ${percent.toFixed(1)} %`),
        ...(name.startsWith('none') && rejected > 8 ? [`${name}: found in ${rejected} %`] : [])
      ];
    });
  }
};

/** Whether the interval of the mean, and the bands of all times since joining, hold the truth; whether an effect is found. */
function trial(effect: Effect, panel: Panel): { simple: boolean; bands: boolean; found: boolean } {
  const { simple, by_event } = studyEffect(panel, 'notyet');
  const cells = joining.flatMap((cohort) =>
    Array.from({ length: periods_n - cohort }, (_, since) => ({ cohort, since }))
  );
  // What joining did to those who joined in this economy: each cohort by its size.
  const size = (wanted: number) => panel.cohorts.filter((cohort) => cohort === wanted).length;
  const mean = (some: typeof cells) =>
    some.reduce((sum, { cohort, since }) => sum + size(cohort) * effect(since, cohort), 0) /
    some.reduce((sum, { cohort }) => sum + size(cohort), 0);
  const holds = (low: number | null, truth: number, high: number | null) =>
    low !== null && high !== null && low <= truth && truth <= high;
  return {
    simple: holds(simple?.low ?? null, mean(cells), simple?.high ?? null),
    bands: by_event.every(({ event_time, band_low, band_high }) =>
      holds(
        band_low,
        event_time < 0 ? 0 : mean(cells.filter(({ since }) => since === event_time)),
        band_high
      )
    ),
    found: !holds(simple?.low ?? null, 0, simple?.high ?? null)
  };
}

/** Shops of their own level on the trend of their trade, what happens to one in a period half forgotten in the next. */
function economy(effect: Effect, trades: readonly Trade[], random: () => number): Panel {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const shops = Array.from({ length: shops_n }, (_, i) => {
    const { trend, share } = trades[i % trades.length] ?? { trend: 0, share: 0 };
    const cohort = joining[Math.floor(random() / share)] ?? periods_n;
    return { trend, cohort, stratum: `${i % trades.length}` };
  });
  const outcomes = shops.map(({ trend, cohort }) => {
    const level = 10 + 3 * normal();
    let luck = normal();
    return Array.from({ length: periods_n }, (_, t) => {
      luck = 0.5 * luck + Math.sqrt(0.75) * normal();
      return level + trend * t + luck + (t >= cohort ? effect(t - cohort, cohort) : 0);
    });
  });
  return {
    periods: Array.from({ length: periods_n }, (_, t) => `${t + 1}`),
    units: shops.map((_, i) => `shop ${i + 1}`),
    cohorts: shops.map(({ cohort }) => cohort),
    strata: shops.map(({ stratum }) => stratum),
    outcomes,
    already_n: 0
  };
}

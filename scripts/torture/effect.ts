import { seededRandom } from '#model/estimate.ts';
import type { Panel } from '#queries/study/panel.ts';
import { studyEffect } from '#queries/study/study.ts';
import type { Torture } from './torture.ts';

/** What joining does to a shop `since` periods after it joined at period `cohort`; outcomes spread by about 1. */
type Effect = (since: number, cohort: number) => number;

const economies: Record<string, Effect> = {
  none: () => 0,
  constant: () => 1,
  growing: (since) => 0.4 * (since + 1),
  'different by cohort': (since, cohort) => (6 - cohort) * 0.5 + 0.2 * since
};

const shops_n = 300;
const periods_n = 8;
/** Periods at which shops join, and the share of shops that do at each; the rest never does. */
const joining = [3, 4, 5, 6];
const share = 1 / 6;

/** Simulates economies whose effect of joining is known and counts how often the intervals of `study effect` hold it. */
export const torture: Torture = {
  name: 'effect',
  what: 'economies with a known effect of joining: 95 % intervals and bands hold it in 92 to 98 %, none is found in at most 8 %',
  async run({ rounds, seed, log }) {
    return Object.entries(economies).flatMap(([name, effect]) => {
      const found = Array.from({ length: rounds }, (_, i) => trial(effect, `${name} ${seed} ${i}`));
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
        ...(name === 'none' && rejected > 8 ? [`an effect found in ${rejected} % of none`] : [])
      ];
    });
  }
};

/** Whether the interval of the mean, and the bands of all times since joining, hold the truth; whether an effect is found. */
function trial(effect: Effect, seed: string): { simple: boolean; bands: boolean; found: boolean } {
  const { simple, by_event } = studyEffect(economy(effect, seededRandom(seed)), 'notyet');
  const cells = joining.flatMap((cohort) =>
    Array.from({ length: periods_n - cohort }, (_, since) => ({ cohort, since }))
  );
  const mean = (some: typeof cells) =>
    some.reduce((sum, { cohort, since }) => sum + effect(since, cohort), 0) / some.length;
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

/** Shops of their own level on a common trend, what happens to one in a period half forgotten in the next. */
function economy(effect: Effect, random: () => number): Panel {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const cohorts = Array.from(
    { length: shops_n },
    () => joining[Math.floor(random() / share)] ?? periods_n
  );
  const outcomes = cohorts.map((cohort) => {
    const level = 10 + 3 * normal();
    let luck = normal();
    return Array.from({ length: periods_n }, (_, t) => {
      luck = 0.5 * luck + Math.sqrt(0.75) * normal();
      return level + 0.3 * t + luck + (t >= cohort ? effect(t - cohort, cohort) : 0);
    });
  });
  return {
    periods: Array.from({ length: periods_n }, (_, t) => `${t + 1}`),
    units: cohorts.map((_, i) => `shop ${i + 1}`),
    cohorts,
    outcomes,
    already_n: 0
  };
}

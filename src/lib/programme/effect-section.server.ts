import type { Table, Words } from '#lib/charts/define.ts';
import { effectSinceJoining, type EffectSinceJoining } from '#lib/charts/effect-since-joining.ts';
import { drawChart } from '#lib/charts/render.server.ts';
import { effectTextsIn } from '#lib/text/effect.ts';
import { programmeTextsIn } from '#lib/text/programme.ts';
import { programmeEffect, type ProgrammeEffect, type Store } from '#queries/index.server.ts';

type OutcomeEffect = ProgrammeEffect['outcomes'][number];

/** Digits after which shares are cut for everybody: 0.1 point. Source: domain note section 4, rounding. */
const steps = 1000;
const cut = (value: number): number => Math.round(value * steps) / steps;
const cutOrNull = (value: number | null): number | null => (value === null ? null : cut(value));

/** Those who joined beside those alike, an outcome each; null where too few can be followed. */
export async function effectSection(
  store: Store,
  programme: { code: string; name: string },
  words: Words
) {
  const effect = await programmeEffect(store, programme.code);
  if (effect === null || effect.outcomes.length === 0) return null;
  const { format } = words;
  const text = effectTextsIn(format.lang);
  const terms = programmeTextsIn(format.lang).noteTerms;
  const { joined_n, alike_n, unmatched_n, likeness } = effect;
  const population = [
    text.counts({
      joined: format.count(joined_n),
      alike: format.count(alike_n),
      likeness: text.likeness[likeness]
    }),
    ...(unmatched_n === null || unmatched_n === 0
      ? []
      : [text.unmatched(format.count(unmatched_n))])
  ].join(' ');
  return effect.outcomes.map((outcome) => {
    const data = dataOf(outcome, programme.name);
    return {
      outcome: outcome.outcome,
      data,
      drawings: drawChart(effectSinceJoining, data, format.lang),
      matched: matchedTable(outcome, words),
      said: saidOf(outcome, effect, words),
      notes: [
        { term: terms.population, text: population },
        { term: terms.method, text: text.method }
      ]
    };
  });
}

const dataOf = (
  { outcome, verdict, mean, pre_trend_p, points }: OutcomeEffect,
  name: string
): EffectSinceJoining => ({
  name,
  outcome,
  verdict,
  mean: { att: cut(mean.att), low: cutOrNull(mean.low), high: cutOrNull(mean.high) },
  p: pre_trend_p,
  points: points.map((point) => ({
    weeks: point.weeks,
    att: cut(point.att),
    low: cutOrNull(point.low),
    high: cutOrNull(point.high),
    band_low: cutOrNull(point.band_low),
    band_high: cutOrNull(point.band_high)
  }))
});

function saidOf(
  { mean, two_way }: OutcomeEffect,
  { few }: ProgrammeEffect,
  { format }: Words
): string[] {
  const text = effectTextsIn(format.lang);
  const minus = two_way !== null && two_way < 0 ? '−' : '';
  return [
    ...(few && mean.p !== null ? [text.few(`${Number(mean.p.toFixed(2))}`)] : []),
    ...(two_way === null
      ? []
      : [text.twoWay(text.points(`${minus}${format.points(two_way)}`, two_way))])
  ];
}

/** The raw series that the differences are made of. */
function matchedTable({ matched }: OutcomeEffect, { format }: Words): Table {
  const { columns } = effectTextsIn(format.lang);
  return {
    columns: [columns.weeks, columns.joined, columns.alike],
    rows: matched.map(({ weeks, joined, alike }) => [
      { text: `${weeks < 0 ? '−' : weeks > 0 ? '+' : ''}${format.count(Math.abs(weeks))}` },
      ...[joined, alike].map((value) => ({ text: format.percent(value), value: cut(value) }))
    ])
  };
}

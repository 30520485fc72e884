import { addDays } from '#model/calendar.ts';
import type { Freshness, Meta, PopulationMeta, UsualMethod } from '#model/question.ts';
import { compileSummary, registry, type Plan } from '#queries/compile.ts';
import type { Answers } from '#queries/engines/answers.ts';
import { spanOf, type Asked } from '#queries/series/ask.ts';
import { describeMetric } from '#queries/series/describe.ts';
import { known } from '#queries/series/known.ts';
import stateText from './state.sql?raw';

/** Days before the newest data that may still change. Source: domain note section 5, late data. */
export const provisionalDays = 21;

/** The state of the store: how new its figures are, and a text that changes whenever an answer may. */
export type State = { vintage: string; freshness: Freshness };

/** Reads the state of the store. */
export async function stateOf(engine: Answers): Promise<State> {
  const [row] = await known(engine, 'state', () => engine.query<Stamp>(stateText));
  const span = await spanOf(engine, '');
  const { revision, refreshed_at, imported_at } = row ?? noStamp;
  const freshness = {
    ...daysOf(span),
    refreshed_at: instant(refreshed_at),
    imported_at: instant(imported_at)
  };
  return {
    freshness,
    vintage: `${freshness.newest_on ?? 'empty'}.${revision}.${registry.hash.slice(0, 8)}`
  };
}

/** First and last day of a span of facts. */
const daysOf = (span: Asked['span']): Pick<Freshness, 'oldest_on' | 'newest_on'> => ({
  oldest_on: span?.from ?? null,
  newest_on: span === null ? null : addDays(span.until, -1)
});

type Stamp = Pick<Freshness, 'refreshed_at' | 'imported_at'> & { revision: number };

const noStamp: Stamp = { revision: 0, refreshed_at: null, imported_at: null };

/** An engine's text for an instant in UTC as the wire writes it, to the second. */
const instant = (text: string | null): string | null =>
  text === null ? null : `${text.slice(0, 10)}T${text.slice(11, 19)}Z`;

/** Who is behind an answer, and how many of them have their usual turnover by which method. */
export type Summary = { population: Population; method: UsualMethod[] };

type Population = { units_n: number; enterprises_n: number; panels_n: number; sample: boolean };

/** The part of the meta that needs the store: who is behind the answer and how their usual turnover was made. */
export const summaryOf = (engine: Answers, plan: Plan): Promise<Summary> => {
  const { population, methods, params } = compileSummary(plan);
  return known(
    engine,
    `summary ${JSON.stringify(params)} ${plan.where.unit_kind ?? ''} ${plan.align ?? ''}`,
    async () => {
      const [found] = await engine.query<Population>(population, params);
      return {
        population: found ?? { units_n: 0, enterprises_n: 0, panels_n: 0, sample: false },
        method: await engine.query<UsualMethod>(methods, params)
      };
    }
  );
};

/** The rest of the meta, from what is known already. */
export function metaOf(
  { plan, span, question }: Asked,
  { freshness, vintage }: State,
  { population, method }: Summary
): Omit<Meta, 'compared' | 'flags' | 'interval' | 'coverage' | 'protected' | 'suppressed'> {
  return {
    metrics: plan.metrics.flatMap((name) => describeMetric(name) ?? []),
    period:
      plan.from < plan.until ? { from: plan.from, until: plan.until, grain: plan.grain } : null,
    align: question.align,
    population: populationMeta(population),
    method,
    vintage,
    provisional: span === null ? null : { from: addDays(span.until, -provisionalDays) },
    // The span of the question's own country: another country's newer data make this answer no fresher.
    freshness: { ...freshness, ...daysOf(span) },
    sample: population.sample
  };
}

/** Counts of units as answers give them. */
export function populationMeta({ sample: _, ...counts }: Population): PopulationMeta {
  return { ...counts, text: populationText(counts) };
}

function populationText({
  units_n,
  enterprises_n,
  panels_n
}: Omit<Population, 'sample'>): Meta['population']['text'] {
  const panels =
    panels_n === 0
      ? { fr: '', en: '' }
      : { fr: ` et ${panels_n} panel(s)`, en: ` and ${panels_n} panel(s)` };
  return {
    fr: `${units_n} commerce(s) de ${enterprises_n} entreprise(s)${panels.fr}`,
    en: `${units_n} shop(s) of ${enterprises_n} enterprise(s)${panels.en}`
  };
}

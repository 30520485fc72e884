import { addDays } from '#model/calendar.ts';
import type { Freshness, Meta, UsualMethod } from '#model/question.ts';
import { compileSummary, registry, type Plan } from '#queries/compile.ts';
import type { Engine } from '#queries/engines/duckdb.ts';
import type { Asked } from '#queries/series/ask.ts';
import { describeMetric } from '#queries/series/describe.ts';
import stateText from './state.sql?raw';

/** Days before the newest data that may still change. Source: domain note section 5, late data. */
export const provisionalDays = 21;

/** The state of the store: how new its figures are, and a text that changes whenever an answer may. */
export type State = { vintage: string; freshness: Freshness };

/** Reads the state of the store. */
export async function stateOf(engine: Engine): Promise<State> {
  const [row] = await engine.query<Freshness & { revision: number }>(stateText);
  const { revision = 0, ...freshness } = row ?? { ...noFreshness };
  return {
    freshness,
    vintage: `${freshness.newest_on ?? 'empty'}.${revision}.${registry.hash.slice(0, 8)}`
  };
}

const noFreshness: Freshness & { revision?: number } = {
  oldest_on: null,
  newest_on: null,
  refreshed_at: null,
  imported_at: null
};

type Population = { units_n: number; enterprises_n: number; panels_n: number; sample: boolean };

/** The part of the meta that needs the store: who is behind the answer and how their usual turnover was made. */
export async function summaryOf(
  engine: Engine,
  plan: Plan
): Promise<{ population: Population; method: UsualMethod[] }> {
  const { population, methods, params } = compileSummary(plan);
  const [found] = await engine.query<Population>(population, params);
  return {
    population: found ?? { units_n: 0, enterprises_n: 0, panels_n: 0, sample: false },
    method: await engine.query<UsualMethod>(methods, params)
  };
}

/** The rest of the meta, from what is known already. */
export function metaOf(
  { plan, span }: Asked,
  { freshness, vintage }: State,
  { population, method }: { population: Population; method: UsualMethod[] }
): Omit<Meta, 'compared' | 'coverage' | 'protected' | 'suppressed'> {
  const { sample, ...counts } = population;
  return {
    metrics: plan.metrics.flatMap((name) => describeMetric(name) ?? []),
    period:
      plan.from < plan.until ? { from: plan.from, until: plan.until, grain: plan.grain } : null,
    population: { ...counts, text: populationText(counts) },
    method,
    vintage,
    provisional: span === null ? null : { from: addDays(span.until, -provisionalDays) },
    freshness,
    sample
  };
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

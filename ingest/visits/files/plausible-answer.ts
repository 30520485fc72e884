import { z } from 'zod';
import { DataRefused } from '#model/problem.ts';
import type { DayVisits } from './ga4.ts';

const Query = z.object({
  metrics: z.array(z.string()),
  dimensions: z.array(z.string()),
  filters: z.array(z.unknown()).optional().default([])
});
const Version2 = z.object({
  results: z.array(
    z.object({ metrics: z.array(z.number().nullable()), dimensions: z.array(z.string()) })
  ),
  query: Query
});
const Version1 = z.object({
  results: z.array(
    z.looseObject({ date: z.string(), visits: z.number(), visitors: z.number().nullish() })
  )
});

/**
 * Visits by day out of an answer of Plausible's stats API: `POST /api/v2/query` with the dimension `time:day`, or
 * `GET /api/v1/stats/timeseries`, both with the metric `visits`.
 * Errors: DataRefused for an answer that is filtered, not by day, or tells no visits: a part of the visits, or people, would
 * pass for all of them.
 */
export function readPlausibleAnswer(json: unknown, file: string): DayVisits[] {
  const second = Version2.safeParse(json);
  if (second.success) return daysOf(second.data, file);
  const first = Version1.safeParse(json);
  if (!first.success)
    throw new DataRefused(`not an answer of Plausible with visits by day: ${file}`);
  return first.data.results.map(({ date, visits, visitors }) => ({
    day: date,
    referrer_class: 'all',
    visits_n: visits,
    visitors_n: visitors ?? null
  }));
}

function daysOf({ results, query }: z.infer<typeof Version2>, file: string): DayVisits[] {
  const { metrics, dimensions, filters } = query;
  if (dimensions.length !== 1 || dimensions[0] !== 'time:day')
    throw new DataRefused(
      `not by day: ${file} (dimensions ${dimensions.join(', ')}); ask for time:day`
    );
  if (filters.length > 0)
    throw new DataRefused(
      `only a part of the visits: ${file} (filters ${JSON.stringify(filters)}); ask without filters`
    );
  const visits = metrics.indexOf('visits');
  const visitors = metrics.indexOf('visitors');
  if (visits < 0)
    throw new DataRefused(
      `no visits in: ${file} (metrics ${metrics.join(', ')}); ask for the metric visits`
    );
  return results.map((row) => ({
    day: row.dimensions[0] ?? '',
    referrer_class: 'all',
    visits_n: row.metrics[visits] ?? 0,
    visitors_n: visitors < 0 ? null : (row.metrics[visitors] ?? null)
  }));
}

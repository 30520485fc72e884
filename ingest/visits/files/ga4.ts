import { z } from 'zod';
import type { ReferrerClass } from '#model/connector.ts';
import { DataRefused } from '#model/problem.ts';

/** Visits of one day as an export tells them; `day` in the export's own writing. */
export type DayVisits = {
  day: string;
  referrer_class: ReferrerClass;
  visits_n: number;
  visitors_n: number | null;
};

const Named = z.array(z.object({ name: z.string() }));
const Values = z.array(z.object({ value: z.string() }));
const Report = z.object({
  dimensionHeaders: Named,
  metricHeaders: Named,
  rows: z
    .array(z.object({ dimensionValues: Values, metricValues: Values }))
    .optional()
    .default([])
});
const Answer = z.union([
  z.object({ reports: z.array(Report) }).transform(({ reports }) => reports),
  Report.transform((report) => [report])
]);

/** Google's default channel groups. Source: https://support.google.com/analytics/answer/9756891 */
const channelGroups: Readonly<Record<string, ReferrerClass>> = {
  direct: 'direct',
  'organic search': 'search',
  'organic social': 'social',
  'organic video': 'social',
  'organic shopping': 'marketplace',
  referral: 'site',
  unassigned: 'direct'
};

/**
 * Sessions by day out of answers of the GA4 Data API (runReport, batchRunReports): dimension `date`, metric `sessions`,
 * people by `totalUsers` or `activeUsers`, by `sessionDefaultChannelGroup` where it is asked for.
 * Errors: DataRefused for an answer not by day, without sessions, or by another dimension.
 */
export function readGa4(json: unknown, file: string): DayVisits[] {
  const parsed = Answer.safeParse(json);
  if (!parsed.success) throw new DataRefused(`not an answer of the GA4 Data API: ${file}`);
  return parsed.data.flatMap((report) => daysOf(report, file));
}

function daysOf(report: z.infer<typeof Report>, file: string): DayVisits[] {
  const dimensions = report.dimensionHeaders.map(({ name }) => name);
  const metrics = report.metricHeaders.map(({ name }) => name);
  const date = dimensions.indexOf('date');
  const group = dimensions.indexOf('sessionDefaultChannelGroup');
  const sessions = metrics.indexOf('sessions');
  const users = Math.max(metrics.indexOf('totalUsers'), metrics.indexOf('activeUsers'));
  if (date < 0)
    throw new DataRefused(
      `not by day: ${file} (dimensions ${dimensions.join(', ')}); ask for the dimension date`
    );
  if (sessions < 0)
    throw new DataRefused(
      `no visits in: ${file} (metrics ${metrics.join(', ')}); ask for the metric sessions`
    );
  const other = dimensions.find((_, i) => i !== date && i !== group);
  if (other !== undefined)
    throw new DataRefused(
      `split by ${other}: ${file}; ask for date alone, or with sessionDefaultChannelGroup`
    );
  return report.rows.map(({ dimensionValues, metricValues }) => ({
    day: dimensionValues[date]?.value ?? '',
    referrer_class: group < 0 ? 'all' : classOf(dimensionValues[group]?.value ?? ''),
    visits_n: Number(metricValues[sessions]?.value),
    visitors_n: users < 0 || group >= 0 ? null : Number(metricValues[users]?.value)
  }));
}

/** Paid groups, e-mail, display, affiliates and the like are campaigns. */
const classOf = (name: string): ReferrerClass => channelGroups[name.toLowerCase()] ?? 'campaign';

import { z } from 'zod';

/** Calendar grain of a series. */
export const Grain = z.enum(['day', 'week', 'month', 'quarter', 'year']);
export type Grain = z.infer<typeof Grain>;

/** Levels of the sector tree, widest first. `class` is the national activity code (APE in France). */
export const SectorLevel = z.enum(['all', 'family', 'group', 'class']);
export type SectorLevel = z.infer<typeof SectorLevel>;

/** Levels of the area tree, widest first. */
export const AreaLevel = z.enum(['country', 'region', 'departement', 'epci', 'commune']);
export type AreaLevel = z.infer<typeof AreaLevel>;

const day = z.iso.date();

/**
 * A question to the store. Period half-open: `from` included, `until` excluded, both local days.
 * `by`: what the rows are split by; nothing asked = one row. `where`: codes of the sector or area tree, at any level.
 */
export const Question = z.object({
  metrics: z.array(z.string()).min(1).max(20),
  by: z
    .object({
      period: Grain.optional(),
      sector: SectorLevel.optional(),
      area: AreaLevel.optional(),
      channel: z.boolean().optional()
    })
    .default({}),
  from: day.optional(),
  until: day.optional(),
  where: z
    .object({
      sector: z.string().optional(),
      area: z.string().optional(),
      channel: z.string().optional(),
      currency: z.string().optional(),
      unit_kind: z.enum(['shop', 'panel']).optional()
    })
    .default({}),
  compare: z
    .union([
      z.enum(['usual', 'previous', 'last_year']),
      z.object({ from: day, until: day })
    ])
    .optional(),
  as_owner: z.string().optional()
});
export type Question = z.infer<typeof Question>;

/** SDMX confidentiality status: free, small count or zero rule, dominance, secondary; `null`: no data (missing). */
export type Status = 'F' | 'A' | 'O' | 'D' | null;

/**
 * One cell of an answer, in long form: one row per key and metric.
 * `period` is an SDMX label (2020, 2020-Q2, 2020-04, 2020-W16, 2020-04-12), `from`/`until` its half-open days cut to the question.
 * `value`: null when suppressed (`status` A, O or D) or missing (`status` null); money in major units of `currency`; ratios 0 and up.
 * `enterprises_n`: enterprises behind the value, null when suppressed; panels (aggregates published by others) count nought.
 * `coverage`: share of the cell's revenue that lies in the metric's population, null when suppressed or unknown.
 * `provisional`: the last three weeks before the newest data. `unfinished`: the period was cut by the question or by the data's end.
 */
export type SeriesRow = {
  period: string | null;
  from: string | null;
  until: string | null;
  sector: string | null;
  sector_name: string | null;
  area: string | null;
  area_name: string | null;
  channel: string | null;
  metric: string;
  value: number | null;
  status: Status;
  currency: string | null;
  tax_basis: string | null;
  enterprises_n: number | null;
  coverage: number | null;
  provisional: boolean;
  unfinished: boolean;
  compared_from: string | null;
  compared_until: string | null;
  compared_value: number | null;
  compared_status: Status;
};

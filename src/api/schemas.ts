import { z } from '@hono/zod-openapi';
import { formats } from '../export/index.server.ts';
import type { Problem } from '#model/problem.ts';
import {
  Grain,
  IntervalKind,
  type Column,
  type Meta,
  type MetricDescription,
  type SeriesRow
} from '#model/question.ts';

const text = (example: string) => z.string().max(2000).openapi({ example });
const days = z.object({ from: z.iso.date(), until: z.iso.date() });
/** A sentence in both languages. */
export const Text = z.object({ fr: z.string(), en: z.string() }).openapi('Text');
const Status = z.enum(['F', 'A', 'O', 'D']).nullable().openapi({
  description:
    'F free; A hidden: few enterprises, zero over few, or net negative; O hidden: one enterprise dominates; D hidden: secondary; null: missing'
});

/** Parameters of a series, the same words as the command. */
export const SeriesQuery = z.strictObject({
  metric: text('online_share,online_share_of_usual'),
  by: text('period:month,sector:group').optional(),
  from: text('2020-01-01').optional(),
  until: text('2021-01-01').optional(),
  where: z
    .union([text('area=REG-11'), z.array(z.string().max(2000)).max(10)])
    .optional()
    .openapi({ description: 'key=value, repeated: sector, area, channel, currency, unit_kind' }),
  compare: text('last_year').optional(),
  align: text('week').optional().openapi({
    description:
      'week or holiday: how years meet in usual turnover and comparisons, by week label or moveable holidays with moveable holidays'
  }),
  interval: text('linear').optional().openapi({
    description:
      'linear or bootstrap: 95 % intervals and standard errors of ratios, in the columns low, high and se; none without it'
  }),
  decompose: text('sector:group').optional().openapi({
    description:
      'sector or area, with a level: the change of each ratio since the compared period as within + mix + rest, in decomposition'
  }),
  as_owner: text('my-shop').optional().openapi({
    description:
      'the figures of one shop as they are, for whoever may see it; needs a key or a session'
  }),
  lang: z.enum(['fr', 'en']).optional(),
  limit: z.coerce.number().int().min(1).max(100_000).optional().openapi({
    description: 'rows a page; the header Link names the next page'
  }),
  cursor: z
    .string()
    .max(40)
    .optional()
    .openapi({ description: 'from the Link of the page before' }),
  format: z.enum(formats.map(({ name }) => name)).default('json')
});

/** One row of an answer. */
export const Row: z.ZodType<SeriesRow> = z
  .object({
    period: z.string().nullable(),
    from: z.string().nullable(),
    until: z.string().nullable(),
    sector: z.string().nullable(),
    sector_name: z.string().nullable(),
    area: z.string().nullable(),
    area_name: z.string().nullable(),
    channel: z.string().nullable(),
    metric: z.string(),
    value: z.number().nullable(),
    status: Status,
    currency: z.string().nullable(),
    tax_basis: z.string().nullable(),
    enterprises_n: z.number().nullable(),
    coverage: z.number().nullable(),
    low: z.number().nullable().optional(),
    high: z.number().nullable().optional(),
    se: z.number().nullable().optional(),
    provisional: z.boolean(),
    unfinished: z.boolean(),
    compared_period: z.string().nullable(),
    compared_from: z.string().nullable(),
    compared_until: z.string().nullable(),
    compared_value: z.number().nullable(),
    compared_status: Status
  })
  .openapi('SeriesRow');

const ColumnSchema: z.ZodType<Column> = z
  .object({
    name: z
      .custom<Column['name']>((value) => typeof value === 'string')
      .openapi({ type: 'string' }),
    type: z.enum(['string', 'number', 'boolean', 'date']),
    meaning: Text
  })
  .openapi('Column');

/** A metric as people read it. */
export const Description: z.ZodType<MetricDescription> = z
  .object({
    name: z.string(),
    label: Text,
    unit: z.enum(['ratio', 'money', 'count', 'money_per_order']),
    meaning: Text,
    population: Text,
    caveats: z.array(Text),
    source: z.string(),
    formula: z.string(),
    definition_url: z.string()
  })
  .openapi('Metric');

const PopulationSchema = z.object({
  units_n: z.number(),
  enterprises_n: z.number(),
  panels_n: z.number(),
  text: Text
});

const MetaSchema: z.ZodType<Meta> = z
  .object({
    metrics: z.array(Description),
    period: days.extend({ grain: Grain.nullable() }).nullable(),
    align: z.enum(['week', 'holiday']),
    compared: days
      .extend({
        kind: z.enum(['usual', 'previous', 'last_year', 'custom']),
        align: z.enum(['week', 'holiday', 'month', 'place']),
        matched: z.boolean(),
        population: PopulationSchema
      })
      .nullable(),
    flags: z.array(
      days.extend({ kind: z.string(), name: Text, regular_on: z.iso.date().nullable() })
    ),
    population: PopulationSchema,
    coverage: z.number().nullable(),
    method: z.array(
      z.object({
        method: z.string(),
        alignment: z.string(),
        ref_year: z.number(),
        quality: z.string(),
        distance_sales: z.string().nullable(),
        units_n: z.number()
      })
    ),
    vintage: z.string(),
    provisional: z.object({ from: z.string() }).nullable(),
    interval: z
      .object({
        kind: IntervalKind,
        level: z.number(),
        resamples_n: z.number(),
        few_n: z.number(),
        text: Text
      })
      .nullable(),
    freshness: z.object({
      oldest_on: z.string().nullable(),
      newest_on: z.string().nullable(),
      refreshed_at: z.string().nullable(),
      imported_at: z.string().nullable()
    }),
    sample: z.boolean(),
    protected: z.boolean(),
    suppressed: z.object({ A: z.number(), O: z.number(), D: z.number() })
  })
  .openapi('Meta');

const DecompositionSchema = z
  .object({
    metric: z.string(),
    by: z.string(),
    period: z.string().nullable(),
    from: z.string().nullable(),
    until: z.string().nullable(),
    compared_period: z.string().nullable(),
    compared_from: z.string().nullable(),
    compared_until: z.string().nullable(),
    sector: z.string().nullable(),
    area: z.string().nullable(),
    channel: z.string().nullable(),
    currency: z.string().nullable(),
    tax_basis: z.string().nullable(),
    status: Status,
    before: z.number().nullable(),
    after: z.number().nullable(),
    change: z.number().nullable(),
    within: z.number().nullable(),
    mix: z.number().nullable(),
    rest: z.number().nullable(),
    rest_n: z.number(),
    children: z.array(
      z.object({
        code: z.string(),
        name: z.string().nullable(),
        value: z.number().nullable(),
        compared_value: z.number().nullable(),
        weight: z.number(),
        compared_weight: z.number(),
        within: z.number(),
        mix: z.number()
      })
    )
  })
  .openapi('Decomposition');

/** A whole answer. */
export const AnswerSchema = z
  .object({
    rows: z.array(Row),
    columns: z.array(ColumnSchema),
    meta: MetaSchema,
    decomposition: z.array(DecompositionSchema).optional()
  })
  .openapi('Answer');

/** RFC 9457 problem details, the one shape of an error. */
export const ProblemSchema: z.ZodType<Problem> = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    code: z.string(),
    detail: z.string(),
    field: z.string().optional()
  })
  .openapi('Problem') as z.ZodType<Problem>; // an optional field reads as possibly undefined to zod

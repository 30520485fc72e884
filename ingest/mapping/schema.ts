import { z } from 'zod';
import { TaxBasis } from '#model/order.ts';
import { factKinds } from '#queries/store.server.ts';

const Kind = z.enum(factKinds);
const text = z.string().min(1);
const row = z.record(text, z.union([z.string(), z.number(), z.boolean()]).transform(String));

/**
 * How the files of one supplier become canonical rows.
 *
 * Either one column map (`kind`, `columns`), or SQL over several files: `files` names each by the columns it must have,
 * and `<mapping>.<kind>.sql` beside this file selects canonical columns from views of those names, all text.
 * `rows` adds fixed rows, such as the panels that a supplier's table speaks of.
 */
export const Mapping = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]+$/, 'lower case letters, digits and hyphens'),
  version: text.default('1'),
  description: text,
  /** name of the source that the rows come from */
  source: text.optional(),
  /** what that source is complete for; left out: what the rows show */
  reports: z.strictObject({ online: z.boolean(), total: z.boolean() }).optional(),
  /** days a source covers: those of its own rows, or the span of the whole import */
  covers: z.enum(['own', 'file']).default('own'),
  kind: Kind.optional(),
  /** canonical column → the file's column */
  columns: z.record(text, text).default({}),
  /** canonical column → the same text in every row */
  constants: row.default({}),
  /** canonical column → the file's word → ours */
  values: z.record(text, z.record(z.string(), text)).default({}),
  /** the file's column → the words of the rows to take */
  where: z.record(text, z.array(z.string()).min(1)).default({}),
  /** how a file is read where detection goes wrong */
  reading: z
    .strictObject({
      encoding: text.optional(),
      separator: z.enum([';', ',', '\t', '|']).optional(),
      header_line: z.number().int().min(0).max(200).optional()
    })
    .optional(),
  formats: z
    .strictObject({
      numbers: z.enum(['plain', 'comma', 'point']).default('plain'),
      dates: z.enum(['iso', 'dmy', 'mdy']).default('iso')
    })
    .optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'three capital letters')
    .optional(),
  tax_basis: TaxBasis.optional(),
  zone: text.optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'two capital letters')
    .optional(),
  /** name of a view → columns that tell its file */
  files: z.record(z.string().regex(/^[a-z_]+$/), z.array(text).min(1)).optional(),
  /** kinds that have an SQL file */
  selects: z.array(Kind).default([]),
  /** the SQL leaves the shop to the caller (`--unit`) */
  unit: z.literal('given').optional(),
  /** small tables for the SQL, to be edited in a copy: name of a view → rows, all of the same columns */
  tables: z.record(z.string().regex(/^[a-z_]+$/), z.array(row).min(1)).default({}),
  rows: z.partialRecord(Kind, z.array(row)).default({})
});
export type Mapping = z.infer<typeof Mapping>;

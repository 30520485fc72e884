import { z } from '@hono/zod-openapi';
import type { Annotation, CountryTree, FoundAreas, SectorTree } from '#queries/index.server.ts';
import { AreaLevel } from '#model/question.ts';
import { Text } from './schemas.ts';

const sector = z.object({ code: z.string(), name: Text });
const area = z.object({ code: z.string(), name: z.string() });

/** Families with their groups, then groups in no family. */
export const SectorTreeSchema: z.ZodType<SectorTree> = z
  .object({
    families: z.array(sector.extend({ groups: z.array(sector) })),
    groups: z.array(sector)
  })
  .openapi('SectorTree');

const Country: z.ZodType<CountryTree> = z
  .object({
    code: z.string(),
    name: z.string(),
    regions: z.array(area.extend({ departements: z.array(area) })),
    departements: z.array(area)
  })
  .openapi('Country');

const Found: z.ZodType<FoundAreas> = z
  .object({
    areas: z.array(
      z.object({
        area_code: z.string(),
        level: AreaLevel,
        name: z.string(),
        departement_code: z.string().nullable(),
        departement_name: z.string().nullable(),
        country_code: z.string(),
        population: z.number().nullable(),
        match: z.enum(['code', 'postcode', 'name']),
        other_name: z.string().nullable()
      })
    ),
    found_n: z.number().openapi({ description: 'How many there are; may exceed those given' })
  })
  .openapi('FoundAreas');

/** The tree of areas, or with `q` the areas found. */
export const AreasSchema = z.union([z.object({ countries: z.array(Country) }), Found]);

/** Dated facts for charts. */
export const AnnotationsSchema: z.ZodType<{ annotations: Annotation[] }> = z.object({
  annotations: z.array(
    z
      .object({
        area: z.string(),
        sector: z.string().nullable(),
        from: z.iso.date(),
        until: z.iso.date(),
        kind: z.string(),
        name: Text,
        source: z.string(),
        regular_on: z.iso.date().nullable()
      })
      .openapi('Annotation')
  )
}) as z.ZodType<{ annotations: Annotation[] }>; // a day is a text to zod

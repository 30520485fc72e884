import { z } from 'zod';
import { factColumns, type FactKind } from '#queries/store.server.ts';
import { Mapping } from '../mapping/schema.ts';
import type { ReadMapping } from '../mapping/read.ts';

/** Kinds that a key of a source may import from a file. */
export const fileKinds = ['orders', 'takings', 'visits'] as const satisfies readonly FactKind[];
export type FileKind = (typeof fileKinds)[number];

const name = z.string().min(1).max(300);

/**
 * What a person chose for one file; null and absent: as detected. `columns`: our column → the file's; `constants`: our
 * column → the same text in every row; `values`: our column → the file's word → ours.
 */
export const Choices = z.strictObject({
  reading: z.strictObject({
    encoding: z.enum(['utf-8', 'windows-1252', 'utf-16le', 'utf-16be', 'iso-8859-2']).nullable(),
    separator: z.enum([';', ',', '\t', '|']).nullable(),
    header_line: z.number().int().min(0).max(200).nullable()
  }),
  kind: z.enum(fileKinds).nullable(),
  columns: z.record(name, name).nullable(),
  constants: z.record(name, z.string().min(1).max(100)),
  values: z.record(name, z.record(z.string().max(300), z.string().min(1).max(100))),
  formats: z.strictObject({
    numbers: z.enum(['plain', 'comma', 'point']).nullable(),
    dates: z.enum(['iso', 'dmy', 'mdy']).nullable()
  })
});
export type Choices = z.infer<typeof Choices>;

/** Nothing chosen yet. */
export const noChoices: Choices = {
  reading: { encoding: null, separator: null, header_line: null },
  kind: null,
  columns: null,
  constants: {},
  values: {},
  formats: { numbers: null, dates: null }
};

/** Reading as detection takes it. */
export const readingOf = ({ reading }: Choices): NonNullable<Mapping['reading']> => ({
  ...(reading.encoding === null ? {} : { encoding: reading.encoding }),
  ...(reading.separator === null ? {} : { separator: reading.separator }),
  ...(reading.header_line === null ? {} : { header_line: reading.header_line })
});

/** Columns that a file must give in one way or another, by kind; an amount is any one of three. */
export function missingColumns(kind: FileKind, columns: Record<string, string>): string[] {
  const required = Object.entries(factColumns[kind])
    .filter(([name, column]) => column.required === true && name !== 'unit')
    .map(([name]) => name);
  const amount =
    kind === 'visits' || ['gross', 'net', 'refund'].some((name) => columns[name] !== undefined);
  return [...required.filter((name) => columns[name] === undefined), ...(amount ? [] : ['gross'])];
}

/** The choices as a mapping, the same that a file in ingest/mappings gives. */
export function toMapping(
  choices: Choices,
  kind: FileKind,
  columns: Record<string, string>
): ReadMapping {
  const { numbers, dates } = choices.formats;
  const reading = readingOf(choices);
  return {
    selects: {},
    mapping: Mapping.parse({
      name: 'file',
      description: 'How the files of a source are read, as chosen in the import page.',
      kind,
      columns,
      constants: choices.constants,
      values: choices.values,
      ...(Object.keys(reading).length > 0 ? { reading } : {}),
      ...(numbers !== null && dates !== null ? { formats: { numbers, dates } } : {})
    })
  };
}

/** The choices that a saved mapping stands for. */
export const fromMapping = ({
  kind,
  columns,
  constants,
  values,
  reading,
  formats
}: Mapping): Choices => ({
  reading: {
    encoding: Choices.shape.reading.shape.encoding.catch(null).parse(reading?.encoding ?? null),
    separator: reading?.separator ?? null,
    header_line: reading?.header_line ?? null
  },
  kind: fileKinds.find((own) => own === kind) ?? null,
  columns,
  constants,
  values,
  formats: { numbers: formats?.numbers ?? null, dates: formats?.dates ?? null }
});

import type { Column } from '#model/question.ts';
import type { Exported } from '../define.ts';

/** Where the rows lie inside a package. */
export const data_file = 'data/series.csv';

const types: Record<Column['type'], string> = {
  string: 'string',
  number: 'number',
  boolean: 'boolean',
  date: 'date'
};
const statuses = ['F', 'A', 'O', 'D'];
const constraints: Partial<Record<Column['name'], object>> = {
  metric: { required: true },
  status: { enum: statuses },
  compared_status: { enum: statuses },
  tax_basis: { enum: ['ht', 'ttc'] },
  provisional: { required: true },
  unfinished: { required: true },
  enterprises_n: { minimum: 0 }
};

/** What makes a row of the package one of a kind. */
const key: Column['name'][] = ['period', 'sector', 'area', 'channel', 'currency', 'tax_basis'];

/** Table Schema of the rows. Source: Frictionless Data, Table Schema 1.0. */
export function tableSchema({ columns, meta }: Pick<Exported, 'columns' | 'meta'>) {
  return {
    fields: columns.map(({ name, type, meaning }) => ({
      name,
      type: types[type],
      title: meaning.en,
      description: `${meaning.en} / ${meaning.fr}`,
      ...(name === 'metric'
        ? { constraints: { required: true, enum: meta.metrics.map((metric) => metric.name) } }
        : name in constraints
          ? { constraints: constraints[name] }
          : {})
    })),
    missingValues: ['']
  };
}

/** `datapackage.json`: a tabular data package. Source: Frictionless Data, Data Package 1.0 and its tabular profile. */
export function descriptor(exported: Exported): object {
  const { meta, licence, address, question } = exported;
  const period = meta.period === null ? '' : `, ${meta.period.from} to ${meta.period.until}`;
  return {
    profile: 'tabular-data-package',
    name: exported.name.toLowerCase().replace(/[^a-z0-9._-]+/g, '-'),
    title: `Vitrine: ${meta.metrics.map(({ label }) => label.en).join(', ')}${period}`,
    description: `${meta.population.text.en}. ${meta.sample ? 'Sample data: made up, for trying out. ' : ''}A hidden value is empty with status A, O or D, a missing one empty with an empty status, zero is zero.`,
    version: meta.vintage,
    ...(address === null ? {} : { homepage: address }),
    ...(meta.freshness.refreshed_at === null ? {} : { created: meta.freshness.refreshed_at }),
    ...(licence === null
      ? {}
      : { licenses: [{ name: licence.name, title: licence.title, path: licence.path }] }),
    sources: [{ title: 'Vitrine, protected aggregates of small shops’ sales' }],
    keywords: ['e-commerce', 'retail', 'small shops', ...question.metrics],
    resources: [
      {
        profile: 'tabular-data-resource',
        name: 'series',
        path: data_file,
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        dialect: { delimiter: ',', lineTerminator: '\n', quoteChar: '"', doubleQuote: true },
        schema: tableSchema(exported)
      }
    ],
    vitrine: { question, meta, primary_key: [...key, 'metric'] }
  };
}

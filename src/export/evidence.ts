import type { Answer, Meta } from '#model/question.ts';

/** What stands behind an answer, as pairs of name and English text: for sheets, notes and headers that hold no objects. */
export function evidence({ meta }: Pick<Answer, 'meta'>): [name: string, text: string][] {
  const { A, O, D } = meta.suppressed;
  return [
    ['period', meta.period === null ? '' : `${meta.period.from}..${meta.period.until}`],
    ['compared', comparedText(meta)],
    ['population', meta.population.text.en],
    ['compared population', meta.compared?.population.text.en ?? ''],
    ['coverage', String(meta.coverage ?? '')],
    ['usual turnover', methodText(meta)],
    ['alignment', meta.align],
    ['interval', meta.interval?.text.en ?? ''],
    ['vintage', meta.vintage],
    ['provisional from', meta.provisional?.from ?? ''],
    ['newest data', meta.freshness.newest_on ?? ''],
    ['refreshed (UTC)', meta.freshness.refreshed_at ?? ''],
    ['last import (UTC)', meta.freshness.imported_at ?? ''],
    ['hidden', `A ${A}, O ${O}, D ${D}`],
    ['notes', meta.flags.map((f) => `${f.name.en} ${f.from}..${f.until}`).join('; ')],
    ['sample data', meta.sample ? 'yes' : 'no'],
    ['protected', meta.protected ? 'yes' : 'NO: may give single shops away']
  ];
}

const comparedText = ({ compared }: Meta): string =>
  compared === null
    ? ''
    : `${compared.kind} by ${compared.align} ${compared.from}..${compared.until}, shops ${compared.matched ? '' : 'not '}matched`;

const methodText = ({ method }: Meta): string =>
  method
    .map(
      (m) =>
        `${m.method} ${m.ref_year} by ${m.alignment} ${m.quality}${m.distance_sales === null ? '' : `, distance sales ${m.distance_sales}`} (${m.units_n})`
    )
    .join('; ');

/** The same as HTTP headers, for formats that hold rows alone; empty texts left out, all of it plain ASCII. */
export const evidenceHeaders = (answer: Pick<Answer, 'meta'>): Record<string, string> =>
  Object.fromEntries(
    evidence(answer)
      .filter(([, text]) => text !== '')
      .map(([name, text]) => [
        `vitrine-${name.replace(/ \(UTC\)$/, '').replaceAll(' ', '-')}`,
        text.replace(/[^\x20-\x7e]/g, '?').slice(0, 1000)
      ])
  );

/**
 * What a file of rows is, to lie beside it: columns with their meaning and, as a note, everything that the answer carries
 * but its rows. Source: W3C, Metadata Vocabulary for Tabular Data (CSVW), 2015.
 */
export function csvMetadata(file: string, { columns, meta, decomposition }: Answer): string {
  const metadata = {
    '@context': 'http://www.w3.org/ns/csvw',
    url: file,
    tableSchema: {
      columns: columns.map(({ name, type, meaning }) => ({
        name,
        titles: name,
        datatype: type,
        'dc:description': meaning
      }))
    },
    notes: [decomposition === undefined ? { meta } : { meta, decomposition }]
  };
  return `${JSON.stringify(metadata, null, 2)}\n`;
}

import { toMajor } from '#model/money.ts';
import type { Basis, UsualHistory, UsualRow, UsualVersion } from '#queries/store.server.ts';

/** The usual turnover of a unit for people: what is known, what was declared, how each version was made. */
export function usualLines({ unit, sales, windows, declared, versions }: UsualHistory): string[] {
  return [
    `unit ${unit}, sales told ${sales.map(({ currency, tax_basis }) => `${currency} ${tax_basis}`).join(', ') || 'not yet'}`,
    ...windows.map(({ what, from, until }) => `known ${what}: ${from}..${until}`),
    ...declared.map(
      (row) =>
        `declared ${row.declared_at.slice(0, 10)}: ${amount(row.annual_minor, row)} for ${row.ref_year}, says ${row.origin}; distance sales ${row.includes_distance_sales}${row.overrides ? '; goes before own history' : ''}`
    ),
    ...versions.flatMap(versionLines),
    ...(versions.length === 0 ? ['no usual turnover: no method applies'] : [])
  ];
}

const versionLines = ({ version, is_current, computed_at, rows }: UsualVersion): string[] => [
  `version ${version}${is_current ? ', current' : ''}, of ${computed_at.slice(0, 16)}`,
  ...rows.map(
    (row) =>
      `  ${row.from}..${row.until} ${row.method} (${row.alignment}, ${row.quality}) after ${row.ref_year}: ${amount(row.usual_minor, row)}${remark(row)}`
  )
];

const amount = (minor: number, { currency, tax_basis }: Basis): string =>
  `${toMajor(minor, currency).toFixed(2)} ${currency} ${tax_basis}`;

const remark = ({ distance_sales }: UsualRow): string =>
  distance_sales === null || distance_sales === 'yes' ? '' : `; distance sales ${distance_sales}`;

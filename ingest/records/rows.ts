import { statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Connector, DropReason, Read } from '#model/connector.ts';
import { DataRefused } from '#model/problem.ts';
import {
  customerKey,
  factColumns,
  literal,
  refusedRecord,
  shownCell,
  type FactKind,
  type Input
} from '#queries/store.server.ts';
import { orderRow, takingsRow, visitsRow, type Row } from '../connectors/parts/canonical.ts';

type Kind = Extract<FactKind, 'orders' | 'takings' | 'visits'>;
type Refused = Extract<Read, { kind: 'refused' }>;

/** What became of one file. `row_n` of a refusal: place of its record in the file. */
export type Taken = {
  name: string;
  bytes: number;
  rows: Record<Kind, Row[]>;
  refused: (Refused & { row_n: number })[];
  drops: Map<DropReason, number>;
};

/** Facts, refusals and drops of a file. Errors: DataRefused when it holds nothing of this platform. */
export function taken(path: string, records: Read[][], connector: Connector): Taken {
  const name = basename(path);
  const rows: Taken['rows'] = { orders: [], takings: [], visits: [] };
  const refused: Taken['refused'] = [];
  const drops: Taken['drops'] = new Map();
  for (const [i, reads] of records.entries())
    for (const read of reads) {
      if (read.kind === 'order') rows.orders.push(orderRow(read.fact));
      else if (read.kind === 'takings') rows.takings.push(takingsRow(read.fact));
      else if (read.kind === 'visits') rows.visits.push(visitsRow(read.fact));
      else if (read.kind === 'refused') refused.push({ ...read, row_n: i + 1 });
      else drops.set(read.reason, (drops.get(read.reason) ?? 0) + 1);
    }
  const facts_n = rows.orders.length + rows.takings.length + rows.visits.length;
  const strange = refused.every(({ code }) => code === 'not_this_platform');
  if (facts_n === 0 && drops.size === 0 && strange)
    throw new DataRefused(
      `not a file of ${connector.label}: ${name} (${refused.length === 0 ? 'nothing in it' : `no “${refused[0]?.column ?? ''}”`})`
    );
  return { name, bytes: statSync(path).size, rows, refused, drops };
}

/** Whose rows they are, and where they may lie until the import is done. */
export type Where = { folder: string; unit: string; name: string; secret: string };

/** Rows of a file as lines of JSON, one file per kind, and how the import reads them. */
export function inputsOf(file: Taken, n: number, where: Where): Input[] {
  return (['orders', 'takings', 'visits'] as const).flatMap((kind) => {
    const rows = file.rows[kind];
    if (rows.length === 0) return [];
    const path = join(where.folder, `${n}-${kind}.ndjson`);
    writeFileSync(path, rows.map((row) => `${JSON.stringify(keyed(row, where))}\n`).join(''));
    const names = Object.keys(factColumns[kind]).map((column) =>
      column === 'customer' ? 'customer_key' : column
    );
    const columns = names.map((column) => `${literal(column)}: 'VARCHAR'`).join(', ');
    return [
      {
        kind,
        file: file.name,
        relation: `read_json(${literal(path)}, format='newline_delimited', columns={${columns}})`,
        formats: { numbers: 'plain', dates: 'iso', assumed: [] },
        values: {},
        first_row: null,
        rejects: null,
        semicolon: false,
        broken_text: false
      }
    ];
  });
}

/** A row of this unit and source; the customer leaves as a keyed pseudonym. */
function keyed({ customer, ...row }: Row, { unit, name, secret }: Where): Row {
  const key = customer === undefined ? null : customerKey(secret, unit, customer);
  return { ...row, unit, source: name, ...(key === null ? {} : { customer_key: key }) };
}

/** Refused records of all files as lines of JSON. */
export function refusedFile(files: Taken[], where: Where): { path: string; rows_n: number } {
  const path = join(where.folder, 'refused.ndjson');
  const lines = files.flatMap((file) => file.refused.map((read) => refusedLine(file, read, where)));
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return { path, rows_n: lines.length };
}

function refusedLine(
  file: Taken,
  read: Taken['refused'][number],
  { unit, name: source, secret }: Where
): Row {
  const { code, column, external_id } = read;
  const value = shownCell(column, read.value);
  const id = external_id === null ? {} : { external_id };
  const given = { ...(read.record ?? { [column]: value }), ...id };
  const of = { unit, source, secret, at_fault: column };
  return {
    kind: 'orders',
    file: file.name,
    row_n: String(read.row_n),
    code,
    column_name: column,
    value,
    record: JSON.stringify(refusedRecord('orders', given, of))
  };
}

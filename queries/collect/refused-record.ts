import { masked } from '#model/personal.ts';
import { factColumns } from '#queries/facts/columns.ts';
import { customerKey } from '#queries/collect/customer-key.ts';

/** Longer texts of a refused row are cut. */
const cell_max = 2000;
const shown_max = 200;

/** A cell at fault as it may be kept and shown. Of a customer nothing is. */
export const shownCell = (column: string, value: string): string =>
  column.startsWith('customer') ? '' : masked(value).slice(0, shown_max);

/** Whose row it is. `secret`: key of the customer pseudonyms. */
export type RowOf = { unit: string; source: string; secret: string };

/**
 * The row that quarantine keeps of what was refused, for replay: the canonical columns and the one at fault, nothing else
 * that came with it, texts masked, the customer as a pseudonym. What came as a webhook or by a pull lies sealed as it
 * was, and is replayed from there. Source: decision 0014.
 */
export function refusedRecord<V extends string | null>(
  kind: 'orders' | 'takings' | 'visits',
  given: Readonly<Record<string, V>>,
  { at_fault, unit, source, secret }: RowOf & { at_fault: string }
): Record<string, string | null> {
  const kept: Record<string, string | null> = {};
  for (const [column, value] of Object.entries(given))
    if (isKept(kind, column, at_fault))
      kept[column] = value === null ? null : masked(value).slice(0, cell_max);
  const { customer } = given;
  const key = typeof customer === 'string' ? customerKey(secret, unit, customer) : null;
  return { ...kept, unit, source, ...(key === null ? {} : { customer_key: key }) };
}

const isKept = (kind: 'orders' | 'takings' | 'visits', column: string, at_fault: string): boolean =>
  column !== 'customer' &&
  (column === at_fault || column === 'customer_key' || Object.hasOwn(factColumns[kind], column));

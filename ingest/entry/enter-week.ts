import {
  entryFields,
  partsOf,
  rateOfTax,
  totalOf,
  type EntryAmounts,
  type EntryField,
  type EntryTax
} from '#model/week-entry.ts';
import { toMajor } from '#model/money.ts';
import { NotFound, InvalidInput } from '#model/problem.ts';
import type { ReasonCode } from '#model/reason.ts';
import type { Day } from '#model/calendar.ts';
import {
  acceptReads,
  addSource,
  entry_source,
  keepEntry,
  sourceNamed,
  weekEntries,
  type Source,
  type Store
} from '#queries/store.server.ts';
import { importRows } from '../import.ts';
import { readItem } from '../pipeline.ts';

/** What keeping an entry needs. */
export type EntryDoor = { store: Store; secret: string; now: Date };

/** A week as somebody entered it. `entered_at`: when, before now where it waited for a network. */
export type EnteredWeek = {
  unit: string;
  request_id: string;
  week_on: Day;
  entered_at: Date;
  entered_by: string;
  tax: EntryTax;
  amounts: EntryAmounts;
};

/**
 * What became of it: `kept` (new or corrected), `known` (the same request was kept before), `same` (the week says so already),
 * or refused by the pipeline with its reason.
 */
export type EntryOutcome =
  'kept' | 'known' | 'same' | { code: ReasonCode; column: string; value: string };

const turns = new Map<string, Promise<unknown>>();

/**
 * Keeps a week once, however often it is sent: its takings go through the pipeline and the inbox like any others, and who
 * said so is written in the same transaction. Entries of one shop are taken one after the other.
 * Errors: NotFound for an unknown unit; InvalidInput for one that is kept by the month; PushBack; StoreError.
 */
export function enterWeek(door: EntryDoor, entered: EnteredWeek): Promise<EntryOutcome> {
  const before = turns.get(entered.unit) ?? Promise.resolve();
  const turn = before.then(() => keep(door, entered));
  const ended = turn.catch(() => undefined); // the caller is told; whoever comes next goes on
  turns.set(entered.unit, ended);
  void ended.then(() => turns.get(entered.unit) === ended && turns.delete(entered.unit));
  return turn;
}

async function keep(door: EntryDoor, entered: EnteredWeek): Promise<EntryOutcome> {
  const { store, now } = door;
  const { unit, request_id, week_on, amounts, tax } = entered;
  const [known] = await weekEntries(store, unit, { request_id, limit: 1 });
  if (known !== undefined && known.week_on === week_on && saysTheSame(known, entered))
    return 'known';
  const [newest] = await weekEntries(store, unit, { week_on, limit: 1 });
  if (newest !== undefined && saysTheSame(newest, entered)) return 'same';
  const source = await sourceByWeek(door, unit);
  const asked = newest === undefined ? amounts : replacing(amounts, newest.amounts);
  const reads = partsOf(asked).map(({ minor, ...path }) =>
    readItem(
      'takings',
      {
        day: week_on,
        version_at: entered.entered_at.toISOString(),
        ...path,
        ...moneyOf(minor, tax, source)
      },
      { source }
    )
  );
  const refused = reads.find((read) => read.kind === 'refused');
  if (refused !== undefined)
    return { code: refused.code, column: refused.column, value: refused.value };
  const { source_id, unit_id, currency } = source;
  await acceptReads(store, {
    ...{ source_id, reads, secret: door.secret, received_at: now, kind: 'takings' as const },
    also: keepEntry({
      ...entered,
      request_id: known === undefined ? request_id : newId(),
      source_id,
      unit_id,
      currency,
      received_at: now
    })
  });
  return 'kept';
}

/** What was entered before and is told by another feed now is taken back to zero. */
const replacing = (amounts: EntryAmounts, before: EntryAmounts): EntryAmounts => {
  const back = (field: EntryField) => amounts[field] ?? (before[field] === null ? null : 0);
  const entries = entryFields.map((field) => [field, back(field)]);
  return Object.fromEntries(entries) as EntryAmounts; // every field is there
};

/** A form sent, gone back to, changed and sent again is another entry under the same number. */
const newId = (): string => globalThis.crypto.randomUUID();

const saysTheSame = (
  one: { tax: EntryTax; amounts: EntryAmounts },
  other: { tax: EntryTax; amounts: EntryAmounts }
): boolean =>
  one.tax === other.tax &&
  totalOf(one.amounts) === totalOf(other.amounts) &&
  Object.entries(one.amounts).every(
    ([field, minor]) => Reflect.get(other.amounts, field) === minor
  );

/** The amount in the columns of takings, without tax where a rate is known. */
function moneyOf(
  minor: number,
  tax: EntryTax,
  { currency, digits }: Source
): Record<string, string> {
  const amount = toMajor(minor, currency).toFixed(digits);
  if (tax === 'ht') return { net: amount };
  const rate = rateOfTax(tax);
  return rate === null ? { gross: amount } : { gross: amount, tax_rate: String(rate) };
}

/** The feed of entered weeks, declared with the first one, of a shop that is kept by the week from then on. */
async function sourceByWeek(door: EntryDoor, unit: string): Promise<Source> {
  const source = await sourceOrNew(door.store, unit);
  if (source.grain === 'week') return source;
  if (source.grain === 'month')
    throw new InvalidInput(`shop is kept by the month: ${unit}`, { field: 'week' });
  await importRows(
    { ...door, sample: source.sample },
    'units',
    [{ unit, grain: 'week' }],
    entry_source
  );
  return { ...source, grain: 'week' };
}

async function sourceOrNew(store: Store, unit: string): Promise<Source> {
  try {
    return await sourceNamed(store, unit, entry_source);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
  }
  await addSource(store, { unit, name: entry_source, reports_online: true, reports_total: true });
  return sourceNamed(store, unit, entry_source);
}

import type { DropReason, Read } from '#model/connector.ts';
import { reasonText, type ReasonCode } from '#model/reason.ts';
import { inboxOf } from '#queries/collect/inbox.ts';
import {
  isRefusal,
  orderItem,
  takingsItem,
  visitsItem,
  type Item,
  type ItemContext,
  type Refusal
} from '#queries/collect/item.ts';
import { refusedRecord, shownCell } from '#queries/collect/refused-record.ts';
import type { Outcome } from '#queries/collect/judge.ts';
import { sourceOf } from '#queries/collect/source.ts';
import { microsOf } from '#queries/collect/values.ts';
import { brokenField, wholeText } from '#queries/collect/whole-text.ts';
import type { Store } from '#queries/store.ts';
import type { WriterTransaction } from '#queries/engines/writer.ts';

/** What came in. `received_at`: default the clock. `delivery_id`: the webhook they came with. */
export type Incoming = {
  source_id: number;
  reads: readonly Read[];
  /** key of the customer pseudonyms */
  secret: string;
  received_at?: Date;
  delivery_id?: number;
  /** what a refused read without a row of its own was to be; default orders */
  kind?: 'orders' | 'takings' | 'visits';
  /** more rows than this may not wait; default half a million */
  waiting_rows_max?: number;
  /** runs in the transaction that keeps the reads, once it is clear what becomes of them */
  also?: (transaction: WriterTransaction, accepted: Accepted) => Promise<void>;
};

/** What became of what came in, judged when it was acknowledged. `index`: place among the reads. */
export type Accepted = {
  accepted_n: number;
  updated_n: number;
  duplicate_n: number;
  dropped_n: number;
  quarantined: {
    index: number;
    code: ReasonCode;
    /** in English; reasonText gives other languages */
    message: string;
    column: string;
    value: string;
  }[];
};

const waiting_rows_max_default = 500_000;

/**
 * Keeps what a connector read: facts wait in the inbox, refused ones are on their way to quarantine, drops are counted,
 * all in one durable transaction, shared with whoever else sends at the same time. The same reads again are duplicates.
 * Errors: NotFound for an unknown source; PushBack when too much waits; StoreError. Nothing is kept then.
 */
export async function acceptReads(store: Store, incoming: Incoming): Promise<Accepted> {
  const source = await sourceOf(store, incoming.source_id);
  const now_us = microsOf(incoming.received_at ?? new Date());
  const context: ItemContext = { source, secret: incoming.secret, now_us };
  const items: Item[] = [];
  const refusals: Refusal[] = [];
  const drops: DropReason[] = [];
  const quarantined: Accepted['quarantined'] = [];
  for (const [index, read] of incoming.reads.entries()) {
    if (read.kind === 'dropped') {
      drops.push(read.reason);
      continue;
    }
    const item = itemOf(read, context, incoming.kind ?? 'orders');
    if (!isRefusal(item)) {
      items.push(item);
      continue;
    }
    const refusal = kept(item, context);
    refusals.push(refusal);
    quarantined.push({ index, ...told(refusal) });
  }
  const { source_id, unit_id } = source;
  const { also } = incoming;
  const acceptedOf = (outcomes: readonly Outcome[]): Accepted => {
    const count = (wanted: Outcome): number => outcomes.filter((it) => it === wanted).length;
    return {
      accepted_n: count('accepted'),
      updated_n: count('updated'),
      duplicate_n: count('duplicate'),
      dropped_n: drops.length,
      quarantined
    };
  };
  const inbox = await inboxOf(store.engine);
  const outcomes = await inbox.keep(
    {
      source_id,
      unit_id,
      items,
      refusals,
      drops,
      delivery_id: incoming.delivery_id ?? null,
      now_us,
      ...(also === undefined ? {} : { also: (it, outcomes) => also(it, acceptedOf(outcomes)) })
    },
    incoming.waiting_rows_max ?? waiting_rows_max_default
  );
  return acceptedOf(outcomes);
}

function itemOf(
  read: Exclude<Read, { kind: 'dropped' }>,
  context: ItemContext,
  kind: Refusal['kind']
): Item | Refusal {
  if (read.kind !== 'refused') {
    const broken = brokenField(read.fact);
    if (broken !== null)
      return { kind, code: 'broken_text', ...broken, record: { [broken.column]: broken.value } };
  }
  if (read.kind === 'order') return orderItem(read.fact, context);
  if (read.kind === 'takings') return takingsItem(read.fact, context);
  if (read.kind === 'visits') return visitsItem(read.fact, context);
  const { code, column, value, external_id } = read;
  const given = read.record ?? { [column]: value };
  const record = external_id === null ? given : { ...given, external_id };
  return { kind, code, column, value, record };
}

/** A refusal as it may lie in quarantine. */
function kept({ record, ...told }: Refusal, { source, secret }: ItemContext): Refusal {
  const of = { unit: source.unit, source: source.name, secret, at_fault: told.column };
  const cells = Object.entries(refusedRecord(told.kind, record, of));
  return {
    ...told,
    value: wholeText(shownCell(told.column, told.value)),
    record: Object.fromEntries(
      cells.map(([name, cell]) => [name, cell === null ? null : wholeText(cell)])
    )
  };
}

const told = ({ code, column, value }: Refusal) => ({
  code,
  column,
  value,
  message: reasonText(code, 'en', { column, value })
});

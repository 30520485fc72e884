import type { DropReason, Read } from '#model/connector.ts';
import type { ReasonCode } from '#model/reason.ts';
import type { Source } from '#queries/store.server.ts';
import { belong } from './steps/belong.ts';
import { classify } from './steps/classify.ts';
import { leaveOutTests } from './steps/leave-out-tests.ts';
import { readCells } from './steps/read-cells.ts';
import { splitMoney } from './steps/split-money.ts';
import { tellFact } from './steps/tell-fact.ts';
import { understand } from './steps/understand.ts';

/** What an item is to be. */
export type ItemKind = 'orders' | 'takings' | 'visits';

/** A cell once it is understood: amounts in ten-thousandths, rates in millionths, moments in microseconds since 1970 UTC. */
export type Value = string | number | bigint;

/** One item of a request on its way to a fact. */
export type Event = {
  kind: ItemKind;
  /** as it came */
  given: unknown;
  /** its canonical columns as text, empty ones left out */
  cells: Readonly<Record<string, string>>;
  /** the same, understood */
  values: Readonly<Record<string, Value>>;
  read: Read | null;
};

/** What steps may know of where the item goes. */
export type StepContext = { source: Source };

/** What a step does with an event: keeps it, drops it for a counted reason, or refuses it so that it can be sent again. */
export type Step = (event: Event, context: StepContext) => Kept | Dropped | Refused;
export type Kept = { kept: Event };
export type Dropped = { dropped: DropReason };
export type Refused = { refused: { code: ReasonCode; column: string; value: string } };

/** What becomes of an item, in order; what follows (pseudonym, duplicates, keeping) is the store's: acceptReads. */
export const steps: readonly { name: string; step: Step }[] = [
  { name: 'understand', step: understand },
  { name: 'belong', step: belong },
  { name: 'read_cells', step: readCells },
  { name: 'split_money', step: splitMoney },
  { name: 'classify', step: classify },
  { name: 'leave_out_tests', step: leaveOutTests },
  { name: 'tell_fact', step: tellFact }
];

/** Sends one item through all steps. Total: anything gives a fact, a drop or a refusal. */
export function readItem(kind: ItemKind, given: unknown, context: StepContext): Read {
  let event: Event = { kind, given, cells: {}, values: {}, read: null };
  for (const { step } of steps) {
    const result = step(event, context);
    if ('dropped' in result)
      return { kind: 'dropped', reason: result.dropped, external_id: idOf(event) };
    if ('refused' in result)
      return { kind: 'refused', ...result.refused, external_id: idOf(event), record: event.cells };
    event = result.kept;
  }
  if (event.read === null) throw new Error('the last step makes the fact');
  return event.read;
}

const idOf = ({ cells }: Event): string | null => cells['external_id'] ?? null;

import { InvalidInput } from '#model/problem.ts';
import { OrderStatus } from '#model/order.ts';
import { addValueRule, factColumns, sourceOf } from '#queries/store.server.ts';
import { connectors } from '../connectors/index.ts';
import { replay, type Replayed, type ReplayDoor } from './replay.ts';
import { platformWord } from './words.ts';

/** What a word of a source is to mean. `column_name`: the field as quarantine names it; `value` null: as the platform says. */
export type WordMeaning = {
  source_id: number;
  column_name: string;
  word: string;
  value: string | null;
};

/**
 * Says what a word of a source means, as a new version of its rule, and reads the rows again that wait for it. Records
 * that come later follow the rule. Errors: InvalidInput for a meaning that there is not.
 */
export async function mapWord(door: ReplayDoor, meaning: WordMeaning): Promise<Replayed> {
  const { store, clock } = door;
  const source = await sourceOf(store, meaning.source_id);
  if (meaning.value !== null) check(source.kind, meaning.column_name, meaning.value);
  await addValueRule(store, { ...meaning, now: clock.now() });
  return replay(door, { source_id: meaning.source_id, code: 'unknown_value' });
}

/** A word of a platform is a status; a word of a file stands in one of our closed columns. */
function check(kind: string, column: string, value: string): void {
  const connector = connectors.get(kind);
  const known =
    connector === undefined
      ? (factColumns.orders[column]?.values ?? factColumns.takings[column]?.values)
      : OrderStatus.options.filter((status) => platformWord(connector, status) !== null);
  if (known === undefined)
    throw new InvalidInput(`no closed column: ${column}`, { field: 'column' });
  if (!known.includes(value))
    throw new InvalidInput(`unknown value: ${value} (known: ${known.join(', ')})`, {
      field: 'value'
    });
}

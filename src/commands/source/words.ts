import type { z } from 'zod';
import type { Context, Values } from '#commands/command.ts';
import { connectors } from '#ingest/connectors/index.ts';
import { mapWord } from '#ingest/pull/map-word.ts';
import type { Origin } from '#model/connector.ts';
import { Channel, Fulfilment, OrderMode } from '#model/order.ts';
import { InvalidInput } from '#model/problem.ts';
import { listOrigins, mapOrigin, type OriginWord } from '#queries/store.server.ts';
import { needed, sourceGiven, textOf } from './named.ts';

/** `source origins`: the words for where orders were placed, those that nobody knows first. */
export async function origins(
  name: string | undefined,
  values: Values,
  context: Context
): Promise<number> {
  const store = await context.store();
  const source = name === undefined ? null : await sourceGiven(store, name, values);
  const words = await listOrigins(store, source?.source_id ?? null);
  if (context.json) context.out(JSON.stringify(words));
  else if (words.length === 0) context.out('no words for where orders were placed');
  else for (const word of words) context.out(lineOf(word));
  const open = words.find(({ is_task }) => is_task);
  if (!context.json && open !== undefined)
    context.out(
      `say what a word means: npm run vitrine -- source map ${open.source} --unit ${open.unit} --origin '${open.origin}' --mode remote --channel phone`
    );
  return 0;
}

function lineOf(word: OriginWord): string {
  const share = word.share === null ? '' : `, ${(word.share * 100).toFixed(1)} % of its revenue`;
  const meaning = word.is_task
    ? 'means nothing yet'
    : `${word.order_mode ?? 'several modes'}, ${word.channel ?? 'several channels'}${word.rule_mode === null ? '' : ' (by your rule)'}`;
  return `${word.is_task ? '?' : ' '} ${word.unit}  ${word.source}  ${word.origin}: ${meaning}; ${word.orders_n} orders${share}, ${word.first_on} to ${word.last_on}`;
}

/** `source map`: what a word of a source means, for the orders that are in and those that come. */
export async function map(
  name: string | undefined,
  values: Values,
  context: Context
): Promise<number> {
  const origin = textOf(values, 'origin');
  if (origin === undefined) return mapValue(name, values, context);
  const to = values['as-platform'] === true ? null : meaningOf(values);
  const store = await context.store();
  const source = await sourceGiven(store, name, values);
  const done = await mapOrigin(store, {
    ...{ source_id: source.source_id, origin, to },
    platform: platformMeaning(source.kind, origin),
    now: new Date()
  });
  if (context.json) context.out(JSON.stringify({ source_id: source.source_id, ...done }));
  else context.out(`${origin} of ${source.name}: ${done.changed_n} orders changed`);
  return 0;
}

function meaningOf(values: Values): Origin {
  const fulfilment = textOf(values, 'fulfilment');
  return {
    order_mode: oneOf(OrderMode, 'mode', needed(values, 'mode')),
    channel: oneOf(Channel, 'channel', needed(values, 'channel')),
    ...(fulfilment === undefined ? {} : { fulfilment: oneOf(Fulfilment, 'fulfilment', fulfilment) })
  };
}

function oneOf<T extends string>(
  list: z.ZodType<T> & { options: T[] },
  name: string,
  text: string
): T {
  const parsed = list.safeParse(text);
  if (!parsed.success)
    throw new InvalidInput(`unknown ${name}: ${text} (known: ${list.options.join(', ')})`, {
      field: name
    });
  return parsed.data;
}

/** What the platform's own reading gives for a word; a word it does not know is of unknown mode. */
function platformMeaning(kind: string, origin: string): Origin {
  const known = connectors.get(kind)?.origins ?? {};
  return Object.hasOwn(known, origin) && known[origin] !== undefined
    ? known[origin]
    : { order_mode: 'unknown', channel: 'other' };
}

async function mapValue(
  name: string | undefined,
  values: Values,
  context: Context
): Promise<number> {
  const column_name = textOf(values, 'column');
  if (column_name === undefined)
    throw new InvalidInput('no word given: --origin WORD, or --column C --word W', {
      field: 'origin'
    });
  const word = needed(values, 'word');
  const value = values['as-platform'] === true ? null : needed(values, 'value');
  const store = await context.store();
  const source = await sourceGiven(store, name, values);
  const done = await mapWord(
    { ...context, store, clock: { now: () => new Date() } },
    {
      source_id: source.source_id,
      column_name,
      word,
      value
    }
  );
  if (context.json) context.out(JSON.stringify({ source_id: source.source_id, ...done }));
  else
    context.out(
      `${word} in ${column_name} of ${source.name}: ${done.accepted_n} rows taken in, ${done.open_n} still wait`
    );
  return 0;
}

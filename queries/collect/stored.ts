import type { Writer } from '#queries/engines/writer.ts';
import { literal, literals } from '#queries/facts/text.ts';
import { placeOf } from '#queries/collect/judge.ts';
import storedOrders from './stored-orders.sql?raw';
import storedTakings from './stored-takings.sql?raw';
import storedVisits from './stored-visits.sql?raw';

/** The newest known version of a fact. `version_us`: microseconds since 1970, UTC. */
export type Known = { version_us: bigint; content: string };

/** What to look up. `item_key`: as in the inbox. */
export type Wanted = { source_id: number; kind: string; item_key: string; day: string };

const questions: Record<string, string> = {
  orders: storedOrders,
  takings: storedTakings,
  visits: storedVisits
};

/** Up to this many keys are literals, which the engine plans fastest; more are one parameter. */
const keys_listed_max = 100;
const listed = 'SELECT unnest({keys:Array(String)})';

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** Current facts of these keys by place (placeOf); looked for on the items' own days only. */
export async function storedItems(
  writer: Pick<Writer, 'query'>,
  wanted: readonly Wanted[]
): Promise<Map<string, Known>> {
  const found = new Map<string, Known>();
  for (const [kind, sql] of Object.entries(questions)) {
    const asked = wanted.filter((item) => item.kind === kind);
    if (asked.length === 0) continue;
    const days = unique(asked.map(({ day }) => day)).sort();
    const keys = unique(asked.map(({ item_key }) => item_key));
    const text = sql
      .replaceAll('{{sources}}', () => unique(asked.map(({ source_id }) => source_id)).join(', '))
      .replaceAll('{{days}}', () => days.map((day) => `DATE ${literal(day)}`).join(', '))
      .replaceAll('{{keys}}', () => (keys.length > keys_listed_max ? listed : literals(keys)));
    const range = { from: days[0] ?? null, until: days.at(-1) ?? null };
    const rows = await writer.query<{
      source_id: number;
      item_key: string;
      version_us: string | number;
      content: string;
    }>(text, { ...range, keys });
    for (const row of rows)
      found.set(placeOf(row.source_id, kind, row.item_key), {
        version_us: BigInt(row.version_us),
        content: row.content
      });
  }
  return found;
}

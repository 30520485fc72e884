import { InvalidInput, NotFound } from '#model/problem.ts';
import { alone } from '#queries/facts/alone.ts';
import { deriveAfter, deriveInside } from '#queries/facts/derive.ts';
import { statements } from '#queries/facts/text.ts';
import type { Store } from '#queries/store.ts';
import list from './list.sql?raw';
import touch from './touch.sql?raw';

/**
 * Two feeds that tell one sale, as listed. `match_id` names the shadow: number of its source, colon, its own number.
 * `shadow_minor`: minor units of `currency`, on the basis that the payment's feed gives.
 */
export type MatchRow = {
  match_id: string;
  status: 'active' | 'undone';
  rule: 'reference' | 'amount';
  day: string;
  unit: string;
  source: string;
  external_id: string;
  shadow_source: string;
  shadow_external_id: string;
  currency: string | null;
  shadow_minor: number | null;
  shadow_basis: string | null;
};

/** Matches, newest day first, of one unit by its code or of all. */
export const listMatches = (
  store: Store,
  { unit, limit }: { unit?: string | undefined; limit: number }
): Promise<MatchRow[]> =>
  store.engine.query<MatchRow>(list.trim().replace(/;$/, ''), { unit: unit ?? null, n: limit });

/**
 * Takes a match apart: the payment counts beside the order, and both stay apart whatever comes in later.
 * Errors: InvalidInput for what is no match_id or is apart already; NotFound for an unknown one.
 */
export const undoMatch = (store: Store, match_id: string): Promise<void> =>
  change(store, match_id, 'undone');

/** Forgets that a match was taken apart; whether the two are one is decided anew. Errors as undoMatch. */
export const redoMatch = (store: Store, match_id: string): Promise<void> =>
  change(store, match_id, 'active');

async function change(store: Store, match_id: string, to: MatchRow['status']): Promise<void> {
  const [, source_id = '', external_id = ''] = /^(\d{1,9}):(.+)$/.exec(match_id) ?? [];
  if (source_id === '') throw new InvalidInput(`invalid match: ${match_id}`, { field: 'id' });
  const of = { source_id: Number(source_id), external_id };
  await alone(store, async () => {
    await store.engine.transaction(async (engine) => {
      const found = await engine.query<{ status: string }>(
        `SELECT status FROM order_match WHERE shadow_source_id = {source_id:Int64} AND shadow_external_id = {external_id:String}`,
        of
      );
      if (found.length === 0) throw new NotFound(`unknown match: ${match_id}`);
      if (!found.some(({ status }) => status !== to))
        throw new InvalidInput(`match already ${to}: ${match_id}`, { field: 'id' });
      for (const statement of statements(touch)) await engine.run(statement, { ...of, to });
      await deriveInside(engine, []);
    });
    await deriveAfter(store);
  });
}

import type { Day } from '#model/calendar.ts';
import type { Store } from '#queries/store.ts';
import revisionsText from './revisions.sql?raw';

/**
 * One day (UTC) on which published figures may have changed. `kind`: import, undo (an import taken back) or rule (how words
 * of a source are read); `changes_n`: how many. `from`, `until`: half-open days the imports say they cover, null where none.
 */
export type Revision = {
  changed_on: Day;
  kind: 'import' | 'undo' | 'rule';
  changes_n: number;
  from: Day | null;
  until: Day | null;
};

/** The newest changes, newest first; `limit`: most rows. Names no shop, no file and no number of records. */
export async function revisions(store: Store, limit: number): Promise<Revision[]> {
  const rows = await store.engine.query<
    Pick<Revision, 'changed_on' | 'kind' | 'changes_n'> & {
      from_on: Day | null;
      until_on: Day | null;
    }
  >(revisionsText, { limit });
  return rows.map(({ from_on, until_on, ...row }) => ({ ...row, from: from_on, until: until_on }));
}

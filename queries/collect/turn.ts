import type { Engine } from '#queries/engines/duckdb.ts';

const last = new WeakMap<Engine, Promise<unknown>>();

/** Runs small writes of the collector's own tables one after the other, so that two never meet on one row. */
export function inTurn<T>(engine: Engine, work: () => Promise<T>): Promise<T> {
  const mine = (last.get(engine) ?? Promise.resolve()).then(work, work);
  last.set(engine, mine);
  return mine;
}

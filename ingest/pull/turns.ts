import type { Connector } from '#model/connector.ts';
import { freshState, pulledSources, pullStates, type Store } from '#queries/store.server.ts';
import { dueAt } from './due.ts';
import { needsSomebody } from './trouble.ts';

/** Sources whose pull is due, the longest waiting first. */
export async function duePulls(
  store: Store,
  connectors: ReadonlyMap<string, Connector>,
  now: Date
): Promise<number[]> {
  const states = new Map((await pullStates(store)).map((state) => [state.source_id, state]));
  const due: { source_id: number; at: number }[] = [];
  for (const { connector, ...turn } of await pulledSources(store)) {
    if (connectors.get(connector)?.pull === undefined) continue;
    const { source_id } = turn;
    const state = states.get(source_id) ?? freshState(source_id);
    const at = dueAt(turn, state, needsSomebody(state.error_code)).getTime();
    if (at <= now.getTime()) due.push({ source_id, at });
  }
  return due.sort((a, b) => a.at - b.at).map(({ source_id }) => source_id);
}

/** Connectors whose sources are heard of by pulls only. */
export const pullOnly = (connectors: ReadonlyMap<string, Connector>): string[] =>
  [...connectors.values()].filter(({ webhook }) => webhook === undefined).map(({ name }) => name);

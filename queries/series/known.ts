import type { Answers } from '#queries/engines/answers.ts';

/** Answers kept for one state of a store; the oldest go first. */
const limit = 1000;

type State = { writes_n: number; answers: Map<string, Promise<unknown>> };

const states = new WeakMap<Answers, State>();

/**
 * What depends on the store's state alone, worked out once per state: every commit of this process, on any connection,
 * forgets all of it, and no other process can write while this one holds the file; elsewhere, every publication. `name` says what and of what.
 * An answer begun before a commit is not kept for after it. Errors: those of `make`, not kept.
 */
export function known<T>(engine: Answers, name: string, make: () => Promise<T>): Promise<T> {
  const writes_n = engine.writesN();
  let state = states.get(engine);
  if (state?.writes_n !== writes_n) states.set(engine, (state = { writes_n, answers: new Map() }));
  const { answers } = state;
  const found = answers.get(name) as Promise<T> | undefined; // a name is only ever used for one type
  if (found !== undefined) return found;
  const made = make();
  answers.set(name, made);
  made.catch(() => answers.delete(name)); // the caller sees the failure; the next one tries again
  const oldest = answers.keys().next();
  if (answers.size > limit && oldest.done === false) answers.delete(oldest.value);
  return made;
}

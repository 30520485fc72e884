/** Something done to the product until it breaks. `folder`: empty, removed afterwards. Seeded, so that a round can be repeated. */
export type TortureOptions = {
  rounds: number;
  seed: number;
  folder: string;
  log(line: string): void;
};

/** `run` answers with a sentence for each thing that went wrong; an empty list is a pass. */
export type Torture = {
  name: string;
  what: string;
  run(options: TortureOptions): Promise<string[]>;
};

/** Seeded numbers from 0 (included) to 1 (excluded): a linear congruential generator, good enough to pick moments. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

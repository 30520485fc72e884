import { seededRandom } from '#model/estimate.ts';
import { isFew, type ProtectedCount } from '#queries/programme/counts.ts';

/** Decides, count by count, what may be told of some enterprises; `ids` may name one several times (its shops). */
export type Teller = { tell: (ids: Iterable<number>, base: number) => ProtectedCount };

/** How near to nought a sum of probes is nought: above what 64-bit arithmetic leaves, below what chance gives. */
const slack = 1e-8;
/** What a vector of ones and noughts keeps once all that follows from told counts is taken off, if it follows whole. */
const follows = 1e-6;

/**
 * Counts of one programme that are told together, whatever they are split by. A count is told if it is 3 or more (or nought of
 * `base` enterprises, 5 or more), and if no sum and difference of it and of those told before, each taken any number of
 * times, is the count of one or two enterprises. What is asked first is told first. Units of `ids`: enterprises, each
 * among those given at the beginning.
 *
 * Kept are vectors, by enterprise, that change no told count (probes, drawn at random among all such vectors). Whoever is
 * nought in them is counted alone by some combination; two who are opposite are counted together. A linear program could
 * push the upper bound of a set of one or two down to its true size only by such a combination, so that none can.
 * Source: domain note section 4, differencing and audit; decision 0045.
 */
export class LinkedCounts implements Teller {
  readonly #places: Map<number, number>;
  /** Orthonormal; what is told spans what they span. */
  readonly #told: Float64Array[] = [];
  #probes: Float64Array[];

  constructor(enterprises: Iterable<number>) {
    const ids = [...new Set(enterprises)].sort((a, b) => a - b);
    this.#places = new Map(ids.map((id, place) => [id, place]));
    const random = seededRandom(`linked counts ${ids.length}`);
    this.#probes = [0, 1].map(() => Float64Array.from(ids, () => 1 - 2 * random()));
  }

  tell(ids: Iterable<number>, base: number): ProtectedCount {
    const count = new Float64Array(this.#places.size);
    let n = 0;
    for (const id of ids) {
      const place = this.#places.get(id);
      if (place === undefined) throw new Error(`enterprise of another programme: ${id}`);
      count[place] = (count[place] ?? 0) + 1;
      n += 1;
    }
    if (isFew(count.filter((times) => times > 0).length, base)) return { value: null, status: 'A' };
    const rest = without(without(count, this.#told), this.#told);
    const length = Math.sqrt(dot(rest, rest));
    if (length > follows) {
      const added = rest.map((x) => x / length);
      const probes = this.#probes.map((probe) => without(probe, [added]));
      if (tellsOfFew(probes)) return { value: null, status: 'D' };
      this.#told.push(added);
      this.#probes = probes;
    }
    return { value: n, status: 'F' };
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** What is left of a vector once its parts along some orthonormal ones are taken off, one after the other. */
function without(vector: Float64Array, directions: readonly Float64Array[]): Float64Array {
  const rest = vector.slice();
  for (const direction of directions) {
    const along = dot(rest, direction);
    if (along !== 0)
      for (let i = 0; i < rest.length; i += 1)
        rest[i] = (rest[i] ?? 0) - along * (direction[i] ?? 0);
  }
  return rest;
}

/** Whether one enterprise is nought in all probes, or two are opposite in all. */
function tellsOfFew(probes: readonly Float64Array[]): boolean {
  const [first = new Float64Array()] = probes;
  const size = (i: number) => Math.abs(first[i] ?? 0);
  const isNought = (of: (probe: Float64Array) => number) =>
    probes.every((probe) => Math.abs(of(probe)) < slack);
  const order = Array.from(first, (_, i) => i).sort((a, b) => size(a) - size(b));
  return order.some((i, at) => {
    if (isNought((probe) => probe[i] ?? 0)) return true;
    for (let next = at + 1; next < order.length; next += 1) {
      const j = order[next] ?? 0;
      if (size(j) - size(i) > slack) return false;
      if (isNought((probe) => (probe[i] ?? 0) + (probe[j] ?? 0))) return true;
    }
    return false;
  });
}

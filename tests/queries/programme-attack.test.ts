import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProtectedCount } from '#queries/programme/counts.ts';
import { jointCounts, type RawCounts } from '#queries/programme/joint.ts';
import { LinkedCounts, type Teller } from '#queries/programme/linked.ts';
import type { Enrolment } from '#queries/programme/register.ts';

const dayAt = (n: number): string => new Date(Date.UTC(2020, 10, 1 + n)).toISOString().slice(0, 10);

/** An enrolment of a made-up register: days after 2020-11-01, -1 for never; `place`: a number of one of six départements. */
type Made = {
  enterprise_id: number;
  joined: number;
  steps: number[];
  place: number;
  family: string;
  solution_code: string | null;
  refused: boolean;
  reason: string;
};

const arbitraryRegister = fc.array(
  fc.record<Made>({
    enterprise_id: fc.integer({ min: 1, max: 60 }),
    joined: fc.integer({ min: 0, max: 150 }),
    steps: fc.array(fc.integer({ min: -1, max: 90 }), { minLength: 7, maxLength: 7 }),
    place: fc.integer({ min: 1, max: 6 }),
    family: fc.constantFrom('food', 'culture', 'person'),
    solution_code: fc.constantFrom('a', 'b', 'c', null),
    refused: fc.boolean(),
    reason: fc.constantFrom('cost', 'skills', 'too_late', 'logistics')
  }),
  { minLength: 8, maxLength: 70, size: 'max' }
);

const enrolmentOf = (made: Made, i: number): Enrolment => {
  const { enterprise_id, joined, steps, place, family, solution_code, refused } = made;
  const day = (n: number) => (steps[n - 1] === -1 ? null : dayAt(joined + (steps[n - 1] ?? 0)));
  return {
    ...{ enrolment_id: i, unit_id: i, enterprise_id, solution_code, sample: false },
    ...{ sector_group: null, sector_family: family, currency: 'EUR' },
    ...{ area_code: null, departement_code: `DEP-${place}`, country_code: 'FR' },
    region_code: `REG-${Math.ceil(place / 3)}`,
    ...{ joined_on: dayAt(joined), refused_on: refused ? dayAt(joined + 20) : null },
    ...{ s1_on: day(1), s2_on: day(2), s3_on: day(3), s4_on: day(4) },
    ...{ s5_on: day(5), s6_on: day(6), s7_on: day(7) },
    ...{ left_on: null, closed_on: null, last_online_on: day(5), last_told_on: null },
    ...{ online_until: dayAt(300), sold_before: place === 1, has_sold_before: false },
    ...{ sheets_n: null, sheets_target_n: null, aid_minor: joined % 2 === 0 ? 50_000 : null }
  };
};

const areas = [
  'FR',
  ...[1, 2].map((n) => `REG-${n}`),
  ...[1, 2, 3, 4, 5, 6].map((n) => `DEP-${n}`)
];
const rawOf = (made: readonly Made[]): RawCounts => ({
  register: made.map(enrolmentOf),
  as_of: dayAt(300),
  days: [30, 60, 90, 120, 150, 300].map(dayAt),
  targets: ['none', 'checkout'].flatMap((stage) =>
    areas.map((area_code) => ({
      ...{ area_code, area_name: area_code, level: area_code.slice(0, 3) },
      ...{ stage: stage as 'none' | 'checkout', due_on: dayAt(100), target_n: 10 } // two of the stages
    }))
  ),
  reasons: [
    ...new Map(
      made
        .filter(({ refused }) => refused)
        .map(({ enterprise_id, reason }) => [
          `${enterprise_id} ${reason}`,
          { enterprise_id, code: reason }
        ])
    ).values()
  ]
});

/** A teller that also writes down whose count it told. */
const overheard = (teller: Teller): { teller: Teller; told: number[][] } => {
  const told: number[][] = [];
  const tell = (ids: Iterable<number>, base: number): ProtectedCount => {
    const list = [...ids];
    const count = teller.tell(list, base);
    if (count.value !== null) told.push(list);
    return count;
  };
  return { teller: { tell }, told };
};
const everything: Teller = { tell: (ids) => ({ value: [...ids].length, status: 'F' }) };

/** Prime below 2^26: products stay exact. */
const prime = 67_108_859;
const times = (a: number, b: number): number => (a * b) % prime;
function inverse(a: number): number {
  let [result, base, power] = [1, a, prime - 2];
  for (; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = times(result, base);
    base = times(base, base);
  }
  return result;
}

/** Rows reduced against one another, one pivot each: what can be worked out of some counts, by exact elimination. */
function eliminated(rows: readonly number[][]): number[][] {
  const kept: { pivot: number; row: number[] }[] = [];
  for (const given of rows) {
    const row = [...given];
    for (const { pivot, row: known } of kept) subtract(row, known, row[pivot] ?? 0);
    const pivot = row.findIndex((x) => x !== 0);
    if (pivot === -1) continue;
    const factor = inverse(row[pivot] ?? 1);
    const scaled = row.map((x) => times(x, factor));
    for (const known of kept) subtract(known.row, scaled, known.row[pivot] ?? 0);
    kept.push({ pivot, row: scaled });
  }
  return kept.map(({ row }) => row);
}
function subtract(row: number[], known: readonly number[], factor: number): void {
  if (factor === 0) return;
  known.forEach((x, i) => (row[i] = ((row[i] ?? 0) - times(factor, x) + prime) % prime));
}

/** Sets of one or two enterprises whose number sums and differences of told counts give. */
function disclosed(told: readonly number[][], enterprises: readonly number[]): number[][] {
  const rows = told.map((ids) => enterprises.map((id) => ids.filter((it) => it === id).length));
  const known = eliminated(rows);
  const isKnown = (ids: readonly number[]) => {
    const row = enterprises.map((id) => (ids.includes(id) ? 1 : 0));
    for (const each of known) subtract(row, each, row[each.findIndex((x) => x !== 0)] ?? 0);
    return row.every((x) => x === 0);
  };
  return enterprises.flatMap((a, i) => [
    ...(isKnown([a]) ? [[a]] : []),
    ...enterprises.slice(i + 1).flatMap((b) => (isKnown([a, b]) ? [[a, b]] : []))
  ]);
}

/** What an outsider finds out of a whole report made with a teller. */
function attacked(made: readonly Made[], teller: Teller): number[][] {
  const heard = overheard(teller);
  jointCounts(rawOf(made), heard.teller);
  return disclosed(heard.told, [...new Set(made.map(({ enterprise_id }) => enterprise_id))]);
}

describe('counts of a programme told together', () => {
  test('give no number of one or two enterprises away, whatever is added and subtracted', () => {
    fc.assert(
      fc.property(arbitraryRegister, (made) => {
        const linked = new LinkedCounts(made.map(({ enterprise_id }) => enterprise_id));
        expect(attacked(made, linked)).toEqual([]);
      }),
      { seed: 21, numRuns: 40, endOnFailure: true }
    );
  });

  test('would give them away if nothing were hidden, or each count were judged by itself', () => {
    const alone: Teller = {
      tell: (ids, base) => {
        const list = [...ids];
        return new LinkedCounts(list).tell(list, base);
      }
    };
    const made = fc.sample(arbitraryRegister, { seed: 22, numRuns: 4 });
    for (const teller of [everything, alone])
      expect(made.filter((each) => attacked(each, teller).length > 0)).toHaveLength(4);
  });

  const ids = (from: number, until: number) =>
    Array.from({ length: until - from }, (_, i) => from + i);

  test('do not tell a région less its départements', () => {
    const linked = new LinkedCounts(ids(0, 20));
    const counts = [ids(0, 20), ids(0, 10), ids(0, 4), ids(4, 9)];
    // Région 10, départements 4 and 5: the third département would be one enterprise.
    expect(counts.map((own) => linked.tell(own, 20).value)).toEqual([20, 10, 4, null]);
  });

  test('do not tell all reasons but a rare one', () => {
    const linked = new LinkedCounts(ids(0, 12));
    const counts = [ids(0, 12), ids(0, 6), ids(6, 10), ids(10, 12)];
    expect(counts.map((own) => linked.tell(own, 12))).toEqual([
      { value: 12, status: 'F' },
      { value: 6, status: 'F' },
      { value: null, status: 'D' },
      { value: null, status: 'A' }
    ]);
  });

  test('tell nought of five and more, and what follows from what is told already', () => {
    const linked = new LinkedCounts(ids(0, 12));
    const counts = [ids(0, 12), ids(0, 6), ids(6, 12), []];
    expect(counts.map((own) => linked.tell(own, 6).value)).toEqual([12, 6, 6, 0]);
    expect(linked.tell([], 4)).toEqual({ value: null, status: 'A' });
  });
});

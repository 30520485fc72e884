import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recordsOf } from '#ingest/connectors/parts/json.ts';
import { OrderFact, TakingsFact, VisitFact, type Read } from '#model/connector.ts';
import { toMinor } from '#model/money.ts';
import { countedStatuses } from '#model/order.ts';
import { reasonText } from '#model/reason.ts';
import {
  cases,
  contextOf,
  expectedOf,
  fixturePath,
  fixtureText,
  hasFixtures,
  readsOf,
  type Expected
} from './fixtures.ts';
import { personalTexts, withoutCustomers } from './personal.ts';

test.each(cases)('$name has fixtures', ({ name }) => {
  expect(hasFixtures(name)).toBe(true);
});

const ready = cases
  .filter(({ name }) => hasFixtures(name))
  .map((it) => ({ ...it, expected: expectedOf(it.name) }));

describe.each(ready)('$name', ({ name, connector, expected }) => {
  const files = Object.keys(expected.files);

  test('every fixture has its expected Reads', () => {
    const found = readdirSync(dirname(fixturePath(name, 'expected.json')));
    expect(found.filter((file) => file !== 'expected.json').sort()).toEqual([...files].sort());
  });

  test.each(files)('%s gives the Reads that are written down', (file) => {
    expect(readsOf(connector, file, expected)).toEqual(expected.files[file]);
  });

  test('every Read is valid in our words', () => {
    for (const read of files.flatMap((file) => readsOf(connector, file, expected)))
      expect(() => validate(read)).not.toThrow();
  });

  test('amounts are those of the platform, with and without its tax', () => {
    const orders = connector.reads.includes('orders');
    expect(orders && expected.totals.length === 0).toBe(false);
    for (const total of expected.totals) expect(amountsOf(total)).toEqual(amountsGiven(total));
  });

  type Total = Expected['totals'][number];
  const minor = (amount: string, currency: string): number =>
    expected.minor_units ? Number(amount) : toMinor(amount, currency);

  function amountsGiven({ gross, tax, net, file, external_id }: Total) {
    const raw = fixtureText(name, file);
    const [fact] = factOf(file).filter((it) => it.external_id === external_id);
    const currency = fact?.currency ?? expected.context.currency;
    const given = { gross, tax, net: net ?? null };
    const texts = Object.values(given).filter((text) => text !== null);
    expect(texts.filter((text) => !raw.includes(text))).toEqual([]);
    const pairs = Object.entries(given).map(([key, text]) => [
      key,
      text === null ? null : minor(text, currency)
    ]);
    return Object.fromEntries(pairs) as Record<keyof typeof given, number | null>; // the same keys
  }

  function amountsOf({ file, external_id, tax, net }: Total) {
    const fact = factOf(file).find((it) => it.external_id === external_id);
    expect(fact, external_id).toBeDefined();
    if (fact === undefined) return null;
    const own = fact.net_minor === 0 ? fact.refund_minor : fact.net_minor;
    return {
      gross: fact.tax_basis === 'ttc' ? own : own + (fact.tax_minor ?? 0),
      tax: tax === null ? null : fact.tax_minor,
      net: net === undefined ? null : own
    };
  }

  const factOf = (file: string): OrderFact[] =>
    readsOf(connector, file, expected).flatMap((read) =>
      read.kind === 'order' ? [read.fact] : []
    );

  test('every status that the platform documents is classified, and no other', () => {
    expect(Object.keys(connector.statuses).sort()).toEqual([...expected.statuses].sort());
  });

  test('what the platform does not have is said', () => {
    const said = [...expected.changes.map(({ what }) => what), ...Object.keys(expected.lacks)];
    const asked = connector.reads.includes('orders')
      ? ['test order', 'unknown currency', 'unknown origin', 'unknown status']
      : [];
    expect([...new Set(said)].sort()).toEqual(asked);
  });

  test.each(expected.changes)('$what at $path', (change) => {
    const records = recordsOf(connector, fixtureText(name, change.file));
    const record = set(records[change.record], change.path, change.value);
    const reads = connector.read(record, contextOf(expected) as never); // as in fixtures.ts
    expect(reads).toContainEqual(partly(change.gives));
    if (change.what === 'test order') expect(reads.filter(counts)).toEqual([]);
    for (const read of reads)
      if (read.kind === 'refused')
        expect(reasonText(read.code, 'en', read)).toMatch(/^[A-Z“][^]*\.$|: /);
  });

  test('nothing about a person is left but the customer, which is keyed', () => {
    for (const file of files) {
      const records = recordsOf(connector, fixtureText(name, file));
      const left = JSON.stringify(withoutCustomers(readsOf(connector, file, expected)));
      const known = new Set([...expected.public_words, ...Object.keys(connector.origins)]);
      const personal = personalTexts(records).filter((text) => !known.has(text));
      expect(personal.filter((text) => left.includes(text))).toEqual([]);
    }
  });

  test('anything else is refused or left out for a reason, never thrown', () => {
    for (const strange of [undefined, null, 'text', 42, true, [], {}, [null, [[]], 7], { id: {} }])
      for (const read of connector.read(strange, contextOf(expected) as never))
        expect(['refused', 'dropped']).toContain(read.kind);
  });
});

function validate(read: Read): void {
  if (read.kind === 'order') OrderFact.parse(read.fact);
  if (read.kind === 'takings') TakingsFact.parse(read.fact);
  if (read.kind === 'visits') VisitFact.parse(read.fact);
}

const counts = (read: Read): boolean =>
  read.kind === 'order' && countedStatuses.includes(read.fact.status);

/** A copy of a record with one value changed. */
function set(record: unknown, path: (string | number)[], value: unknown): unknown {
  const copy = structuredClone(record);
  let at = copy as Record<string | number, unknown>; // the test data knows the way
  for (const name of path.slice(0, -1)) at = at[name] as Record<string | number, unknown>;
  at[path.at(-1) ?? ''] = value;
  return copy;
}

/** Matches what has these fields, and more. */
function partly(given: Record<string, unknown>): unknown {
  return expect.objectContaining(
    Object.fromEntries(
      Object.entries(given).map(([name, value]) => [
        name,
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? partly(value as Record<string, unknown>)
          : value
      ])
    )
  );
}

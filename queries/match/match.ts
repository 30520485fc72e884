import type { Engine } from '#queries/engines/duckdb.ts';
import { paymentFeeds } from '#model/feed.ts';
import { statements } from '#queries/facts/text.ts';
import amount from './amount.sql?raw';
import orphans from './orphans.sql?raw';
import reference from './reference.sql?raw';
import refund from './refund.sql?raw';
import refundRows from './refund-rows.sql?raw';
import rows from './rows.sql?raw';
import settle from './settle.sql?raw';

/** Days between an order and the payment that names it, and between two days that may touch one another. */
const reach_days = 31;
/** Days after a sale within which what is given back is matched by amount. */
const back_days = 120;
/** Seconds between an order and its payment when only the amount tells. */
const near_seconds = 60;
const day_seconds = 86_400;

/**
 * Finds sales and refunds that two feeds of a unit tell, inside the caller's transaction and before its roll-ups: the order
 * of the shop platform counts, the payment is marked as its shadow. What is found depends on the facts alone, not on the
 * order of their arrival, so that matches that do not hold any more go too. Reads the caller's TEMP touched, and adds the
 * days whose sums change by it. Does next to nothing where no unit has a feed of payments.
 * Source: domain note section 5, double feeds; decision 0024.
 */
export async function matchDoubles(engine: Engine): Promise<void> {
  const params = { kinds: paymentFeeds, reach: reach_days, back: back_days };
  await engine.run(orphans);
  const [units = '', ...rest] = statements(rows);
  await engine.run(units, params);
  const [found] = await engine.query<{ n: number }>('SELECT count(*) AS n FROM match_unit');
  if ((found?.n ?? 0) === 0) return;
  for (const statement of rest) await engine.run(statement, params);
  await engine.run(reference, params);
  await engine.run(amount, { seconds: near_seconds });
  for (const statement of statements(refundRows)) await engine.run(statement, params);
  if (await hasRefunds(engine)) for (const pass of passes) await engine.run(refund, pass);
  const matched_at = new Date().toISOString().replace('T', ' ').replace('Z', '');
  for (const statement of statements(settle)) await engine.run(statement, { matched_at });
}

async function hasRefunds(engine: Engine): Promise<boolean> {
  const [row] = await engine.query<{ n: number }>('SELECT count(*) AS n FROM match_refund');
  return (row?.n ?? 0) > 0;
}

/** Refunds by what is surest first: one moment, one known sale, one known sale whose tax is spread over several rates. */
const passes = [
  { seconds: near_seconds, slack: 0, known: false },
  { seconds: day_seconds, slack: 0, known: true },
  { seconds: day_seconds, slack: 0.15, known: true }
];

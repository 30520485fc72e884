import { enterWeek } from '#ingest/entry/enter-week.ts';
import {
  readEntry,
  todayIn,
  typedAmount,
  type EntryFaults,
  type EntryValues
} from '#lib/entry/form.ts';
import { personViewer } from '#lib/server/accounts/viewer.server.ts';
import { server } from '#lib/server/context.server.ts';
import type { Lang } from '#lib/format.ts';
import { addDays, type Day } from '#model/calendar.ts';
import { minorDigits } from '#model/money.ts';
import { VitrineError } from '#model/problem.ts';
import type { ShopPlace } from '#model/shop-place.ts';
import {
  channelOf,
  entry_weeks_max,
  entryFields,
  lastWeeks,
  mondayOf,
  newestWeek,
  totalOf,
  weekFault,
  weekOf,
  type EntryField,
  type EntryTax
} from '#model/week-entry.ts';
import {
  fedChannels,
  weekEntries,
  type FedChannel,
  type Store,
  type WeekEntry
} from '#queries/store.server.ts';

/** Weeks offered in the list, and entries looked at for it. */
const weeks_offered = 13;
const entries_max = 400;

/** A field that another feed tells in a week. */
export type FedField = { field: EntryField; source: string; since_on: Day };

/**
 * The page of a week's entry: the week asked for or the newest, filled with what it says already, else with the newest
 * entry before it.
 */
export async function entryPage(shop: ShopPlace, asked: string | null, lang: Lang) {
  const store = await server().store();
  const today = todayIn(shop.zone, new Date());
  const week = asked !== null && weekFault(asked, today) === null ? asked : newestWeek(today);
  const monday = mondayOf(week) ?? today;
  const entries = await weekEntries(store, shop.unit, { limit: entries_max });
  const counting = entries.filter(({ counts }) => counts);
  const own = counting.find(({ week_on }) => week_on === monday);
  const before = counting.find(({ week_on }) => week_on < monday) ?? counting.at(-1);
  const channels = await channelsOf(store, shop.unit, today);
  const shown = own ?? before;
  return {
    ...{ week, week_on: monday, today, digits: minorDigits(shop.currency) },
    weeks: lastWeeks(today, weeks_offered),
    values: shown === undefined ? {} : valuesOf(shown, own !== undefined, lang),
    tax: shown?.tax ?? null,
    tax_proposed: taxProposed(shop.sector),
    is_entered: own !== undefined,
    prefilled_on: own === undefined ? (before?.week_on ?? null) : null,
    fed: fedIn(channels, monday),
    entered: counting.map((entry) => ({
      week_on: entry.week_on,
      total_minor: totalOf(entry.amounts),
      is_twice: fedIn(channels, entry.week_on).some(({ field }) => (entry.amounts[field] ?? 0) > 0)
    })),
    history: await named(entries.filter(({ week_on }) => week_on === monday)),
    request_id: crypto.randomUUID()
  };
}

const channelsOf = (store: Store, unit: string, today: Day): Promise<FedChannel[]> =>
  fedChannels(store, unit, addDays(today, -7 * entry_weeks_max));

/** The fields of the form that other feeds tell by the end of a week. */
function fedIn(channels: readonly FedChannel[], monday: Day): FedField[] {
  return entryFields.flatMap((field) => {
    const told = channels.find(
      ({ channel, since_on }) => channel === channelOf(field) && since_on < addDays(monday, 7)
    );
    return told === undefined ? [] : [{ field, source: told.source, since_on: told.since_on }];
  });
}

/** Zeros are shown of a week that says so itself; filled in from another week they stay blank. */
const valuesOf = (
  { amounts, currency }: WeekEntry,
  is_own: boolean,
  lang: Lang
): Record<string, string> =>
  Object.fromEntries(
    entryFields.map((field) => [
      field,
      amounts[field] === 0 && !is_own
        ? ''
        : typedAmount(amounts[field], minorDigits(currency), lang)
    ])
  );

/** The rate of most of what a trade sells. Source: domain note section 5, traps. */
const taxProposed = (sector: string | null): EntryTax =>
  /^(G01|G07|47\.2[1-59]|47\.61)/.test(sector ?? '') ? 'ttc_55' : 'ttc_200';

/** Entries with the names of whoever made them; `who` null: the account is gone. */
async function named(entries: readonly WeekEntry[]) {
  const accounts = await server().accounts();
  return Promise.all(
    entries.map(async ({ request_id, entered_at, entered_by, tax, amounts, counts }) => {
      const who = await personViewer(accounts, entered_by);
      return {
        request_id,
        entered_at,
        tax,
        amounts,
        counts,
        who: who.user_id === null ? null : who.name
      };
    })
  );
}

/** What became of a form; `state` 429 and 503 mean that it may come again. */
export type Entered =
  | { done: 'kept' | 'same'; week: string; total_minor: number; tax: EntryTax }
  | { faults: EntryFaults };

const waited_max_s = 90 * 24 * 3600;

/**
 * Keeps a form of the page. `waited_s`: how long it lay on the device before it could be sent. Errors: PushBack, StoreError;
 * nothing is kept then.
 */
export async function takeEntry(
  shop: ShopPlace,
  values: EntryValues,
  by: { user_id: string; request_id: string; waited_s: number }
): Promise<Entered> {
  const running = server();
  const store = await running.store();
  const now = new Date();
  const today = todayIn(shop.zone, now);
  const monday = mondayOf(values['week'] ?? '') ?? today;
  const fed = fedIn(await channelsOf(store, shop.unit, today), monday).map(({ field }) => field);
  const read = readEntry(values, { currency: shop.currency, today, fed });
  if ('faults' in read) return read;
  const { week, tax, amounts } = read.entry;
  const waited_s = Math.min(Math.max(by.waited_s, 0), waited_max_s);
  try {
    const outcome = await enterWeek(
      { store, secret: running.secret, now },
      {
        ...{
          unit: shop.unit,
          request_id: by.request_id,
          week_on: mondayOf(week) ?? today,
          tax,
          amounts
        },
        ...{ entered_by: by.user_id, entered_at: new Date(now.getTime() - waited_s * 1000) }
      }
    );
    if (typeof outcome === 'object') return { faults: { form: 'not_a_number' } };
    const done = outcome === 'same' ? 'same' : 'kept';
    return { done, week: weekOf(mondayOf(week) ?? today), total_minor: totalOf(amounts), tax };
  } catch (error) {
    if (error instanceof VitrineError && error.field === 'week')
      return { faults: { week: 'by_month' } };
    throw error;
  }
}

import type { Page, PullOptions } from '#model/connector.ts';
import { addDays } from '#model/calendar.ts';
import { basic, below, documentOf } from '../parts/answer.ts';
import { rawOf, rawsOf, text, valueOf, type Raw } from '../parts/raw.ts';
import { walk, type Leaf, type Place } from '../parts/walk.ts';

/** What a pull needs of the settings. */
export type Access = { base_url: string; api_key?: string | undefined };

/** Records a page; the webservice has no limit of its own, small hosts do. */
export const page_size = 100;

type Options = PullOptions<Access>;

/** What the shop's own numbers stand for. */
type Names = {
  states: Map<string, Raw>;
  currencies: Map<string, string>;
  carriers: Map<string, string>;
};

/**
 * Orders, then credit slips, by time of change, oldest first, each with what its numbers stand for: state, currency,
 * carrier, and of a slip the order. Times are the shop's own clock, which a pull does not know: it begins a day earlier.
 */
export async function* pull(options: Options): AsyncGenerator<Page> {
  const names = await namesOf(options);
  const from =
    options.since === null ? null : `${addDays(options.since.slice(0, 10), -1)} 00:00:00`;
  yield* walk(['orders', 'order_slip'], { from, cursor: options.cursor }, (place) =>
    leafAt(place, names, options)
  );
}

async function leafAt(place: Place, names: Names, options: Options): Promise<Leaf> {
  const found = await list(options, place.list, {
    ...{ sort: '[date_upd_ASC,id_ASC]', limit: `${(place.page - 1) * page_size},${page_size}` },
    'filter[date_upd]': `[${place.from ?? '1970-01-01 00:00:00'},${horizon(options.now())}]`,
    date: '1'
  });
  return {
    records:
      place.list === 'orders'
        ? found.map((order) => ({ order: named(order, names) }))
        : await withOrders(found, names, options),
    full: found.length >= page_size,
    last: text(found.at(-1) ?? {}, 'date_upd')
  };
}

/** An upper bound that is a day only loses that day (issue 10822), and the shop's clock may be ahead of ours. */
const horizon = (now: Date): string => `${addDays(now.toISOString().slice(0, 10), 2)} 00:00:00`;

async function withOrders(slips: Raw[], names: Names, options: Options): Promise<unknown[]> {
  const ids = [...new Set(slips.map((slip) => text(slip, 'id_order')).filter((id) => id !== null))];
  if (ids.length === 0) return slips.map((slip) => ({ order_slip: slip }));
  const orders = await list(options, 'orders', { 'filter[id]': `[${ids.join('|')}]` });
  const byId = new Map(orders.map((order) => [text(order, 'id'), named(order, names)]));
  return slips.map((slip) => ({
    order_slip: slip,
    order: byId.get(text(slip, 'id_order')) ?? null
  }));
}

function named(order: Raw, { states, currencies, carriers }: Names): Raw {
  const state = states.get(text(order, 'current_state') ?? '');
  const code = currencies.get(text(order, 'id_currency') ?? '');
  const carrier = carriers.get(text(order, 'id_carrier') ?? '');
  return {
    ...order,
    ...(state === undefined ? {} : { state }),
    ...(code === undefined ? {} : { currency_code: code }),
    ...(carrier === undefined ? {} : { carrier_name: carrier })
  };
}

async function namesOf(options: Options): Promise<Names> {
  const byId = (rows: Raw[], name: string): Map<string, string> =>
    new Map(rows.map((row) => [text(row, 'id') ?? '', text(row, name) ?? '']));
  const states = await list(options, 'order_states', {});
  const currencies = await list(options, 'currencies', { display: '[id,iso_code]' });
  const carriers = await list(options, 'carriers', { display: '[id,name]' });
  return {
    states: new Map(states.map((state) => [text(state, 'id') ?? '', state])),
    currencies: byId(currencies, 'iso_code'),
    carriers: byId(carriers, 'name')
  };
}

/** A list of the webservice; one without entries is an empty list, not an object. */
async function list(
  { settings, fetch }: Options,
  resource: string,
  query: Record<string, string>
): Promise<Raw[]> {
  const url = below(settings.base_url, `api/${resource}`, {
    ...{ output_format: 'JSON', display: 'full' },
    ...query
  });
  const response = await fetch(url, {
    headers: { Authorization: basic(settings.api_key ?? '', ''), 'Output-Format': 'JSON' }
  });
  const document = rawOf(await documentOf(response, 'PrestaShop')) ?? {};
  return rawsOf(Object.keys(document).map((name) => valueOf(document, name))[0]);
}

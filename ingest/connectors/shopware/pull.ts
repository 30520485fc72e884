import type { Page, PullOptions } from '#model/connector.ts';
import { below, notThePlatform, objectOf } from '../parts/answer.ts';
import { rawsOf, text, valueOf, type Raw } from '../parts/raw.ts';
import { walk, type Leaf, type Place } from '../parts/walk.ts';

/** What a pull needs of the settings. */
export type Access = {
  base_url: string;
  client_id?: string | undefined;
  client_secret?: string | undefined;
};

/** Records a page. */
export const page_size = 100;

type Options = PullOptions<Access>;

/**
 * Orders that were made or changed since a moment, by time of making: a place that no change moves, so that pages never
 * lose one. An order's time of change is empty until it changes, and the change of a payment does not show in it.
 */
export async function* pull(options: Options): AsyncGenerator<Page> {
  let token = '';
  yield* walk(
    ['order'],
    { from: options.since?.slice(0, 19) ?? null, cursor: options.cursor },
    async (place) => {
      if (token === '') token = await login(options);
      return leafAt(place, options, token);
    }
  );
}

async function login({ settings, fetch }: Options): Promise<string> {
  const response = await fetch(below(settings.base_url, 'api/oauth/token'), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify({
      grant_type: 'client_credentials',
      client_id: settings.client_id ?? '',
      client_secret: settings.client_secret ?? ''
    })
  });
  const token = text(await objectOf(response, 'Shopware'), 'access_token');
  if (token === null) throw notThePlatform('Shopware');
  return token;
}

const range = (field: string, since: string) => ({
  type: 'range',
  field,
  parameters: { gte: since }
});

const associations = {
  currency: {},
  salesChannel: {},
  stateMachineState: {},
  orderCustomer: {},
  lineItems: {},
  deliveries: { associations: { shippingMethod: {}, stateMachineState: {} } },
  transactions: {
    associations: {
      paymentMethod: {},
      stateMachineState: {},
      captures: { associations: { refunds: { associations: { stateMachineState: {} } } } }
    }
  }
};

async function leafAt(place: Place, options: Options, token: string): Promise<Leaf> {
  const since = place.from;
  const fields = ['createdAt', 'updatedAt', 'transactions.createdAt', 'transactions.updatedAt'];
  const response = await options.fetch(below(options.settings.base_url, 'api/search/order'), {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      Accept: 'application/json'
    },
    body: JSON.stringify({
      page: place.page,
      limit: page_size,
      'total-count-mode': 1,
      sort: [
        { field: 'createdAt', order: 'ASC' },
        { field: 'id', order: 'ASC' }
      ],
      filter:
        since === null
          ? []
          : [{ type: 'multi', operator: 'or', queries: fields.map((it) => range(it, since)) }],
      associations
    })
  });
  const answer = await objectOf(response, 'Shopware');
  const orders: Raw[] = rawsOf(valueOf(answer, 'data'));
  if (!Object.hasOwn(answer, 'data')) throw notThePlatform('Shopware');
  return {
    records: orders,
    full: orders.length >= page_size,
    last: null,
    expected_n: Number(text(answer, 'total') ?? 0)
  };
}

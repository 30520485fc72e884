import type { Page, PullOptions } from '#model/connector.ts';
import { ConnectorError } from '#model/problem.ts';
import { objectOf } from '../parts/answer.ts';
import { inside, text, type Raw } from '../parts/raw.ts';
import { Assembler, errorsIn, linesOf } from './bulk.ts';
import { ordersQuery } from './graphql.ts';

/** What a pull needs of the settings. `api_url`: only where the shop is not reached by its own name. */
export type Access = {
  shop_domain: string;
  access_token?: string | undefined;
  api_url?: string | undefined;
};

/** Version of the Admin API that the questions are written for. */
export const api_version = '2026-07';

/** Orders a page. */
export const page_size = 250;

/** How often the state of a bulk operation is asked for before the pull gives up for today; once a second at full pace. */
const polls_max = 3_600;

/** Where a pull stands: the operation, and how many of its orders are in. */
type Place = { operation: string; orders_n: number };

/**
 * Orders changed since a moment, oldest change first, by one bulk operation: started, waited for, and read as a file
 * that may be larger than memory. A run that was cut off goes on with the same operation, whose file lives seven days.
 */
export async function* pull(options: PullOptions<Access>): AsyncGenerator<Page> {
  let place = placeIn(options.cursor);
  if (place === null) {
    place = { operation: await start(options), orders_n: 0 };
    yield { records: [], cursor: cursorOf(place) };
  }
  const { url, expected_n } = await finished(place.operation, options);
  if (url === null) {
    yield { records: [], cursor: null };
    return;
  }
  let page: Raw[] = [];
  let seen_n = 0;
  for await (const order of ordersIn(await options.fetch(url))) {
    seen_n += 1;
    if (seen_n <= place.orders_n) continue;
    page.push(order);
    if (page.length < page_size) continue;
    place = { ...place, orders_n: seen_n };
    yield { records: page, cursor: cursorOf(place), ...expected_n };
    page = [];
  }
  yield { records: page, cursor: null, ...expected_n };
}

async function* ordersIn(response: Response): AsyncGenerator<Raw> {
  const assembler = new Assembler();
  for await (const line of linesOf(response)) {
    const order = assembler.add(line);
    if (order !== null) yield order;
  }
  const last = assembler.end();
  if (last !== null) yield last;
}

async function ask(
  { settings, fetch }: PullOptions<Access>,
  query: string,
  variables: Record<string, unknown>
): Promise<Raw> {
  const base = settings.api_url ?? `https://${settings.shop_domain}`;
  const response = await fetch(`${base}/admin/api/${api_version}/graphql.json`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Shopify-Access-Token': settings.access_token ?? ''
    },
    body: JSON.stringify({ query, variables })
  });
  return objectOf(response, 'Shopify');
}

const startMutation = `mutation start($query: String!) {
  bulkOperationRunQuery(query: $query, groupObjects: true) {
    bulkOperation { id status }
    userErrors { field message }
  }
}`;

async function start(options: PullOptions<Access>): Promise<string> {
  const answer = await ask(options, startMutation, { query: ordersQuery(options.since) });
  const payload = inside(answer, 'data', 'bulkOperationRunQuery');
  const id = text(inside(payload, 'bulkOperation'), 'id');
  const errors = errorsIn(answer, 'bulkOperationRunQuery');
  if (errors !== null || id === null) throw refused(errors ?? 'no operation was started');
  return id;
}

const stateQuery = `query state($id: ID!) {
  node(id: $id) { ... on BulkOperation { id status errorCode rootObjectCount url } }
}`;

/** The file of an operation once it is done; null when nothing changed. Errors: ConnectorError when it failed. */
async function finished(
  operation: string,
  options: PullOptions<Access>
): Promise<{ url: string | null; expected_n: { expected_n?: number } }> {
  for (let n = 0; n < polls_max; n += 1) {
    const answer = await ask(options, stateQuery, { id: operation });
    const state = inside(answer, 'data', 'node');
    const status = text(state, 'status');
    if (status === 'COMPLETED') {
      const count = Number(text(state, 'rootObjectCount') ?? Number.NaN);
      return { url: text(state, 'url'), expected_n: count >= 0 ? { expected_n: count } : {} };
    }
    if (status !== 'CREATED' && status !== 'RUNNING')
      throw refused(errorsIn(answer) ?? `${status ?? 'unknown'} ${text(state, 'errorCode') ?? ''}`);
  }
  throw refused('the list of orders is not ready yet');
}

const refused = (value: string): ConnectorError =>
  new ConnectorError(`Shopify refuses the request (${value})`, {
    problem: { code: 'refused', value }
  });

const cursorOf = (place: Place): string => `${place.orders_n} ${place.operation}`;

function placeIn(cursor: string | null): Place | null {
  const match = /^(\d{1,9}) (gid:\/\/shopify\/BulkOperation\/\d+)$/.exec(cursor ?? '');
  return match?.[2] === undefined ? null : { operation: match[2], orders_n: Number(match[1]) };
}

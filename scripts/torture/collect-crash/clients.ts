import { createHmac } from 'node:crypto';

/** Who may send, and where to. */
export type Access = { url: string; key: string; hook_source_id: number; hook_secret: string };

/** One request: what it holds, by the name of each event and the version it brings. */
export type Sent = {
  path: 'orders' | 'hook';
  body: string;
  /** events that must be counted: external id → net amount in minor units; later ones of an id are newer */
  sales: [external_id: string, net_minor: number][];
  /** events that must be refused */
  refused: string[];
  /** its Idempotency-Key; null: it has none */
  name: string | null;
  /** what it was answered; absent before that */
  answer?: string;
};

/** What became of requests: acknowledged, or sent without an answer. */
export type Ledger = { acknowledged: Sent[]; in_doubt: Sent[]; troubles: string[] };

/** Makes requests until the server is gone; what it says is written to the ledger. */
export async function client(
  access: Access,
  next: () => Sent,
  ledger: Ledger,
  is_over: () => boolean
): Promise<void> {
  while (!is_over()) await send(access, next(), ledger, is_over);
}

/** Sends one request and writes what became of it. */
export async function send(
  access: Access,
  sent: Sent,
  ledger: Ledger,
  is_over: () => boolean
): Promise<void> {
  try {
    const response = await fetch(...request(access, sent));
    const text = await response.text();
    if (response.ok) ledger.acknowledged.push({ ...sent, answer: text });
    else ledger.troubles.push(`${sent.path} answered ${response.status}: ${text.slice(0, 200)}`);
  } catch (error) {
    ledger.in_doubt.push(sent); // cut off: nobody knows whether it was kept
    if (!is_over()) ledger.troubles.push(`cut off by itself: ${String(error)}`);
  }
}

/** Sends acknowledged requests again; what is answered otherwise than before is a trouble. */
export async function sendAgain(access: Access, sent: Sent[], ledger: Ledger): Promise<void> {
  for (const one of sent) {
    const response = await fetch(...request(access, one));
    const text = await response.text();
    if (text !== one.answer)
      ledger.troubles.push(`${one.name} answered ${one.answer}, then ${text}`.slice(0, 500));
  }
}

function request(access: Access, { path, body, name }: Sent): Parameters<typeof fetch> {
  if (path === 'orders')
    return [
      `${access.url}/collect/v1/orders`,
      {
        method: 'POST',
        body,
        headers: {
          authorization: `Bearer ${access.key}`,
          'content-type': 'application/json',
          ...(name === null ? {} : { 'idempotency-key': name })
        }
      }
    ];
  const signature = createHmac('sha256', access.hook_secret).update(body).digest('base64');
  return [
    `${access.url}/collect/v1/hooks/woocommerce/${access.hook_source_id}`,
    {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'x-wc-webhook-signature': signature,
        'x-wc-webhook-topic': 'order.updated'
      }
    }
  ];
}

/** Orders of one client: new ones, now and then a new version of an old one, now and then one that must be refused. */
export function orders(name: string, per_request: number, random: () => number): () => Sent {
  let made_n = 0;
  return () => {
    const sales: Sent['sales'] = [];
    const refused: string[] = [];
    const items = Array.from({ length: per_request }, () => {
      made_n += 1;
      const is_update = random() < 0.2;
      const external_id = `${name}-${is_update ? Math.floor(random() * made_n) : made_n}`;
      const is_refused = random() < 0.05;
      const net_minor = 100 + Math.floor(random() * 10_000);
      if (is_refused) refused.push(`${external_id}-refused-${made_n}`);
      else sales.push([external_id, net_minor]);
      return {
        external_id: is_refused ? refused.at(-1) : external_id,
        version_at: new Date(Date.UTC(2021, 5, 1) + made_n * 1000).toISOString(),
        ordered_at: new Date(Date.UTC(2021, 0, 1 + (made_n % 60), 12)).toISOString(),
        channel: 'own_site',
        status: 'paid',
        net: (net_minor / 100).toFixed(2),
        currency: is_refused ? 'USD' : 'EUR'
      };
    });
    const body = JSON.stringify(per_request === 1 ? items[0] : items);
    return { path: 'orders', body, sales, refused, name: `${name}-${made_n}` };
  };
}

/** Webhooks of WooCommerce about new orders. */
export function hooks(first_id: number, random: () => number): () => Sent {
  let id = first_id;
  return () => {
    id += 1;
    const net_minor = 100 + Math.floor(random() * 10_000);
    const body = JSON.stringify({
      id,
      status: 'completed',
      currency: 'EUR',
      created_via: 'checkout',
      date_created_gmt: '2021-01-15T12:00:00',
      date_modified_gmt: '2021-01-15T12:05:00',
      total: (net_minor / 100).toFixed(2),
      total_tax: '0.00',
      shipping_lines: [],
      line_items: [],
      refunds: []
    });
    return { path: 'hook', body, sales: [[String(id), net_minor]], refused: [], name: null };
  };
}

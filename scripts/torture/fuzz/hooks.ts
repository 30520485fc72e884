import { createHmac } from 'node:crypto';
import { collectApp } from '#ingest/app.ts';
import { deliveries } from '#ingest/jobs/deliveries.ts';
import { addSource, countDeliveries, saveConnection } from '#queries/store.server.ts';
import { seededRandom } from '../torture.ts';
import { openCollector } from './collector.ts';
import { damaged, mutated, pick } from './mutate.ts';
import type { Sample } from './samples.ts';

const secret = 'a signing secret';
const address = 'https://toys.example/hooks/square';
const at_s = Date.parse('2021-03-02T12:00:00Z') / 1000;

const hmac = (text: string, encoding: 'base64' | 'hex'): string =>
  createHmac('sha256', secret).update(text).digest(encoding);

type Platform = {
  settings: Record<string, unknown>;
  topics: readonly string[];
  /** headers as the platform signs. Source: domain note section 8 */
  sign(body: string, topic: string, n: number): Record<string, string>;
};

const platforms: Record<string, Platform> = {
  shopify: {
    settings: { shop_domain: 'toys.myshopify.com' },
    topics: ['orders/create', 'orders/updated', 'refunds/create', 'customers/redact', 'x'],
    sign: (body, topic, n) => ({
      'x-shopify-hmac-sha256': hmac(body, 'base64'),
      'x-shopify-topic': topic,
      'x-shopify-webhook-id': `w${n}`
    })
  },
  woocommerce: {
    settings: { base_url: 'https://toys.example' },
    topics: ['order.created', 'order.updated', 'order.deleted', 'product.updated'],
    sign: (body, topic) => ({
      'x-wc-webhook-signature': hmac(body, 'base64'),
      'x-wc-webhook-topic': topic
    })
  },
  stripe: {
    settings: {},
    topics: [''],
    sign: (body) => ({ 'stripe-signature': `t=${at_s},v1=${hmac(`${at_s}.${body}`, 'hex')}` })
  },
  square: {
    settings: { notification_url: address },
    topics: [''],
    sign: (body) => ({ 'x-square-hmacsha256-signature': hmac(address + body, 'base64') })
  }
};

/**
 * Sends changed and damaged payloads of the platforms to the addresses of their webhooks: signed ones must be kept (200),
 * forged ones turned away (401), and in the end each that was kept must have been read or left out for a reason, with
 * whatever it held applied. A reader that fails is a failure.
 */
export async function fuzzHooks(
  samples: readonly Sample[],
  inputs_n: number,
  seed: number
): Promise<string[]> {
  const random = seededRandom(seed);
  const said: string[] = [];
  const failures: string[] = [];
  const { context, drain, close } = await openCollector(said);
  try {
    const app = collectApp(context);
    const hooks = await connected(samples, await context.store());
    for (let n = 1; n <= inputs_n; n += 1) {
      const { name, source_id, sample, platform } = pick(random, hooks);
      const body = bodyOf(sample, random);
      const is_forged = random() < 0.1;
      const headers = platform.sign(
        is_forged ? `${body} ` : body,
        pick(random, platform.topics),
        n
      );
      const init = { method: 'POST', headers, body };
      const answer = await app.request(`/collect/v1/hooks/${name}/${source_id}`, init);
      if (answer.status !== (is_forged ? 401 : 200))
        failures.push(`webhook ${n} of ${name}: ${answer.status} ${await answer.text()}`);
    }
    await deliveries.run(context);
    await drain();
    failures.push(...said, ...(await unread(await context.store())));
  } finally {
    await close();
  }
  return failures.map((failure) => failure.slice(0, 500));
}

type Store = Parameters<typeof addSource>[0];

async function connected(samples: readonly Sample[], store: Store) {
  const hooks = [];
  for (const sample of samples) {
    const { name, reports, webhook } = sample.connector;
    const platform = platforms[name];
    if (webhook === undefined) continue;
    if (platform === undefined) throw new Error(`nobody knows how ${name} signs`);
    const feed = { unit: 'toys', name, reports_online: true, reports_total: false };
    const source_id = await addSource(store, feed);
    await saveConnection(store, 'a secret of sixteen characters and more', {
      ...{ source_id, connector: name, pull_every_hours: null, paused: false, reports },
      settings: { ...platform.settings, webhook_secrets: [{ value: secret, until: null }] }
    });
    hooks.push({ name, source_id, sample, platform });
  }
  return hooks;
}

function bodyOf({ records, texts }: Sample, random: () => number): string {
  if (random() < 0.3) return wellFormed(damaged(pick(random, texts), random));
  return wellFormed(
    JSON.stringify(mutated(pick(random, records), random, pick(random, records))) ?? ''
  );
}

/** What can travel as UTF-8, so that it is signed as it arrives. */
const wellFormed = (text: string): string => Buffer.from(text).toString();

async function unread(store: Store): Promise<string[]> {
  const rows = await countDeliveries(store);
  return rows
    .filter(({ status }) => status !== 'read' && status !== 'dropped')
    .map((row) => `deliveries not read: ${JSON.stringify(row)}`);
}

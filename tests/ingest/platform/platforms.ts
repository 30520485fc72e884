import type { Hono } from 'hono';
import { prestaShop } from './prestashop.ts';
import { byChange, type Sale } from './shop.ts';
import { shopify } from './shopify.ts';
import { square } from './square.ts';
import { stripe } from './stripe.ts';
import { wooCommerce } from './woocommerce.ts';

/** A fake platform: and how its connector is set up. */
export type Platform = {
  name: string;
  settings: Record<string, unknown>;
  /** sales that fill three pages of its connector */
  sales_n: number;
  /** a sale can be changed, and the change is told */
  tells_changes: boolean;
  make(sales: Sale[], now: () => Date): Hono;
};

/** Every fake platform. */
export const platforms: readonly Platform[] = [
  {
    name: 'woocommerce',
    settings: {
      base_url: 'https://shop.example.org',
      consumer_key: 'ck_1',
      consumer_secret: 'cs_1'
    },
    sales_n: 240,
    tells_changes: true,
    make: (sales) => wooCommerce(sales)
  },
  {
    name: 'shopify',
    settings: { shop_domain: 'toys.myshopify.com', access_token: 'shpat_1' },
    sales_n: 620,
    tells_changes: true,
    make: (sales, now) => shopify(sales, now)
  },
  {
    name: 'prestashop',
    settings: { base_url: 'https://boutique.example.org', api_key: 'PSKEY' },
    sales_n: 240,
    tells_changes: true,
    make: (sales) => prestaShop(sales)
  },
  {
    name: 'square',
    settings: { access_token: 'EAAA1' },
    sales_n: 240,
    tells_changes: true,
    make: (sales) => square(sales, 100)
  },
  {
    name: 'stripe',
    settings: { api_key: 'sk_1' },
    sales_n: 240,
    tells_changes: false,
    make: (sales) => stripe(sales)
  }
];

/** The customer changes an order: the oldest one, so that everything after it moves up in the platform's lists. */
export function change(sales: Sale[], now: Date): void {
  const [oldest] = [...sales].sort(byChange);
  if (oldest === undefined) return;
  oldest.cents += 600;
  oldest.changed_at = `${now.toISOString().slice(0, 19)}.000Z`;
}

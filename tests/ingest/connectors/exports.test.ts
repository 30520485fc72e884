import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bench, counts, type Bench } from '../shop.ts';

const now = new Date('2025-12-01T00:00:00Z');
let it: Bench;
beforeAll(async () => {
  it = await bench('shopify', 'woo', 'warehouse');
});
afterAll(() => it.close());

const take = (mapping: string, unit: string, ...texts: string[]) =>
  it.take(
    texts.map((text, i) => it.file(`${unit}-${i}.csv`, text)),
    { mapping, unit, now }
  );
const rows = (unit: string, columns: string) =>
  it.rows(
    `SELECT ${columns} FROM order_version JOIN unit USING (unit_id) WHERE is_current AND unit_code = '${unit}' ORDER BY ALL`
  );

// All columns of a real export, in their order.
const shopifyHeader =
  'Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping Street,Shipping Address1,Shipping Address2,Shipping Company,Shipping City,Shipping Zip,Shipping Province,Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor,Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,Lineitem discount,Tax 1 Name,Tax 1 Value,Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name,Tax 4 Value,Tax 5 Name,Tax 5 Value,Phone,Receipt Number,Duties,Billing Province Name,Shipping Province Name,Payment ID,Payment Terms Name,Next Payment Due At,Payment References';
const names = shopifyHeader.split(',');
const line = (cells: Record<string, string>): string =>
  names.map((name) => `"${(cells[name] ?? '').replaceAll('"', '""')}"`).join(',');
const order = (name: string, id: string, more: Record<string, string> = {}) => ({
  ...{ Name: name, Id: id, Email: 'noe.lambert@example.org', Currency: 'EUR', Source: 'web' },
  ...{
    'Financial Status': 'paid',
    'Fulfillment Status': 'fulfilled',
    Total: '120.00',
    Taxes: '20.00'
  },
  ...{ 'Created at': '2025-10-26 02:30:00 +0200', 'Paid at': '2025-10-26 02:31:00 +0200' },
  ...{
    'Lineitem quantity': '1',
    'Shipping Method': 'Colissimo',
    'Payment Method': 'Shopify Payments'
  },
  ...{
    'Billing Name': 'Noé Lambert',
    Notes: 'Deux sonnettes,\nappeler "Noé"',
    'Refunded Amount': '0.00'
  },
  ...more
});

describe('the orders export of Shopify', () => {
  const file = (...lines: Record<string, string>[]): string =>
    [shopifyHeader, ...lines.map(line)].join('\n') + '\n';

  test('has 79 columns and many lines an order', async () => {
    expect(names).toHaveLength(79);
    const report = await take(
      'shopify-orders',
      'shopify',
      file(
        order('#1', '501', { 'Payment References': 'rAbc.1 + rDef.2' }),
        { Name: '#1', 'Lineitem quantity': '2', 'Lineitem name': 'Bougie' },
        { Name: '#1', 'Lineitem quantity': '3', 'Lineitem name': 'Savon' },
        order('#2', '502', { Source: 'pos', 'Shipping Method': '', 'Payment Method': 'Cash' }),
        order('#3', '503', {
          'Financial Status': 'partially_refunded',
          'Refunded Amount': '60.00'
        }),
        order('#4', '504', { Source: '4404003', 'Shipping Method': 'Retrait en boutique' }),
        order('#5', '505', {
          'Fulfillment Status': 'unfulfilled',
          'Cancelled at': '2025-10-27 09:00:00 +0100'
        }),
        order('#6', '506', {
          'Financial Status': 'pending',
          'Fulfillment Status': 'unfulfilled',
          'Payment Method': 'Cash on Delivery (COD)',
          'Shipping Method': 'Retrait en boutique'
        }),
        order('#7', '507', { 'Payment Method': 'bogus' }),
        order('#8', '508', { 'Financial Status': 'on_hold' }),
        order('#9', '509', { Currency: 'USD' })
      )
    );
    expect(counts(report)).toEqual([7, 0, 0, 2]);
    expect(report.quarantined.map(({ code, value }) => [code, value])).toEqual([
      ['unknown_value', 'on_hold'],
      ['currency_mismatch', 'USD']
    ]);
    const axes = 'order_mode, channel, fulfilment, payment_moment, status';
    const found = await rows('shopify', `external_id, ${axes}, net_minor, refund_minor, items_n`);
    expect(found.map((row) => Object.values(row))).toEqual([
      ['501', 'online', 'own_site', 'shipping', 'at_order', 'fulfilled', 10000, 0, 6],
      ['502', 'in_store', 'counter', 'carry_out', 'at_order', 'fulfilled', 10000, 0, 1],
      ['503', 'online', 'own_site', 'shipping', 'at_order', 'fulfilled', 10000, 5000, 1],
      ['504', 'unknown', 'other', 'pickup_shop', 'at_order', 'fulfilled', 10000, 0, 1],
      ['505', 'online', 'own_site', 'shipping', 'at_order', 'cancelled', 10000, 0, 1],
      ['506', 'online', 'own_site', 'pickup_shop', 'at_pickup', 'accepted', 10000, 0, 1],
      ['507', 'online', 'own_site', 'shipping', 'at_order', 'test', 10000, 0, 1]
    ]);
    const [first] = await rows(
      'shopify',
      'ordered_at, version_at, local_day, tax_minor, payment_refs'
    );
    expect(first).toMatchObject({
      ordered_at: '2025-10-26 00:30:00',
      version_at: '2025-10-26 00:31:00',
      local_day: '2025-10-26',
      tax_minor: 2000
    });
    expect(await rows('shopify', 'payment_refs')).toContainEqual({ payment_refs: 'rAbc.1 rDef.2' });
  });

  test('again changes nothing', async () => {
    expect(
      counts(
        await take(
          'shopify-orders',
          'shopify',
          file(
            order('#2', '502', { Source: 'pos', 'Shipping Method': '', 'Payment Method': 'Cash' })
          )
        )
      )
    ).toEqual([0, 0, 1, 0]);
  });
});

test('the warehouse tables of Shopify give orders and refunds of their own', async () => {
  const report = await take(
    'shopify-warehouse',
    'warehouse',
    'id,email,taxes_included,currency,total_tax,total_price,created_at,updated_at,customer_id,financial_status,fulfillment_status,processed_at,cancelled_at,source_name,test\n' +
      '7,,TRUE,EUR,8.00,98.00,2025-11-03 10:00:00.000,2025-11-09 10:00:00.000,44,partially_refunded,fulfilled,2025-11-03 10:00:00.000,,web,FALSE\n' +
      '8,,TRUE,EUR,2.00,12.00,2025-11-03 11:00:00.000,2025-11-03 11:00:00.000,45,paid,,2025-11-03 11:00:00.000,,web,TRUE\n',
    'order_id,id,price,quantity,gift_card,total_discount\n7,71,48.00,1,FALSE,0\n7,72,50.00,1,TRUE,0\n',
    'id,created_at,processed_at,restock,order_id\n9,2025-11-09 09:59:00.000,2025-11-09 09:59:00.000,FALSE,7\n',
    'id,refund_id,restock_type,quantity,subtotal,total_tax\n91,9,return,1,24.00,4.00\n',
    'id,order_id,refund_id,amount,kind,status,test\n99,7,9,24.00,refund,success,FALSE\n'
  );
  expect(counts(report)).toEqual([3, 0, 0, 0]);
  expect(
    await rows(
      'warehouse',
      'external_id, local_day, status, net_minor, tax_minor, refund_minor, refund_of'
    )
  ).toEqual([
    {
      external_id: '7',
      local_day: '2025-11-03',
      status: 'fulfilled',
      net_minor: 4000,
      tax_minor: 800,
      refund_minor: 0,
      refund_of: null
    },
    {
      external_id: '8',
      local_day: '2025-11-03',
      status: 'test',
      net_minor: 1000,
      tax_minor: 200,
      refund_minor: 0,
      refund_of: null
    },
    {
      external_id: 'refund:9',
      local_day: '2025-11-09',
      status: 'refund',
      net_minor: 0,
      tax_minor: null,
      refund_minor: 2000,
      refund_of: '7'
    }
  ]);
});

test('the order export of WooCommerce', async () => {
  const report = await take(
    'woocommerce-orders',
    'woo',
    'order_id,order_number,order_date,paid_date,status,shipping_total,shipping_tax_total,tax_total,order_total,order_currency,payment_method,shipping_method,customer_id,customer_email,billing_first_name,created_via,transaction_id\n' +
      '21,21,2025-11-03 00:12:05,,wc-completed,4.08,0.82,10.19,74.90,EUR,stripe,Colissimo,17,a@example.org,Aline,checkout,ch_21\n' +
      '22,22,2025-11-03 09:00:00,,processing,0,0,5.00,30.00,EUR,cod,Retrait en boutique,0,b@example.org,Bo,store-api,\n' +
      '23,23,2025-11-03 09:30:00,,refunded,0,0,4.00,24.00,EUR,stripe,,0,c@example.org,Cléo,a-plug-in,\n' +
      '24,24,2025-11-03 09:45:00,,wc-shipped-by-bike,0,0,4.00,24.00,EUR,stripe,,0,c@example.org,Cléo,checkout,\n'
  );
  expect(counts(report)).toEqual([3, 0, 0, 1]);
  expect(report.quarantined[0]).toMatchObject({ code: 'unknown_value', value: 'shipped-by-bike' });
  const axes = 'order_mode, fulfilment, payment_moment, status';
  const found = await rows('woo', `external_id, local_day, ${axes}, net_minor, refund_minor`);
  expect(found.map((row) => Object.values(row))).toEqual([
    ['21', '2025-11-03', 'online', 'shipping', 'at_order', 'fulfilled', 6471, 0],
    ['22', '2025-11-03', 'online', 'pickup_shop', 'at_pickup', 'accepted', 2500, 0],
    ['23', '2025-11-03', 'unknown', 'none', 'at_order', 'paid', 2000, 2000]
  ]);
});

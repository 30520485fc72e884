/**
 * What every payload of the shared data must come to; computed by hand from the files, not by the program.
 * `by`: connector or mapping. `currency`: of the shop it is given to. `facts`: orders as
 * `id status mode/channel/fulfilment net+tax-refund basis day`, takings and visits likewise, amounts in minor units, `?` for
 * what the platform does not tell. `refused`: code and column, once for each row.
 */
export type Payload = {
  files: string[];
  by: string;
  currency: string;
  facts: string[];
  refused?: string[];
  /** why the file is not taken at all */
  refused_whole?: string;
  dropped?: Record<string, number>;
};

const refusedAs = (code: string, n: number): string[] => Array.from({ length: n }, () => code);

export const payloads: Payload[] = [
  {
    files: ['amazon/orders-v0-getOrders.json'],
    by: 'amazon',
    currency: 'USD',
    // pending: Amazon has not told an amount yet
    facts: ['902-3159896-1390916 pending online/marketplace/shipping 0+?-0 ttc 2017-01-20']
  },
  {
    files: ['amazon/orders-v0-getOrderItems.json'],
    by: 'amazon',
    currency: 'JPY',
    facts: [],
    // lines of an order without its day and status
    refused: ['missing PurchaseDate']
  },
  {
    files: ['amazon/sales-and-traffic-report.json'],
    by: 'amazon',
    currency: 'USD',
    facts: [
      'takings 2021-06-11 online/marketplace/shipping 23844+?-0 ttc',
      'takings 2021-06-12 online/marketplace/shipping 21770+?-0 ttc',
      'takings 2021-06-13 online/marketplace/shipping 27706+?-0 ttc',
      'takings 2021-06-14 online/marketplace/shipping 34994+?-0 ttc',
      'visits 2021-06-11 web/marketplace 1000',
      'visits 2021-06-12 web/marketplace 1100',
      'visits 2021-06-13 web/marketplace 1100',
      'visits 2021-06-14 web/marketplace 1253'
    ]
  },
  {
    files: ['ebay/fulfillment-getOrders.json'],
    by: 'ebay',
    currency: 'EUR',
    // 116.26 to the seller, 24.41 of VAT collected by eBay on top; not the 85.02 GBP paid out
    facts: ['1********5 paid online/marketplace/shipping 11626+2441-0 ht 2023-08-02']
  },
  {
    files: ['fec/fec-2018.txt'],
    by: 'fec',
    currency: 'EUR',
    // 10.00 and 42.00, no VAT entered; the opening balance of 5.00 is no sale
    facts: ['takings 2018-01-01 unknown/other/none 5200+?-0 ht']
  },
  {
    files: ['magento/rest-order.json'],
    by: 'magento',
    currency: 'USD',
    facts: [],
    // an invoice of order 3, which tells the sale
    dropped: { told_elsewhere: 1 }
  },
  {
    files: ['mirakl/order-1.json'],
    by: 'mirakl',
    currency: 'EUR',
    // 62.49 and 32.00 of delivery; the commission of 11.25 is not taken off
    facts: ['1611DBLLZ-MP002191-A fulfilled online/marketplace/shipping 9449+?-0 ttc 2016-11-18']
  },
  {
    files: ['prestashop/demo-shop-orders.xml'],
    by: 'prestashop',
    currency: 'EUR',
    facts: [],
    dropped: { test_order: 5 }
  },
  {
    files: ['prestashop/demo-shop-order_detail.xml'],
    by: 'prestashop',
    currency: 'EUR',
    facts: [],
    dropped: { told_elsewhere: 15 }
  },
  {
    files: ['prestashop/webservice-orders-5.xml'],
    by: 'prestashop',
    currency: 'EUR',
    facts: [],
    // an order of the demo shop that PrestaShop installs
    dropped: { test_order: 1 }
  },
  {
    files: ['shopify/rest-order.json'],
    by: 'shopify',
    currency: 'USD',
    // 409.94 with 11.94 of tax, authorised and not paid
    facts: ['450789469 pending online/own_site/shipping 39800+1194-0 ht 2008-01-10']
  },
  {
    files: ['shopify/rest-refund.json'],
    by: 'shopify',
    currency: 'USD',
    facts: ['refund:509562969 refund unknown/other/none 0+?-20900 ttc 2016-06-20']
  },
  {
    files: ['shopify/rest-shop.json'],
    by: 'shopify',
    currency: 'USD',
    facts: [],
    dropped: { no_sale: 1 }
  },
  {
    files: ['shopify/rest-transaction.json'],
    by: 'shopify',
    currency: 'USD',
    facts: [],
    dropped: { no_sale: 1 }
  },
  {
    files: ['shopify/orders-export-sample.csv'],
    by: 'shopify-orders',
    currency: 'USD',
    facts: ['127 orders unknown/other/none 1506300+?-42375 ttc']
  },
  {
    files: ['order', 'order_line', 'order_line_refund', 'refund', 'transaction', 'location'].map(
      (table) => `shopify/warehouse-${table}.csv`
    ),
    by: 'shopify-warehouse',
    currency: 'GBP',
    facts: [
      '2669509541985 fulfilled online/own_site/none 539+0-0 ht 2020-09-10',
      '2669516488801 fulfilled online/own_site/none 379+0-0 ht 2020-09-10',
      '2674098602081 paid unknown/other/none 280+0-0 ht 2020-09-11'
    ],
    // five orders in USD; five refunds whose lines and payments are not among the rows
    refused: [...refusedAs('currency_mismatch currency', 5), ...refusedAs('missing_amount net', 5)]
  },
  {
    files: ['shopware/order.json'],
    by: 'shopware',
    currency: 'EUR',
    facts: [],
    // the document does not say its currency
    refused: ['missing isoCode']
  },
  {
    files: ['square/ListLocationsResponse.json'],
    by: 'square',
    currency: 'USD',
    facts: [],
    dropped: { no_sale: 2 }
  },
  {
    files: ['square/ListPaymentsResponse.json'],
    by: 'square',
    currency: 'USD',
    facts: ['bP9mAsEMYPUGjjGNaNO5ZDVyLhSZY paid remote/phone/none 555+?-0 ttc 2021-10-13']
  },
  {
    files: ['square/OrderCreatedEvent.json'],
    by: 'square',
    currency: 'USD',
    facts: [],
    dropped: { told_elsewhere: 1 }
  },
  {
    files: ['square/SearchOrdersResponse.json'],
    by: 'square',
    currency: 'USD',
    facts: [],
    // three numbers of orders, no amounts
    refused: refusedAs('missing total_money', 3)
  },
  ...[
    'api-charge',
    'webhook-charge.refunded',
    'webhook-charge.succeeded',
    'webhook-checkout.session.completed.payment_mode',
    'webhook-payment_intent.succeeded'
  ].map((name) => ({
    files: [`stripe/${name}.json`],
    by: 'stripe',
    currency: 'USD',
    facts: [],
    // livemode: false
    dropped: { test_order: 1 }
  })),
  {
    files: ['sumup/transaction.json'],
    by: 'sumup',
    currency: 'EUR',
    // 10.10 with 6.00 of VAT and a tip of 3.00
    facts: [
      '410fc44a-5956-44e1-b5cc-19c6f8d727a4 paid online/own_site/none 110+600-0 ht 2020-02-29'
    ]
  },
  {
    files: ['sumup/transactions-history.json'],
    by: 'sumup',
    currency: 'EUR',
    facts: [
      '410fc44a-5956-44e1-b5cc-19c6f8d727a4 paid online/own_site/none 1010+?-0 ttc 2020-02-29'
    ]
  },
  {
    files: ['sylius/admin-order.json'],
    by: 'sylius',
    currency: 'USD',
    facts: [],
    // a pattern for tests: its times are @string@
    refused: ['missing createdAt']
  },
  {
    files: ['woocommerce/order.json'],
    by: 'woocommerce',
    currency: 'USD',
    facts: ['963 paid unknown/other/shipping 3000+120-0 ht 2018-04-04']
  },
  {
    files: ['woocommerce/orders-load-all.json'],
    by: 'woocommerce',
    currency: 'USD',
    // 1,198.50 and 63, 117, 18 and 27 of it given back
    facts: [
      '560 paid online/own_site/shipping 119850+0-0 ht 2019-10-01',
      '960 paid unknown/other/none 2000+0-0 ht 2018-04-03',
      '961 paid unknown/other/none 2000+0-0 ht 2018-04-03',
      '963 paid unknown/other/shipping 3000+120-0 ht 2018-04-04',
      'refund:1025 refund online/own_site/shipping 0+?-11700 ht 2019-10-01',
      'refund:1172 refund online/own_site/shipping 0+?-6300 ht 2019-10-01',
      'refund:562 refund online/own_site/shipping 0+?-2700 ht 2019-10-01',
      'refund:590 refund online/own_site/shipping 0+?-1800 ht 2019-10-01'
    ]
  },
  {
    files: ['woocommerce/refund-single.json'],
    by: 'woocommerce',
    currency: 'USD',
    // 27.00 given back of lines of 34.62 that hold 0.62 of tax: 0.48 of it is tax
    facts: ['refund:562 refund unknown/other/none 0+?-2652 ht 2019-10-01']
  },
  {
    files: ['woocommerce/order-stats-v4-month.json'],
    by: 'woocommerce',
    currency: 'USD',
    facts: [],
    // sums of a month, no orders
    refused_whole: 'not a file of WooCommerce: order-stats-v4-month.json (no “id”)'
  },
  {
    files: ['woocommerce/site-visits-month.json'],
    by: 'woocommerce',
    currency: 'USD',
    facts: [],
    // views of twelve months; visits come by day
    refused_whole: 'not a file of WooCommerce: site-visits-month.json (no “id”)'
  },
  {
    files: ['zettle/purchase-16.json'],
    by: 'zettle',
    currency: 'SEK',
    // 200.00 with 21.42 of VAT, then 100.00 with 10.71 given back
    facts: [
      '1x6BTNcFQ-esnIMUSdX8mQ refund in_store/counter/carry_out 0+?-8929 ht 2021-01-13',
      'an16nO_YSpOw_0XVXSEndA paid in_store/counter/carry_out 17858+2142-0 ht 2021-01-13'
    ]
  }
];

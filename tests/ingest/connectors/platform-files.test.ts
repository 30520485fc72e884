import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bench, type Bench } from '../shop.ts';

// What platforms hand out as a file, in the columns of their own exports; computed by hand from the fixtures.
const folder = fileURLToPath(new URL('../../fixtures/files/', import.meta.url));

/**
 * `facts`: `id status mode/channel/fulfilment net+tax-refund basis day`, as in tests/real/payload-table.ts.
 * `refused`: code and value.
 */
type PlatformFile = { mapping: string; facts: string[]; refused: string[] };

const platformFiles: PlatformFile[] = [
  {
    mapping: 'woocommerce-analytics',
    facts: [
      '901 fulfilled online/own_site/none 4000+?-0 ht 2025-11-03',
      '902 paid remote/other/none 2500+?-0 ht 2025-11-03',
      'refund:901:2025-11-05 09:00:00 refund online/own_site/none 0+?-1250 ht 2025-11-05'
    ],
    refused: ['unknown_value being-wrapped']
  },
  {
    mapping: 'amazon-settlement',
    facts: [
      // 50 + 10 of tax + 6 of delivery, less 6 of promotion; the tax that Amazon remits was paid by the buyer
      '403-1111111-2222222 fulfilled online/marketplace/shipping 5000+1000-0 ht 2025-11-03',
      // half past midnight in Paris
      '403-3333333-4444444 fulfilled online/marketplace/shipping 2400+?-0 ttc 2025-11-05',
      'refund:403-1111111-2222222:amzn1:crow:7 refund online/marketplace/shipping 0+?-2500 ht 2025-11-09'
    ],
    refused: ['bad_amount douze']
  },
  {
    mapping: 'stripe-payments',
    facts: [
      'ch_801 paid unknown/other/none 4800+?-0 ttc 2025-11-04',
      'ch_802 paid unknown/other/none 126000+?-0 ttc 2025-11-04',
      'ch_803 failed unknown/other/none 3000+?-0 ttc 2025-11-04',
      'ch_804 test unknown/other/none 500+?-0 ttc 2025-11-04',
      'refund:ch_802 refund unknown/other/none 0+?-6000 ttc 2025-11-06'
    ],
    refused: ['unknown_value thinking']
  },
  {
    mapping: 'square-transactions',
    facts: [
      'TXA1 paid in_store/counter/carry_out 2700+540-0 ht 2025-11-03',
      'TXA2 paid remote/phone/none 120000+24000-0 ht 2025-11-04',
      'refund:PMA3 refund in_store/counter/carry_out 0+?-1000 ht 2025-11-05'
    ],
    refused: ['bad_amount dix euros']
  },
  {
    mapping: 'sumup-sales',
    facts: [
      'TEGUCXAGDE paid in_store/counter/carry_out 3000+600-0 ht 2025-11-03',
      'TEGUCXAGDF paid in_store/counter/carry_out 500+100-0 ht 2025-11-03',
      'refund:TEGUCXAGDE refund in_store/counter/carry_out 0+?-1000 ht 2025-11-05'
    ],
    refused: ['bad_amount six']
  }
];

let it: Bench;
beforeAll(async () => {
  it = await bench(...platformFiles.map(({ mapping }) => mapping));
});
afterAll(() => it.close());

const take = (mapping: string) => {
  const files = readdirSync(folder + mapping).map((file) => `${folder}${mapping}/${file}`);
  return it.take(files, { mapping, unit: mapping, now: new Date('2025-12-01T00:00:00Z') });
};

test.each(platformFiles)('$mapping', async ({ mapping, facts, refused }) => {
  const report = await take(mapping);
  const rows = await it.rows(
    `SELECT concat(external_id, ' ', status, ' ', order_mode, '/', channel, '/', fulfilment, ' ', net_minor, '+',
      coalesce(CAST(tax_minor AS VARCHAR), '?'), '-', refund_minor, ' ', tax_basis, ' ', local_day) AS fact
    FROM order_version AS v JOIN unit AS u ON u.unit_id = v.unit_id
    WHERE is_current AND unit_code = '${mapping}' ORDER BY fact`
  );
  expect(rows.map(({ fact }) => fact)).toEqual(facts);
  expect(report.quarantined.map((it) => `${it.code} ${it.value}`)).toEqual(refused);
});

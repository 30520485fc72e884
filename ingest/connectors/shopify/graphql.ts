import { inside, isYes, rawsOf, text, valueOf, type Raw } from '../parts/raw.ts';

/** Whether a record comes from GraphQL: its id is a global one. */
export const isGraphql = (record: Raw): boolean =>
  text(record, 'id')?.startsWith('gid://shopify/') ?? false;

/** The number in a global id: `gid://shopify/Order/450789469` → 450789469. */
const numberOf = (id: string | null): string | null =>
  id === null ? null : (/\/(\d+)(?:\?.*)?$/.exec(id)?.[1] ?? id);

const shopMoney = (record: Raw, name: string): Raw => inside(record, name, 'shopMoney');

/**
 * An order of the bulk pull in the words of the REST interface, so that both are read by the same rules. Refunds bring
 * their sum only: lines of refunds cannot be asked for in bulk.
 */
export function fromGraphql(order: Raw): Raw {
  const customer = inside(order, 'customer');
  return {
    id: numberOf(text(order, 'id')),
    created_at: text(order, 'createdAt'),
    processed_at: text(order, 'processedAt'),
    updated_at: text(order, 'updatedAt'),
    cancelled_at: text(order, 'cancelledAt'),
    test: isYes(valueOf(order, 'test')),
    financial_status: text(order, 'displayFinancialStatus')?.toLowerCase() ?? null,
    fulfillment_status: text(order, 'displayFulfillmentStatus')?.toLowerCase() ?? null,
    currency:
      text(order, 'currencyCode') ?? text(shopMoney(order, 'totalPriceSet'), 'currencyCode'),
    taxes_included: isYes(valueOf(order, 'taxesIncluded')),
    total_price: text(shopMoney(order, 'totalPriceSet'), 'amount'),
    total_tax: text(shopMoney(order, 'totalTaxSet'), 'amount'),
    total_tip_received: text(shopMoney(order, 'totalTipReceivedSet'), 'amount'),
    source_name: text(order, 'sourceName'),
    email: text(order, 'email'),
    customer: { id: numberOf(text(customer, 'id')) },
    payment_gateway_names: valueOf(order, 'paymentGatewayNames'),
    payment_terms: valueOf(order, 'paymentTerms'),
    line_items: rawsOf(valueOf(order, 'lineItems')).map((line) => ({
      quantity: valueOf(line, 'quantity'),
      gift_card: valueOf(line, 'isGiftCard'),
      requires_shipping: valueOf(line, 'requiresShipping'),
      price: text(shopMoney(line, 'originalUnitPriceSet'), 'amount'),
      total_discount: text(shopMoney(line, 'totalDiscountSet'), 'amount')
    })),
    shipping_lines: shipping(order),
    transactions: rawsOf(valueOf(order, 'transactions')).map((it) => ({
      authorization: text(it, 'authorizationCode'),
      payment_id: text(it, 'paymentId'),
      test: valueOf(it, 'test')
    })),
    refunds: rawsOf(valueOf(order, 'refunds')).map(refund)
  };
}

function shipping(order: Raw): Raw[] {
  const line = inside(order, 'shippingLine');
  if (Object.keys(line).length === 0) return [];
  return [
    {
      code: text(line, 'code'),
      title: text(line, 'title'),
      delivery_category: text(line, 'deliveryCategory')
    }
  ];
}

function refund(it: Raw): Raw {
  const money = shopMoney(it, 'totalRefundedSet');
  return {
    id: numberOf(text(it, 'id')),
    created_at: text(it, 'createdAt'),
    updated_at: text(it, 'updatedAt'),
    is_summary: true,
    transactions: [
      { kind: 'refund', amount: text(money, 'amount'), currency: text(money, 'currencyCode') }
    ]
  };
}

/** What the bulk pull asks of every order that changed at or after `since` (UTC); null = of every order. */
export const ordersQuery = (since: string | null): string => `{
  orders(sortKey: UPDATED_AT${since === null ? '' : `, query: "updated_at:>='${since}'"`}) {
    edges { node {
      id createdAt processedAt updatedAt cancelledAt test displayFinancialStatus displayFulfillmentStatus
      currencyCode taxesIncluded sourceName email paymentGatewayNames
      totalPriceSet { shopMoney { amount currencyCode } }
      totalTaxSet { shopMoney { amount } }
      totalTipReceivedSet { shopMoney { amount } }
      customer { id }
      paymentTerms { paymentTermsType }
      shippingLine { code title deliveryCategory }
      transactions(first: 10) { authorizationCode paymentId test }
      refunds(first: 100) { id createdAt updatedAt totalRefundedSet { shopMoney { amount currencyCode } } }
      lineItems { edges { node {
        id quantity isGiftCard requiresShipping
        originalUnitPriceSet { shopMoney { amount } }
        totalDiscountSet { shopMoney { amount } }
      } } }
    } }
  }
}`;

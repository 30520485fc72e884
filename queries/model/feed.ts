/**
 * Kinds of sources that tell payments: tills and payment providers, by connector or by a file that they hand out. A sale that a shop platform tells too is counted
 * there, and the payment stands in its shadow. Source: domain note section 5, double feeds; decision 0024.
 */
export const paymentFeeds: readonly string[] = [
  ...['stripe', 'square', 'sumup', 'zettle'],
  ...['stripe-payments', 'square-transactions', 'sumup-sales']
];

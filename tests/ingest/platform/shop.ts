/** A sale at a fake platform. Amounts in cents with tax; the tax is a sixth (20 %). Times ISO in UTC, whole seconds. */
export type Sale = {
  id: number;
  cents: number;
  ordered_at: string;
  changed_at: string;
  /** the platform's own word; default: done */
  status?: string;
  /** the platform's own word for where it was placed; default: the web shop */
  origin?: string;
};

/** So many sales, one an hour from 1 March 2021, of 12.00, 24.00, 36.00 … with tax. */
export const sales = (n: number): Sale[] =>
  Array.from({ length: n }, (_, i) => {
    const at = new Date(Date.UTC(2021, 2, 1) + i * 3_600_000).toISOString();
    return { id: i + 1, cents: 1200 * (i + 1), ordered_at: at, changed_at: at };
  });

/** By time of change, oldest first, sales of one moment by number. */
export const byChange = (a: Sale, b: Sale): number =>
  a.changed_at === b.changed_at ? a.id - b.id : a.changed_at < b.changed_at ? -1 : 1;

/** Cents as a decimal text. */
export const decimal = (cents: number): string => (cents / 100).toFixed(2);

/** Tax inside an amount with 20 %. */
export const taxIn = (cents: number): number => Math.round(cents / 6);

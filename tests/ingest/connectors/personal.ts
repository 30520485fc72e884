import type { Read } from '#model/connector.ts';

const personal =
  /^(.*_)?(first_?name|last_?name|full_?name|family_?name|given_?name|username|firstname|lastname|name|company|organi[sz]ation|address|address_?(line)?_?\d|street|city|locality|postcode|postal_?code|zip|phone|telephone|phone_?number|fax|e_?mail|buyer_?email|email_?address|note|notes|message|gift_?message|customer_?ip(_?address)?|ip|ip_?address|remote_?ip|browser_?ip|user_?agent|gender|birthday|dob|vat_?number|vat_?id|card_?holder|cardholder_?name|last_?4|reason|comment)$/;

/** Names of things, which no person gives. */
const technical = /^(technical|source)_name$/;

/** Objects that are about a person as a whole. */
const about =
  /(^|_)(address|billing|shipping|customer|buyer|recipient|payer|cardholder)(_address)?$/;

const snake = (key: string): string =>
  key
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase();

/** Every text of some records that stands under a key for something about a person; three letters or fewer say nothing. */
export function personalTexts(value: unknown, under = false): string[] {
  if (typeof value === 'string') return under && isTelling(value.trim()) ? [value.trim()] : [];
  if (Array.isArray(value)) return value.flatMap((item) => personalTexts(item, under));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const name = snake(key);
    if (technical.test(name)) return [];
    return personalTexts(item, personal.test(name) || isAbout(key, item) || under);
  });
}

/** Amounts and short codes beside a person's data say nothing. */
const isTelling = (text: string): boolean => text.length > 3 && !/^-?\d+\.\d+$/.test(text);

const isAbout = (key: string, item: unknown): boolean =>
  about.test(snake(key)) && typeof item === 'object' && !Array.isArray(item);

/** Reads as they go on: the customer is keyed before anything is stored. */
export const withoutCustomers = (reads: Read[]): unknown[] =>
  reads.map((read) =>
    read.kind === 'order' ? { ...read, fact: { ...read.fact, customer: null } } : read
  );

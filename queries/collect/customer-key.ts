import { createHmac } from 'node:crypto';

/**
 * A customer's pseudonym as the database makes it from files (customerKeySql): the first 8 bytes of the HMAC-SHA-256 of
 * `shop:<unit>|<customer>`, as decimal text; null for an empty customer.
 * Source: domain note section 7; a test compares the two.
 */
export function customerKey(secret: string, unit: string, customer: string): string | null {
  const plain = lower(trimmed(customer.normalize('NFC')));
  if (plain === '') return null;
  const hmac = createHmac('sha256', secret).update(`shop:${unit}|${plain}`).digest();
  return hmac.readBigUInt64BE().toString();
}

const trimmed = (text: string): string => text.replace(/^[ \t\r\n\u00a0]+|[ \t\r\n\u00a0]+$/g, '');

/** Letter by letter, as the database does: no letter becomes two, and none depends on its neighbours. */
const lower = (text: string): string =>
  text.replace(/[A-Z]|[^ -~]/gu, (letter) => {
    if (letter === '\u0130') return 'i';
    const small = letter.toLowerCase();
    return [...small].length === 1 ? small : letter;
  });

import { createHash } from 'node:crypto';

/** The two padded keys of HMAC-SHA-256 as SQL blob literals, made once per import so that the secret itself never reaches SQL. */
export type KeyPads = { inner: string; outer: string };

/** Pads of a key; one longer than a block of 64 bytes is hashed first. Source: RFC 2104, section 2. */
export function keyPads(secret: string): KeyPads {
  const given = Buffer.from(secret);
  const key = given.length > 64 ? createHash('sha256').update(given).digest() : given;
  const pad = (mask: number): string =>
    `'${Array.from({ length: 64 }, (_, i) => `\\x${((key[i] ?? 0) ^ mask).toString(16).padStart(2, '0')}`).join('')}'::BLOB`;
  return { inner: pad(0x36), outer: pad(0x5c) };
}

/**
 * SQL for HMAC-SHA-256 of a text expression, 64 hexadecimal digits.
 * Source: RFC 2104, section 2.
 */
export const hmacSql = (text: string, pads: KeyPads): string =>
  `sha256(${pads.outer} || unhex(sha256(${pads.inner} || encode(${text}))))`;

/**
 * SQL for a customer's pseudonym: the first 8 bytes of the HMAC of `shop:<unit>|<customer>`, the customer in NFC,
 * without outer blanks, lower case; NULL for an empty one. The shop in front keeps shops apart.
 * Source: domain note section 7.
 */
export function customerKeySql(unit: string, customer: string, pads: KeyPads): string {
  const plain = `lower(trim(nfc_normalize(${customer}), ' \t\r\n\u00a0'))`;
  const key = `CAST('0x' || left(${hmacSql(`'shop:' || ${unit} || '|' || ${plain}`, pads)}, 16) AS UBIGINT)`;
  return `CASE WHEN ${plain} <> '' THEN ${key} END`;
}

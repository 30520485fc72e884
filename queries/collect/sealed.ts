import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { DataRefused } from '#model/problem.ts';

const nonceBytes = 12;
const tagBytes = 16;

/** What only the holder of the secret can read again. */
export type Seal = {
  /** base64 of nonce, tag and ciphertext; different each time */
  seal(plain: string | Uint8Array): string;
  /** Errors: DataRefused when it was sealed with another secret, or changed since. */
  open(sealed: string): Buffer;
};

/**
 * Seals with AES-256-GCM; the key is derived from the secret and serves nothing else.
 * Source: RFC 5869 (HKDF), NIST SP 800-38D (GCM).
 */
export function sealed(secret: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'vitrine sealed 1', 32));
  return {
    seal(plain) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(Buffer.from(plain)), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    },
    open(text) {
      const bytes = Buffer.from(text, 'base64');
      const nonce = bytes.subarray(0, nonceBytes);
      const tag = bytes.subarray(nonceBytes, nonceBytes + tagBytes);
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
        decipher.setAuthTag(tag);
        const body = bytes.subarray(nonceBytes + tagBytes);
        return Buffer.concat([decipher.update(body), decipher.final()]);
      } catch (cause) {
        throw new DataRefused('sealed with another secret, or damaged', {
          code: 'wrong_seal',
          cause
        });
      }
    }
  };
}

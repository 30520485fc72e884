import { isUtf8 } from 'node:buffer';
import chardet from 'chardet';

/** A text encoding as TextDecoder names it. */
export type Encoding = string;

/**
 * Encoding by byte order mark, by the pattern of zero bytes, or UTF-8 when the bytes are; null when only the whole
 * file or a guess can tell. `head` may end inside a character.
 */
export function encodingOf(head: Buffer): { encoding: Encoding; bom: boolean } | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)
    return { encoding: 'utf-8', bom: true };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bom: true };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bom: true };
  const zeros = zeroShares(head);
  if (zeros.odd > 0.3 && zeros.even < 0.05) return { encoding: 'utf-16le', bom: false };
  if (zeros.even > 0.3 && zeros.odd < 0.05) return { encoding: 'utf-16be', bom: false };
  return isUtf8(wholeCharacters(head)) ? { encoding: 'utf-8', bom: false } : null;
}

const zeroShares = (head: Buffer): { even: number; odd: number } => {
  const count = [0, 0];
  for (let i = 0; i < head.length; i += 1)
    if (head[i] === 0) count[i % 2] = (count[i % 2] ?? 0) + 1;
  const half = Math.max(1, head.length / 2);
  return { even: (count[0] ?? 0) / half, odd: (count[1] ?? 0) / half };
};

/** Whether the bytes hold a zero, which no text in an 8-bit encoding does. */
export const isBinary = (head: Buffer): boolean => head.includes(0);

/** The bytes without a character cut off at their end. */
export function wholeCharacters(bytes: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needs > back ? bytes.subarray(0, bytes.length - back) : bytes;
    }
    if (byte < 0x80) return bytes;
  }
  return bytes;
}

/** How sure the guess must be to leave Western Europe, in percent. */
const foreign_confidence_min = 90;

/**
 * The likeliest encoding of text that is not UTF-8. Files of shops here are Windows-1252 (of which Latin-1 is a part)
 * unless the bytes speak clearly for another script. Approximate: a few bytes of another alphabet look Western.
 */
export function guessEncoding(bytes: Buffer): Encoding {
  const [best] = chardet.analyse(bytes);
  const western = /^(ISO-8859-(1|2|9|15)|windows-125[0-8]|UTF-8|ASCII)$/i;
  if (best === undefined || best.confidence < foreign_confidence_min || western.test(best.name))
    return 'windows-1252';
  try {
    return new TextDecoder(best.name).encoding;
  } catch {
    return 'windows-1252'; // chardet knows encodings that TextDecoder does not
  }
}

/**
 * Whether bytes that are not UTF-8 look like UTF-8 with damage: more well-formed characters of several bytes than stray
 * high bytes. Text in another encoding has next to none of the former.
 */
export function isDamagedUtf8(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  const whole =
    text.match(/[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}/g) ?? [];
  const high = text.match(/[\u0080-\u00ff]/g) ?? [];
  return whole.length > high.length - whole.join('').length;
}

import type { Connector } from '#model/connector.ts';

/** The document in a text or in bytes; undefined when it is no JSON. */
export function jsonOf(body: Uint8Array | string): unknown {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined; // a broken document is a record that nobody can read, told as such by `read`
  }
}

/** Records of a file: one document, or one per line. A line that is no JSON stays a text, which no reader takes. */
export function jsonRecords(text: string): unknown[] {
  const whole = jsonOf(text);
  if (whole !== undefined) return [whole];
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => jsonOf(line) ?? line.slice(0, 200));
}

/** Records of a platform's file for its `read`: by the connector's own parser, or as JSON. */
export const recordsOf = (connector: Pick<Connector, 'parse'>, text: string): unknown[] =>
  connector.parse?.(text) ?? jsonRecords(text);

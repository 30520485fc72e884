import type { Connector, Read, ReadContext } from '#model/connector.ts';

/** What words of a source mean by its owner's rules: the platform's field → its word → our value. */
export type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Deeper than this a record is not looked through. */
const depth_max = 12;

/**
 * What a record gives, read by its connector once the words that the owner of the source gave a meaning stand there as
 * words of the platform which mean the same.
 */
export function readRecord(
  connector: Connector,
  record: unknown,
  context: ReadContext<Record<string, unknown>>,
  words: Words
): Read[] {
  if (Object.keys(words).length === 0) return connector.read(record, context);
  return connector.read(
    translated(record, (field, word) => wordOf(connector, words, field, word)),
    context
  );
}

/** The platform's own word for one of our statuses, null when it has none. */
export const platformWord = (connector: Connector, status: string): string | null =>
  Object.entries(connector.statuses).find(([, meaning]) => meaning === status)?.[0] ?? null;

function wordOf(connector: Connector, words: Words, field: string, word: string): string | null {
  const rules = words[field];
  if (rules === undefined) return null;
  const meaning = Object.hasOwn(rules, word) ? rules[word] : undefined;
  return meaning === undefined ? null : platformWord(connector, meaning);
}

type Translate = (field: string, word: string) => string | null;

function translated(value: unknown, word: Translate, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > depth_max) return value;
  if (Array.isArray(value)) return value.map((item) => translated(item, word, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => {
      const is_word = typeof inner === 'string' || typeof inner === 'number';
      const found = is_word ? word(field, String(inner)) : null;
      return [field, found ?? translated(inner, word, depth + 1)];
    })
  );
}

/** Head of a record of a pull that is kept sealed like a webhook. */
export const pulledHead = { method: 'PULL', url: '', headers: {} } as const;

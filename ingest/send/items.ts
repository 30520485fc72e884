import { InvalidInput, VitrineError } from '#model/problem.ts';
import { textOf } from '../body.ts';

/** How many items one request may hold. */
export const items_max = 10_000;

const jsonTypes = ['application/json'];
const lineTypes = [
  'application/x-ndjson',
  'application/ndjson',
  'application/jsonl',
  'application/x-jsonlines'
];

/** Stands for a line that is no JSON; the pipeline refuses it as it refuses any text. */
export type Broken = string;

/**
 * Items of a request: a JSON array, one JSON object, or one JSON value per line. A line that cannot be read is an item that
 * will be refused. Errors: `unsupported_type` (415), `too_many_items` (413), InvalidInput for a body that is no JSON.
 */
export function itemsOf(body: Uint8Array, content_type: string | null): unknown[] {
  const type = (content_type ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (!jsonTypes.includes(type) && !lineTypes.includes(type))
    throw new VitrineError(
      'unsupported_type',
      415,
      2,
      `unsupported content-type: ${type === '' ? 'none' : type.slice(0, 80)} (known: ${jsonTypes[0]}, ${lineTypes[0]})`
    );
  const text = textOf(body);
  const items = lineTypes.includes(type) ? lines(text) : oneDocument(text);
  if (items.length > items_max)
    throw new VitrineError(
      'too_many_items',
      413,
      2,
      `too many items: ${items.length} (at most ${items_max})`
    );
  return items;
}

function oneDocument(text: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : [parsed];
  } catch (cause) {
    throw new InvalidInput('not JSON: the body', { cause });
  }
}

function lines(text: string): unknown[] {
  const items: unknown[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    try {
      items.push(JSON.parse(line));
    } catch {
      items.push(line satisfies Broken); // refused by the first step, with its place
    }
  }
  return items;
}

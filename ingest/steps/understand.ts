import { factColumns } from '#queries/store.server.ts';
import type { Step } from '../pipeline.ts';

/** Canonical columns of an item as text without outer blanks; others are left alone. What is no object is refused. */
export const understand: Step = (event) => {
  const { kind, given } = event;
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return { refused: { code: 'unreadable_row', column: '', value: shown(given) } };
  const cells: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(factColumns[kind], name)) continue;
    const text = asText(value);
    if (text === null)
      return { refused: { code: 'unreadable_row', column: name, value: shown(value) } };
    // what no text can hold is refused with the cells that were broken on their way
    if (text !== '') cells[name] = text.toWellFormed().replaceAll('\u0000', '\ufffd');
  }
  return { kept: { ...event, cells } };
};

const blanks = /^[ \t\r\n\u00a0\u202f]+|[ \t\r\n\u00a0\u202f]+$/g;

/** A list of texts is joined by blanks, as references of payments are kept; null: no text can stand for it. */
function asText(value: unknown): string | null {
  if (value === null) return '';
  if (typeof value === 'string') return value.replace(blanks, '');
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value) && value.every((part) => typeof part === 'string'))
    return value.join(' ').replace(blanks, '');
  return null;
}

/** What the value is, not what it says: nobody knows what is in it. */
const shown = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

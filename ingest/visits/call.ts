/** An order as a tracker reports it, amounts in major units as the page gave them; null: not given. */
export type TrackedOrder = {
  external_id: string;
  revenue: string;
  tax: string | null;
  items_n: number | null;
};

/**
 * What one call of a client says. `site`: the public name of the site it gives. view: a page was looked at; order: one was
 * placed; other: something that is neither (a click, a download, a heartbeat), which makes no visit.
 * `agent`, `address`: of the visitor where a server calls for them; absent: those of the caller.
 */
export type Call = {
  kind: 'view' | 'order' | 'other';
  site: string;
  /** address of the page, whole; null when the client gives none */
  url: string | null;
  referrer: string | null;
  agent?: string;
  address?: string;
  order?: TrackedOrder;
};

/** A JSON text as an object; null when it is none. */
export function jsonObject(text: string): Record<string, unknown> | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null; // the caller answers what is wrong
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>) // an object of JSON
    : null;
}

/** A field as text, null when it is absent, empty or no text. */
export const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

import { jsonOf, jsonRecords } from '../parts/json.ts';
import { rawOf, rawsOf, text, valueOf, type Raw } from '../parts/raw.ts';

/**
 * Puts the lines of a bulk file together: a line with `__parentId` belongs to the order of that id. With grouping asked
 * for, children follow their order, so one order at a time is held.
 */
export class Assembler {
  private open: { order: Raw; children: Raw[] } | null = null;

  /** The order that a further line completes, null while it is not. */
  add(line: string): Raw | null {
    const record = rawOf(jsonOf(line));
    if (record === null) return line.trim() === '' ? null : { unreadable: line.slice(0, 200) };
    const parent = text(record, '__parentId');
    if (parent !== null && this.open !== null && text(this.open.order, 'id') === parent) {
      this.open.children.push(record);
      return null;
    }
    const done = this.end();
    this.open = { order: record, children: [] };
    return done;
  }

  /** The last order. */
  end(): Raw | null {
    if (this.open === null) return null;
    const { order, children } = this.open;
    this.open = null;
    return children.length === 0 ? order : { ...order, lineItems: children };
  }
}

/** Records of a file: the lines of a bulk file put together, or JSON as it is. */
export function parse(content: string): unknown[] {
  if (!/^\s*\{"id":"gid:/.test(content)) return jsonRecords(content);
  const assembler = new Assembler();
  const orders = content.split(/\r?\n/).map((line) => assembler.add(line));
  return [...orders, assembler.end()].filter((order) => order !== null);
}

/** Lines of a body that may be larger than memory. */
export async function* linesOf(response: Response): AsyncGenerator<string> {
  if (response.body === null) return;
  let rest = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}

/** Errors that a GraphQL answer tells, as one text; null when there are none. */
export function errorsIn(answer: Raw, ...path: string[]): string | null {
  let found: Raw = rawOf(valueOf(answer, 'data')) ?? {};
  for (const name of path) found = rawOf(valueOf(found, name)) ?? {};
  const all = [...rawsOf(valueOf(answer, 'errors')), ...rawsOf(valueOf(found, 'userErrors'))];
  const messages = all.map((error) => text(error, 'message') ?? 'error');
  return messages.length === 0 ? null : messages.join('; ').slice(0, 300);
}

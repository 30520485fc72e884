import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { InvalidInput } from '#model/problem.ts';
import type { FactKind } from '#queries/store.server.ts';
import { Mapping } from './schema.ts';

const shipped = import.meta.glob<string>('../mappings/*.{json,sql}', {
  query: '?raw',
  import: 'default',
  eager: true
});

/** A mapping with its SQL, by kind. */
export type ReadMapping = { mapping: Mapping; selects: Partial<Record<FactKind, string>> };

/** Names of the mappings that come with the product. */
export const mappingNames = (): string[] =>
  Object.keys(shipped)
    .filter((path) => path.endsWith('.json'))
    .map((path) => basename(path, '.json'))
    .sort();

/**
 * A mapping by name, or by the path of its JSON file.
 * Errors: InvalidInput `unknown mapping: x (known: …)`, `invalid mapping x: columns.unit: …`.
 */
export function readMapping(given: string): ReadMapping {
  const own = shipped[`../mappings/${given}.json`];
  if (own !== undefined) return parse(given, own, (file) => shipped[`../mappings/${file}`] ?? null);
  if (!existsSync(given))
    throw new InvalidInput(`unknown mapping: ${given} (known: ${mappingNames().join(', ')})`, {
      field: 'mapping'
    });
  const folder = dirname(given);
  return parse(basename(given, '.json'), readFileSync(given, 'utf8'), (file) =>
    existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : null
  );
}

function parse(name: string, json: string, file: (name: string) => string | null): ReadMapping {
  const fault = (why: string, cause?: unknown): InvalidInput =>
    new InvalidInput(`invalid mapping ${name}: ${why}`, { field: 'mapping', cause });
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch (cause) {
    throw fault(cause instanceof Error ? cause.message : 'not json', cause);
  }
  const parsed = Mapping.safeParse(raw);
  if (!parsed.success) throw fault(z.prettifyError(parsed.error).replaceAll('\n', '; '));
  const mapping = parsed.data;
  if (mapping.kind === undefined && mapping.selects.length === 0)
    throw fault('give kind and columns, or files and selects');
  const selects: Partial<Record<FactKind, string>> = {};
  for (const kind of mapping.selects) {
    const sql = file(`${name}.${kind}.sql`);
    if (sql === null) throw fault(`no file ${name}.${kind}.sql`);
    selects[kind] = sql.trim().replace(/;\s*$/, '');
  }
  return { mapping, selects };
}

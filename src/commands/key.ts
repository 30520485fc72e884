import { defineCommand, type Context, type Values } from '#commands/command.ts';
import { InvalidInput, NotFound } from '#model/problem.ts';
import {
  addSource,
  createKey,
  listKeys,
  revokeKey,
  rotateKey,
  sourceNamed,
  type KeyRow,
  type Store
} from '#queries/store.server.ts';

const overlap_hours_default = 24;
const overlap_hours_max = 24 * 90;

/** `key create|list|revoke|rotate`: who may send to a source of a shop over HTTP. */
export const command = defineCommand({
  name: 'key',
  usage:
    'create --unit CODE --source NAME [--label TEXT] | list | revoke ID | rotate ID [--overlap HOURS]',
  help: [
    'Make, list, end or replace the keys with which shops send to /collect; a key is for one source and is shown once.',
    'create makes the source when the shop has none of that name; rotate leaves the old key valid for 24 hours, or --overlap.'
  ].join('\n'),
  options: {
    unit: { type: 'string' },
    source: { type: 'string' },
    label: { type: 'string' },
    overlap: { type: 'string' }
  },
  async run({ values, positionals: [action, key_id] }, context) {
    const store = await context.store();
    if (action === 'create') return create(store, values, context);
    if (action === 'list') return list(await listKeys(store), context);
    if (action !== 'revoke' && action !== 'rotate')
      throw new InvalidInput(
        `unknown action: ${action ?? ''} (known: create, list, revoke, rotate)`
      );
    if (key_id === undefined) throw new InvalidInput('no key given', { field: 'key_id' });
    if (action === 'rotate') {
      const made = await rotateKey(store, key_id, { overlap_hours: overlapOf(values) });
      return show(made, context);
    }
    await revokeKey(store, key_id);
    context.out(context.json ? JSON.stringify({ key_id }) : `key ${key_id} is over`);
    return 0;
  }
});

async function create(store: Store, values: Values, context: Context): Promise<number> {
  const unit = given(values, 'unit');
  const name = given(values, 'source');
  const label = typeof values['label'] === 'string' ? values['label'] : name;
  const source_id = await sourceFor(store, unit, name);
  return show(await createKey(store, { source_id, label }), context);
}

/** The source of that name, made when the shop has none. Errors: NotFound for an unknown unit. */
async function sourceFor(store: Store, unit: string, name: string): Promise<number> {
  try {
    return (await sourceNamed(store, unit, name)).source_id;
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    return addSource(store, { unit, name, reports_online: false, reports_total: false });
  }
}

function given(values: Values, name: string): string {
  const value = values[name];
  if (typeof value !== 'string' || value === '')
    throw new InvalidInput(`no ${name} given`, { field: name });
  return value;
}

function overlapOf(values: Values): number {
  const text = values['overlap'];
  const hours = text === undefined ? overlap_hours_default : Number(text);
  if (!(hours >= 0 && hours <= overlap_hours_max))
    throw new InvalidInput(`invalid overlap: ${String(text)} (0 to ${overlap_hours_max} hours)`, {
      field: 'overlap'
    });
  return hours;
}

function show(made: { key_id: string; key: string }, { out, json }: Context): number {
  if (json) out(JSON.stringify(made));
  else {
    out(made.key);
    out(`key ${made.key_id}: shown this once, keep it where the shop's software can read it`);
  }
  return 0;
}

function list(rows: KeyRow[], { out, json }: Context): number {
  if (json) out(JSON.stringify(rows));
  else
    for (const row of rows)
      out(
        [
          row.key_id,
          `${row.unit}/${row.source}`,
          row.label,
          stateOf(row),
          row.last_used_at === null ? 'never used' : `last used ${row.last_used_at.slice(0, 16)}`
        ].join('  ')
      );
  return 0;
}

function stateOf({ revoked_at, expires_at }: KeyRow): string {
  if (revoked_at !== null) return `revoked ${revoked_at.slice(0, 16)}`;
  return expires_at === null ? 'valid' : `until ${expires_at.slice(0, 16)}`;
}

import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineCommand, type Context, type Values } from '#commands/command.ts';
import { openAccounts, originOf } from '#lib/server/accounts/accounts.server.ts';
import { eraseShop } from '#lib/server/privacy/erase-shop.server.ts';
import { shopZip } from '#lib/server/privacy/shop-zip.server.ts';
import { InvalidInput } from '#model/problem.ts';
import { customerOrders, eraseCustomer } from '#queries/store.server.ts';

/** `data export|erase|customer`: what is held on a shop or on one of its customers, given out or erased. */
export const command = defineCommand({
  name: 'data',
  usage:
    'export UNIT --out FILE.zip | erase UNIT --yes | customer UNIT --name TEXT… [--order ID…] [--erase]',
  help: [
    'Give out everything held on a shop, erase it, or tell and erase what is held on one of its customers.',
    'A customer is named by e-mail or by their number at the platform, and found by pseudonym. Erasing takes the bytes out of',
    'the files too, and cannot be undone; copies made by backup are yours to erase.'
  ].join('\n'),
  options: {
    out: { type: 'string' },
    yes: { type: 'boolean' },
    name: { type: 'string', multiple: true },
    order: { type: 'string', multiple: true },
    erase: { type: 'boolean' }
  },
  async run({ values, positionals: [action, unit, ...more] }, context) {
    if (unit === undefined || more.length > 0) throw new InvalidInput('data takes one shop');
    if (action === 'export') return give(unit, values, context);
    if (action === 'erase') return erase(unit, values, context);
    if (action === 'customer') return customer(unit, values, context);
    throw new InvalidInput(`unknown action: ${action ?? ''} (known: export, erase, customer)`);
  }
});

async function give(unit: string, { out: file }: Values, context: Context): Promise<number> {
  if (typeof file !== 'string') throw new InvalidInput('no file given: --out', { field: 'out' });
  const path = resolve(context.cwd, file);
  const zip = await shopZip(await context.store(), unit, { lang: 'en', now: new Date() });
  writeFileSync(path, zip, { mode: 0o600 });
  context.out(
    context.json ? JSON.stringify({ file: path, bytes: zip.length }) : `written: ${path}`
  );
  return 0;
}

async function erase(unit: string, { yes }: Values, context: Context): Promise<number> {
  if (yes !== true) throw new InvalidInput(`this erases ${unit} for good: say --yes`);
  const store = await context.store();
  const accounts = await openAccounts({
    settings: context.settings,
    secret: context.secret,
    origin: originOf(context.settings),
    store: () => Promise.resolve(store)
  });
  try {
    const erased = await eraseShop({ store, accounts, settings: context.settings, by: '' }, unit);
    const rows_n = erased.tables.reduce((sum, table) => sum + table.rows_n, 0);
    context.out(
      context.json
        ? JSON.stringify({ unit, rows_n, ...erased })
        : `erased ${unit}: ${rows_n} rows of ${erased.tables.length} tables, ${erased.accounts_n} accounts`
    );
    return 0;
  } finally {
    await accounts.close();
  }
}

async function customer(unit: string, values: Values, context: Context): Promise<number> {
  const list = (given: unknown): string[] => (Array.isArray(given) ? given.map(String) : []);
  const [names, orders] = [list(values['name']), list(values['order'])];
  if (names.length + orders.length === 0)
    throw new InvalidInput('no customer named: --name or --order', { field: 'name' });
  const store = await context.store();
  const asked = { unit, names, orders, secret: context.secret };
  if (values['erase'] === true) {
    const erased = await eraseCustomer(store, asked);
    context.out(
      context.json
        ? JSON.stringify(erased)
        : `erased: ${erased.orders_n} orders are nobody’s now, ${erased.deliveries_n} messages are gone`
    );
    return 0;
  }
  const rows = await customerOrders(store, asked);
  if (context.json) context.out(JSON.stringify(rows));
  else for (const row of rows) context.out(Object.values(row).map(String).join('  '));
  return 0;
}

import { defineCommand, type Context, type Values } from '#commands/command.ts';
import { InvalidInput } from '#model/problem.ts';
import { addSite, listSites, revokeSite, type Site } from '#queries/store.server.ts';

/** `site add|list|remove`: web sites of shops that may report their visits. */
export const command = defineCommand({
  name: 'site',
  usage: 'add HOST… --unit CODE [--source NAME] [--no-orders] | list [--unit CODE] | remove TOKEN',
  help: 'Let the web site of a shop report its visits: makes its public names and shows what to put into its pages.',
  options: {
    unit: { type: 'string' },
    source: { type: 'string' },
    'no-orders': { type: 'boolean' }
  },
  async run({ values, positionals: [action, ...names] }, context) {
    if (action === 'add') return add(names, values, context);
    if (action === 'list') return list(values, context);
    if (action === 'remove') return remove(names, context);
    throw new InvalidInput(`unknown action: ${action ?? ''} (known: add, list, remove)`);
  }
});

const text = (values: Values, name: string): string | undefined =>
  typeof values[name] === 'string' ? values[name] : undefined;

async function add(hosts: string[], values: Values, context: Context): Promise<number> {
  const unit = text(values, 'unit');
  if (unit === undefined) throw new InvalidInput('no unit given', { field: 'unit' });
  const site = await addSite(await context.store(), {
    unit,
    source: text(values, 'source') ?? 'site',
    hosts,
    takes_orders: values['no-orders'] !== true
  });
  if (context.json) context.out(JSON.stringify(site));
  else for (const line of instructions(site, originOf(context))) context.out(line);
  return 0;
}

const originOf = ({ settings }: Context): string =>
  (settings.ORIGIN ?? `http://localhost:${settings.PORT}`).replace(/\/$/, '');

const instructions = ({ token, number, hosts, unit }: Site, origin: string): string[] => [
  `${hosts.join(', ')} may report visits of ${unit}. Put one of these into every page:`,
  `  our tracker   <script defer src="${origin}/vitrine.js" data-site="${token}"></script>`,
  `  Plausible     data-domain="${hosts[0]}" data-api="${origin}/collect/api/event"`,
  `  Umami         data-website-id="${token}" data-host-url="${origin}/collect"`,
  `  Matomo        setTrackerUrl '${origin}/collect/matomo.php', setSiteId '${number}'`
];

async function list(values: Values, context: Context): Promise<number> {
  const sites = await listSites(await context.store(), text(values, 'unit'));
  if (context.json) context.out(JSON.stringify(sites));
  else if (sites.length === 0) context.out('no site reports its visits');
  else
    for (const { token, number, hosts, unit, source, takes_orders } of sites)
      context.out(
        `${token}  ${number}  ${unit}  ${source}  ${hosts.join(' ')}${takes_orders ? '' : '  no orders'}`
      );
  return 0;
}

async function remove([token]: string[], context: Context): Promise<number> {
  if (token === undefined) throw new InvalidInput('no token given', { field: 'token' });
  await revokeSite(await context.store(), token);
  context.out(
    context.json ? JSON.stringify({ token }) : `site ${token} may no longer report visits`
  );
  return 0;
}

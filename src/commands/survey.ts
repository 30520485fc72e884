import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineCommand } from '#commands/command.ts';
import { linksCsv } from '#lib/server/survey/links-csv.server.ts';
import { InvalidInput } from '#model/problem.ts';
import { Audience } from '#model/survey.ts';
import { areaPath, makeLinks, noteEvent } from '#queries/store.server.ts';

/** `survey links`: the links by which shops, or their customers, answer the two questions about a programme. */
export const command = defineCommand({
  name: 'survey',
  usage: `links --programme CODE [--audience ${Audience.options.join('|')}] [--area CODE | --unit CODE] [--out FILE]`,
  help: [
    'Make the links with which shops (or their customers) say what holds them back, one a shop, as CSV with a poster each.',
    'A shop keeps its link: asked again, the same ones come out, and those of new shops.'
  ].join('\n'),
  options: {
    programme: { type: 'string' },
    audience: { type: 'string' },
    area: { type: 'string' },
    unit: { type: 'string' },
    out: { type: 'string' }
  },
  async run({ values, positionals: [action] }, context) {
    if (action !== 'links')
      throw new InvalidInput(`unknown action: ${action ?? ''} (known: links)`);
    const text = (name: string): string | null =>
      typeof values[name] === 'string' && values[name] !== '' ? values[name] : null;
    const programme = text('programme');
    if (programme === null) throw new InvalidInput('no programme given', { field: 'programme' });
    const audience = Audience.safeParse(text('audience') ?? 'shop');
    if (!audience.success)
      throw new InvalidInput(
        `unknown audience: ${text('audience') ?? ''} (known: ${Audience.options.join(', ')})`,
        { field: 'audience' }
      );
    const store = await context.store();
    const area = text('area');
    if (area !== null && (await areaPath(store, area)).length === 0)
      throw new InvalidInput(`unknown area: ${area}`, { field: 'area' });
    const scope = { programme, audience: audience.data, area, unit: text('unit') };
    const links = await makeLinks(store, scope, new Date());
    const about = [programme, audience.data, area ?? text('unit') ?? 'all'].join(' ');
    await noteEvent(store, { what: 'survey links', who: '', about }, new Date());
    const { settings, secret } = context;
    const origin = (settings.ORIGIN ?? `http://localhost:${settings.PORT}`).replace(/\/$/, '');
    const csv = linksCsv(links, { origin, secret });
    const out = text('out');
    if (out === null) for (const line of csv.trimEnd().split('\n')) context.out(line);
    else {
      writeFileSync(resolve(context.cwd, out), csv);
      context.out(`${links.length} links in ${out}`);
    }
    return 0;
  }
});

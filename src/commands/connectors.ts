import { defineCommand } from '#commands/command.ts';
import { connectorLines, described } from '#commands/connectors/describe.ts';
import { ways } from '#commands/connectors/ways.ts';
import { connectorNamed } from '#ingest/connectors/index.ts';
import { InvalidInput } from '#model/problem.ts';

/** `connectors [NAME]`: the ways in which data can come in; of one connector all there is to know. */
export const command = defineCommand({
  name: 'connectors',
  usage: '[NAME] [--lang fr|en]',
  help: 'List the mappings for files and the connectors to platforms, or tell how one connector is set up, what it reads and what its words mean.',
  options: { lang: { type: 'string' } },
  async run({ values, positionals: [name] }, { json, out }) {
    const { lang = 'en' } = values;
    if (lang !== 'fr' && lang !== 'en')
      throw new InvalidInput(`unknown language: ${String(lang)} (known: fr, en)`, {
        field: 'lang'
      });
    const mapping = ways().find((way) => way.name === name && way.way === 'mapping');
    if (name === undefined || mapping !== undefined) {
      const shown = mapping === undefined ? ways(lang) : [mapping];
      if (json) out(JSON.stringify(shown, null, 2));
      else for (const it of shown) out(`${it.name} (${it.way})\n    ${it.description}`);
      return 0;
    }
    const connector = connectorNamed(name);
    if (json) out(JSON.stringify(described(connector), null, 2));
    else for (const line of connectorLines(connector, lang)) out(line);
    return 0;
  }
});

import { defineCommand } from '#commands/command.ts';

/** Any mapping file, as far as a list needs it. */
type Listed = { label?: string; description?: string; kind?: string };

const mappings = import.meta.glob<Listed>('../../ingest/mappings/*.json', {
  eager: true,
  import: 'default'
});

/** One way in: `mapping` for files, `connector` for platforms. */
export type Way = { name: string; way: 'mapping' | 'connector'; label: string };

/** Every way in which data can come in, in order of name. */
export const ways = (): Way[] =>
  Object.entries(mappings).map(([file, { label, description }]) => ({
    name: file.slice(file.lastIndexOf('/') + 1, -'.json'.length),
    way: 'mapping',
    label: label ?? description ?? ''
  }));

/** `connectors`: the ways in which data can come in, each with what it reads. */
export const command = defineCommand({
  name: 'connectors',
  usage: '',
  help: 'List the mappings for files and the connectors to platforms.',
  options: {},
  run: async (_, { json, out }) => {
    if (json) out(JSON.stringify(ways(), null, 2));
    else for (const { name, way, label } of ways()) out(`${name} (${way})\n    ${label}`);
    return 0;
  }
});

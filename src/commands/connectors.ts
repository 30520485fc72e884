import { defineCommand } from '#commands/command.ts';

const mappings = import.meta.glob<{ description: string }>('../../ingest/mappings/*.json', {
  eager: true,
  import: 'default'
});

/** One way in: `mapping` for files, `connector` for platforms. */
export type Way = { name: string; way: 'mapping' | 'connector'; description: string };

/** Every way in which data can come in, in order of name. */
export const ways = (): Way[] =>
  Object.entries(mappings).map(([file, { description }]) => ({
    name: file.slice(file.lastIndexOf('/') + 1, -'.json'.length),
    way: 'mapping',
    description
  }));

/** `connectors`: the ways in which data can come in, each with what it reads. */
export const command = defineCommand({
  name: 'connectors',
  usage: '',
  help: 'List the mappings for files and the connectors to platforms.',
  options: {},
  run: async (_, { json, out }) => {
    if (json) out(JSON.stringify(ways(), null, 2));
    else
      for (const { name, way, description } of ways()) out(`${name} (${way})\n    ${description}`);
    return 0;
  }
});

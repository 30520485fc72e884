import { defineCommand } from '#commands/command.ts';
import { listImports, undoImport } from '#ingest/undo.ts';
import { InvalidInput } from '#model/problem.ts';

/** `imports list`, `imports undo ID`: what came in, and taking it back. */
export const command = defineCommand({
  name: 'imports',
  usage: 'list | undo ID',
  help: 'List the imports, or take one back: its facts go, what they replaced is current again.',
  options: {},
  async run({ positionals: [action, id] }, context) {
    if (action === 'undo') {
      const import_id = Number(id);
      if (!Number.isInteger(import_id) || import_id < 1)
        throw new InvalidInput(`invalid import: ${id ?? ''}`, { field: 'id' });
      await undoImport(await context.store(), import_id);
      context.out(
        context.json ? JSON.stringify({ undone: import_id }) : `import ${import_id} is undone`
      );
      return 0;
    }
    if (action !== 'list')
      throw new InvalidInput(`unknown action: ${action ?? ''} (known: list, undo)`);
    const imports = await listImports(await context.store());
    if (context.json) context.out(JSON.stringify(imports));
    else if (imports.length === 0) context.out('no imports yet');
    else
      for (const row of imports)
        context.out(
          `${row.import_id}  ${row.started_at.slice(0, 16)}  ${row.status}  ${row.mapping ?? row.files.map((file) => file.name).join(', ')}${row.sample ? ' (sample)' : ''}: accepted ${row.accepted_n}, updated ${row.updated_n}, duplicate ${row.duplicate_n}, quarantined ${row.quarantined_n}`
        );
    return 0;
  }
});

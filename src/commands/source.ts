import { defineCommand } from '#commands/command.ts';
import { InvalidInput } from '#model/problem.ts';
import { addSource } from '#ingest/undo.ts';

/** `source add NAME --unit CODE`: declares a feed of a unit and what it will be complete for. */
export const command = defineCommand({
  name: 'source',
  usage: 'add NAME --unit CODE [--online] [--total]',
  help: 'Declare a feed of a shop: --online when it reports all online sales, --total when it reports the sales in the shop.',
  options: { unit: { type: 'string' }, online: { type: 'boolean' }, total: { type: 'boolean' } },
  async run({ values, positionals: [action, name] }, context) {
    if (action !== 'add') throw new InvalidInput(`unknown action: ${action ?? ''} (known: add)`);
    if (name === undefined)
      throw new InvalidInput('no name of the source given', { field: 'name' });
    if (typeof values['unit'] !== 'string')
      throw new InvalidInput('no unit given', { field: 'unit' });
    const source_id = await addSource(await context.store(), {
      unit: values['unit'],
      name,
      reports_online: values['online'] === true,
      reports_total: values['total'] === true
    });
    context.out(
      context.json
        ? JSON.stringify({ source_id })
        : `source ${name} of ${values['unit']} is declared`
    );
    return 0;
  }
});

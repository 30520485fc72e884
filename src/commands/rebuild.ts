import { InvalidInput } from '#model/problem.ts';
import { rebuild, refreshCells } from '#queries/store.server.ts';
import { defineCommand } from '#commands/command.ts';

/** `rebuild`: every roll-up and every cell again from the facts; readers see the old state until each part is done. */
export const command = defineCommand({
  name: 'rebuild',
  usage: '',
  help: 'Make the roll-ups, the usual turnover and the cells again from the facts.',
  options: {},
  run: async ({ positionals }, context) => {
    const [extra] = positionals;
    if (extra !== undefined) throw new InvalidInput(`unexpected argument: ${extra}`);
    const store = await context.store();
    const { months_n, units_n } = await rebuild(store, (step) => context.progress(step));
    const slices_n = await refreshCells(store, (step) => context.progress(step));
    if (context.json) context.out(JSON.stringify({ months_n, units_n, slices_n }));
    else
      context.out(`rebuilt ${months_n} months of ${units_n} units and ${slices_n} years of cells`);
    return 0;
  }
});

import { defineCommand } from '#commands/command.ts';
import { InvalidInput } from '#model/problem.ts';
import { minorDigits } from '#model/money.ts';
import { listMatches, redoMatch, undoMatch, type MatchRow } from '#queries/store.server.ts';

/** Matches that a list shows. */
const rows_shown_max = 500;

/** `match list | undo ID | redo ID`: sales that two feeds tell, and taking them apart. */
export const command = defineCommand({
  name: 'match',
  usage: 'list [--unit CODE] | undo ID | redo ID',
  help: 'List the sales that a shop platform and a payment provider both tell (the payment is not counted), or take such a pair apart for good; redo decides anew.',
  options: { unit: { type: 'string' } },
  async run({ values, positionals: [action, id] }, context) {
    if (action === 'undo' || action === 'redo') {
      if (id === undefined) throw new InvalidInput('no match given', { field: 'id' });
      await (action === 'undo' ? undoMatch : redoMatch)(await context.store(), id);
      const done = action === 'undo' ? 'is taken apart' : 'is decided anew';
      context.out(context.json ? JSON.stringify({ [action]: id }) : `match ${id} ${done}`);
      return 0;
    }
    if (action !== 'list')
      throw new InvalidInput(`unknown action: ${action ?? ''} (known: list, undo, redo)`);
    const unit = typeof values['unit'] === 'string' ? values['unit'] : undefined;
    const rows = await listMatches(await context.store(), { unit, limit: rows_shown_max });
    if (context.json) context.out(JSON.stringify(rows));
    else if (rows.length === 0) context.out('no sale is told twice');
    else for (const row of rows) context.out(line(row));
    return 0;
  }
});

const line = (row: MatchRow): string =>
  `${row.match_id}  ${row.day}  ${row.unit}: ${row.shadow_source} ${row.shadow_external_id}${amount(row)} ${
    row.status === 'active' ? 'is' : 'is not'
  } ${row.source} ${row.external_id} (by ${row.rule}${row.status === 'undone' ? ', taken apart' : ''})`;

function amount({ shadow_minor, currency, shadow_basis }: MatchRow): string {
  if (shadow_minor === null || currency === null) return '';
  const digits = minorDigits(currency);
  return ` ${(shadow_minor / 10 ** digits).toFixed(digits)} ${currency} ${shadow_basis ?? ''}`;
}

import { defineCommand, type Context, type Values } from '#commands/command.ts';
import { refusedLines } from '#commands/import/report.ts';
import { usualLines } from '#commands/usual/lines.ts';
import { importRows } from '#ingest/import.ts';
import { InvalidInput } from '#model/problem.ts';
import { usualOf, type UsualHistory } from '#queries/store.server.ts';

const given = (name: string) => ({ [name]: { type: 'string' as const } });

/** `usual set`, `usual show`: what a shop says of its usual turnover, and how it was made, version by version. */
export const command = defineCommand({
  name: 'usual',
  usage:
    'show UNIT | set UNIT --annual AMOUNT --ref-year YEAR --includes-distance-sales yes|no|unknown --tax-basis ht|ttc --origin WHO [--months even|N,…] [--weekdays N,…] [--only-missing]',
  help: [
    'Show how the usual turnover of a shop was made, or declare it: the figure of a year, whether it holds sales at a distance, with or without VAT, and who says so.',
    'A declared figure goes before the shop’s own history from the year after its own; with --only-missing it fills what the history leaves open.',
    '--months: 12 shares, January first, or even; --weekdays: 7 weights, Monday first; without them the sector lends them. An import like any other, so it can be undone.'
  ].join('\n'),
  options: {
    ...given('annual'),
    ...given('ref-year'),
    ...given('includes-distance-sales'),
    ...given('tax-basis'),
    ...given('origin'),
    ...given('months'),
    ...given('weekdays'),
    'only-missing': { type: 'boolean' }
  },
  async run({ values, positionals: [action, unit, ...more] }, context) {
    if (action !== 'set' && action !== 'show')
      throw new InvalidInput(`unknown action: ${action ?? ''} (known: set, show)`);
    if (unit === undefined) throw new InvalidInput('no code of the unit given', { field: 'unit' });
    if (more.length > 0) throw new InvalidInput(`unexpected argument: ${more[0]}`);
    if (action === 'set') return declare(unit, rowOf(unit, values), context);
    const history = await usualOf(await context.store(), unit);
    if (context.json) context.out(JSON.stringify(history));
    else for (const line of usualLines(history)) context.out(line);
    return 0;
  }
});

async function declare(
  unit: string,
  row: Record<string, string>,
  context: Context
): Promise<number> {
  const store = await context.store();
  const report = await importRows({ store, secret: context.secret }, 'usual', [row], 'usual set');
  const refused = report.quarantined_n > 0;
  const history = refused ? null : await usualOf(store, unit);
  const remarks = history === null ? [] : remarksOn(history);
  if (context.json) context.out(JSON.stringify({ ...report, remarks }));
  else for (const line of refusedLines(report.quarantined, report.quarantined_n)) context.out(line);
  if (refused) return 3;
  if (!context.json)
    context.out(
      report.accepted_n + report.updated_n === 0
        ? `usual turnover of ${unit}: as it was`
        : `usual turnover of ${unit}: declared; take it back with: npm run vitrine -- imports undo ${report.import_id}`
    );
  for (const remark of remarks) context.err(remark);
  return 0;
}

/** What the newest declaration cannot do, said at once. */
function remarksOn({ declared, sales }: UsualHistory): string[] {
  const [newest] = declared;
  if (newest === undefined) return [];
  const meets = ({ currency, tax_basis }: { currency: string; tax_basis: string }) =>
    currency === newest.currency && tax_basis === newest.tax_basis;
  return [
    ...(sales.length > 0 && !sales.some(meets)
      ? [
          `declared ${newest.tax_basis}, but the shop’s sales are ${sales.map((basis) => basis.tax_basis).join(' and ')}: nothing is converted, so no share can be made of the two; declare the figure ${sales[0]?.tax_basis ?? 'ht'}`
        ]
      : []),
    ...(newest.includes_distance_sales === 'yes'
      ? []
      : [
          newest.includes_distance_sales === 'no'
            ? 'the figure leaves sales at a distance out: every answer made with it says so'
            : 'whether the figure holds sales at a distance is unknown: every answer made with it says so'
        ])
  ];
}

function rowOf(unit: string, values: Values): Record<string, string> {
  const distance = oneOf(values, 'includes-distance-sales', ['yes', 'no', 'unknown']);
  return {
    unit,
    annual: required(values, 'annual'),
    ref_year: required(values, 'ref-year'),
    tax_basis: oneOf(values, 'tax-basis', ['ht', 'ttc']),
    origin: required(values, 'origin'),
    overrides: values['only-missing'] === true ? 'no' : 'yes',
    ...(distance === 'unknown' ? {} : { includes_distance_sales: distance }),
    ...weights(values, 'months', 'month', 12),
    ...weights(values, 'weekdays', 'weekday', 7)
  };
}

function required(values: Values, name: string): string {
  const value = values[name];
  if (typeof value !== 'string' || value.trim() === '')
    throw new InvalidInput(`no --${name} given`, { field: name });
  return value;
}

function oneOf(values: Values, name: string, known: readonly string[]): string {
  const value = required(values, name);
  if (!known.includes(value))
    throw new InvalidInput(`unknown --${name}: ${value} (one of ${known.join(', ')})`, {
      field: name
    });
  return value;
}

function weights(values: Values, name: string, column: string, n: number): Record<string, string> {
  const value = values[name];
  if (typeof value !== 'string') return {};
  const list = value === 'even' ? Array.from({ length: n }, () => '1') : value.split(',');
  if (list.length !== n)
    throw new InvalidInput(`not ${n} numbers in --${name}: ${value}`, { field: name });
  return Object.fromEntries(list.map((weight, i) => [`${column}_${i + 1}`, weight.trim()]));
}

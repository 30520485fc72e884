import { defineCommand, type Context, type Values } from '#commands/command.ts';
import { needed, sourceGiven, textOf } from '#commands/source/named.ts';
import { clock } from '#ingest/pull/clock.ts';
import { pullSource, type PullReport } from '#ingest/pull/run.ts';
import { internet } from '#ingest/pull/transport.ts';
import { InvalidInput, VitrineError } from '#model/problem.ts';
import { drainInbox, listSources, type Store } from '#queries/store.server.ts';

/** `pull`: asks the platform of one source, or of all sources of a unit, for what changed. */
export const command = defineCommand({
  name: 'pull',
  usage: '[SOURCE] --unit CODE [--since DAY]',
  help: 'Ask the platform of a source, or of all sources of a shop, for what changed since the last pull, or since a day.\nA pull that was cut off goes on where it was; --since begins anew.',
  options: { unit: { type: 'string' }, since: { type: 'string' } },
  async run({ values, positionals: [name] }, context) {
    const since = sinceOf(values);
    const unit = needed(values, 'unit');
    const store = await context.store();
    const sources =
      name === undefined ? await pulledOf(store, unit) : [await sourceGiven(store, name, values)];
    const reports: PullReport[] = [];
    let failure: unknown;
    for (const source of sources) {
      try {
        reports.push(await pullOne(store, source, since, context));
      } catch (error) {
        context.signal.throwIfAborted();
        if (sources.length === 1 || !(error instanceof VitrineError)) throw error;
        failure = error;
        context.err(`${source.name}: ${error.message}`);
      }
    }
    await drainInbox(store);
    if (context.json) context.out(JSON.stringify(reports));
    if (failure !== undefined) return 1;
    return reports.some(({ quarantined_n }) => quarantined_n > 0) ? 3 : 0;
  }
});

/** Sources of a unit that are connected, pulled and not paused. Errors: InvalidInput when there is none. */
async function pulledOf(store: Store, unit: string) {
  const rows = await listSources(store, { unit, now: new Date() });
  const pulled = rows.filter((row) => row.pull_every_hours !== null && !row.paused);
  if (pulled.length === 0) throw new InvalidInput(`nothing to pull: ${unit}`, { field: 'unit' });
  return pulled;
}

async function pullOne(
  store: Store,
  source: { source_id: number; name: string },
  since: string | undefined,
  context: Context
): Promise<PullReport> {
  const door = {
    ...{ store, secret: context.secret, signal: context.signal, clock },
    transport: internet({ lan: context.settings.VITRINE_LAN })
  };
  context.progress({ what: `pull ${source.name}`, done: 0, total: null });
  const report = await pullSource(door, source.source_id, {
    ...(since === undefined ? {} : { since }),
    on_progress: ({ records_n, expected_n }) =>
      context.progress({ what: `pull ${source.name}`, done: records_n, total: expected_n })
  });
  if (!context.json)
    context.out(
      `${source.name}: ${report.pages_n} pages, ${report.records_n} records: accepted ${report.accepted_n}, updated ${report.updated_n}, duplicate ${report.duplicate_n}, dropped ${report.dropped_n}, quarantined ${report.quarantined_n}`
    );
  return report;
}

/** A day or an instant as an instant. Errors: InvalidInput. */
function sinceOf(values: Values): string | undefined {
  const text = textOf(values, 'since');
  if (text === undefined) return undefined;
  const at = /^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new InvalidInput(`invalid day: ${text}`, { field: 'since' });
  return new Date(at).toISOString();
}

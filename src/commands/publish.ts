import { InvalidInput } from '#model/problem.ts';
import { openCluster, publish } from '#queries/store.server.ts';
import { defineCommand } from '#commands/command.ts';

/** `publish`: what questions are asked of, to a ClickHouse cluster; only what changed since the last time. */
export const command = defineCommand({
  name: 'publish',
  usage: '[--to URL]',
  help: 'Publish the figures to a ClickHouse cluster, CLICKHOUSE_URL by default; only what has changed.',
  options: { to: { type: 'string' } },
  run: async ({ values, positionals }, context) => {
    const [extra] = positionals;
    if (extra !== undefined) throw new InvalidInput(`unexpected argument: ${extra}`);
    const url = typeof values['to'] === 'string' ? values['to'] : context.settings.CLICKHOUSE_URL;
    if (url === undefined) throw new InvalidInput('missing --to URL, and no CLICKHOUSE_URL');
    const store = await context.store();
    const cluster = await openCluster(store, url);
    try {
      const done = await publish(store, cluster, (step) => context.progress(step));
      if (context.json) context.out(JSON.stringify({ ...done, database: cluster.database }));
      else
        context.out(
          done.is_new
            ? `publication ${done.publication_n} in ${cluster.database}: ${done.slices_n} slices changed`
            : `publication ${done.publication_n} in ${cluster.database}: nothing has changed`
        );
    } finally {
      await cluster.close();
    }
    return 0;
  }
});

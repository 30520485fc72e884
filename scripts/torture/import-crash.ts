import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { closeStore, health, openStore, type Store } from '#queries/store.server.ts';
import { seededRandom, type Torture, type TortureOptions } from './torture.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ordersPerFile = 60_000;

/** Kills a running import with SIGKILL at a random moment and looks at what is left of it. */
export const torture: Torture = {
  name: 'import-crash',
  what: 'kill -9 in the middle of an import; all of it is there afterwards or nothing, and it can be sent again',
  run: async (options) => {
    const { folder } = options;
    writeFileSync(join(folder, 'units.csv'), units());
    await importing(options, 'units', 'units.csv').exit;
    const quick_ms = await timed(() => {
      writeFileSync(join(folder, 'orders-0.csv'), orders(0));
      return importing(options, 'orders', 'orders-0.csv').exit;
    });
    options.log(`an import of ${ordersPerFile} orders takes ${Math.round(quick_ms)} ms`);
    return rounds(options, quick_ms);
  }
};

async function rounds(options: TortureOptions, whole_ms: number): Promise<string[]> {
  const random = seededRandom(options.seed);
  const failures: string[] = [];
  let files_n = 1;
  for (let round = 1; round <= options.rounds; round += 1) {
    const file = `orders-${files_n}.csv`;
    writeFileSync(join(options.folder, file), orders(files_n));
    const killed = importing(options, 'orders', file);
    const after_ms = Math.round(random() * whole_ms * 1.1);
    await Promise.race([killed.exit, wait(after_ms)]);
    killed.kill();
    await killed.exit;
    const left = await inspect(options.folder);
    const kept = left.orders_n - files_n * ordersPerFile;
    const say = `round ${round}, killed after ${after_ms} ms:`;
    if (kept !== 0 && kept !== ordersPerFile) failures.push(`${say} ${kept} rows of a file stayed`);
    for (const trouble of left.troubles) failures.push(`${say} ${trouble}`);
    if (kept === 0 && round % 5 === 0) {
      await importing(options, 'orders', file).exit; // sent again, it is taken in whole
      const again = await inspect(options.folder);
      if (again.orders_n !== (files_n + 1) * ordersPerFile)
        failures.push(`${say} sent again, ${again.orders_n} orders`);
      files_n += 1;
    } else if (kept === ordersPerFile) files_n += 1;
    options.log(`${say} ${kept === 0 ? 'nothing of it' : 'all of it'} is there`);
  }
  return failures;
}

/** `npm run vitrine -- import` as a process of its own, without npm between us and it. */
function importing({ folder }: TortureOptions, kind: string, file: string) {
  const args = ['scripts/run.mjs', 'src/commands/main.ts', 'import', join(folder, file)];
  const child = spawn(process.execPath, [...args, '--as', kind], {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, VITRINE_DATA: join(folder, 'data') }
  });
  const exit = once(child, 'exit');
  return { exit, kill: () => child.kill('SIGKILL') };
}

async function inspect(folder: string): Promise<{ orders_n: number; troubles: string[] }> {
  const store = await openStore({ path: join(folder, 'data', 'vitrine.duckdb') });
  try {
    const checks = await health(store);
    const troubles = checks
      .filter(({ name, status }) => status === 'failed' || (name === 'imports' && status !== 'ok'))
      .map(({ name, detail }) => `${name}: ${detail}`);
    return { orders_n: await countOrders(store), troubles };
  } finally {
    await closeStore(store);
  }
}

async function countOrders({ engine }: Store): Promise<number> {
  const [row] = await engine.query<{ n: number; keys_n: number }>(
    'SELECT count(*) AS n, count(DISTINCT external_id) AS keys_n FROM order_version WHERE is_current'
  );
  return row?.n === row?.keys_n ? (row?.n ?? 0) : -1;
}

const units = (): string =>
  'unit,kind,name,zone,currency,grain\n' +
  Array.from({ length: 50 }, (_, i) => `t-${i},shop,,Europe/Paris,EUR,day\n`).join('');

function orders(file: number): string {
  const lines = ['unit,external_id,ordered_at,order_mode,channel,fulfilment,status,net,currency'];
  for (let i = 0; i < ordersPerFile; i += 1) {
    const day = new Date(Date.UTC(2019, 0, 1 + ((i * 7 + file) % 700))).toISOString().slice(0, 10);
    lines.push(
      `t-${i % 50},${file}-${i},${day}T10:00:00Z,online,own_site,shipping,paid,${(i % 90) + 10}.50,EUR`
    );
  }
  return `${lines.join('\n')}\n`;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

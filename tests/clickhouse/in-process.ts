import { createClient, type ClickHouseClient } from '@clickhouse/client';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Connect } from '#queries/engines/clickhouse.ts';

/** The engine itself inside this process. One at a time; `url` is a name only. */
export type InProcess = { url: string; connect: Connect; stop(): Promise<void> };

type Connection = { createChdbConnection(options: { path: string }): never };

/** Starts the engine in this process, without a server: its queries run one after the other. */
export function startInProcess(): InProcess {
  const require = createRequire(fileURLToPath(new URL('./engine/package.json', import.meta.url)));
  const { createChdbConnection } = require('chdb/connection') as Connection; // of another folder: no types here
  const path = mkdtempSync(join(tmpdir(), 'vitrine-chdb-'));
  const connection = { connection: createChdbConnection({ path }) };
  const client = createClient(connection as never); // the hook has no public type
  return {
    url: 'http://in-process/vitrine',
    connect: (_, database) => workingIn(client, database),
    async stop() {
      await client.close();
      rmSync(path, { recursive: true, force: true });
    }
  };
}

/** The one client as a node's own: it works in a database, and closing it leaves the engine open. */
function workingIn(client: ClickHouseClient, database: string): ClickHouseClient {
  let isChosen = false;
  const choose = async () => {
    if (isChosen || database === 'default') return;
    await client.command({ query: `USE ${database}` });
    isChosen = true;
  };
  const own = {
    query: async (it: never) => choose().then(() => client.query(it)),
    command: async (it: never) => choose().then(() => client.command(it)),
    insert: async (it: never) => choose().then(() => client.insert(it)),
    close: () => Promise.resolve()
  };
  return own as unknown as ClickHouseClient; // all of it that a node uses
}

import { ensureCells } from '#queries/cells/refresh.ts';
import { parseClickHouseUrl } from '#queries/engines/clickhouse-address.ts';
import { ClickHouse, type Connect } from '#queries/engines/clickhouse.ts';
import { publishedTables } from '#queries/publish/tables.ts';
import type { Store } from '#queries/store.ts';

/**
 * The cluster of an address, as what figures of this store are published to and questions put to; nothing is asked of it.
 * `connect`: how a node's client is made. Errors: InvalidInput for an address that is none.
 */
export async function openCluster(
  store: Store,
  url: string,
  connect?: Connect
): Promise<ClickHouse> {
  const address = parseClickHouseUrl(url);
  await ensureCells(store);
  const { database } = await publishedTables(store.engine, address);
  return new ClickHouse(address, database, connect);
}

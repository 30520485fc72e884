import { InvalidInput } from '#model/problem.ts';

/**
 * Where the figures are published: `nodes` are the HTTP addresses of all of them, replicas included. `cluster`: the name
 * under which the nodes know each other; null: one node. `replicated`: whether a shard has several nodes.
 */
export type ClusterAddress = {
  nodes: readonly string[];
  database: string;
  cluster: string | null;
  replicated: boolean;
};

/**
 * Reads `http://user:password@host:8123,host:8123/database?cluster=name&replicated=1`. The database is `vitrine` by default.
 * Errors: InvalidInput, which does not repeat the address: it may hold a password.
 */
export function parseClickHouseUrl(text: string): ClusterAddress {
  const parts = /^(https?:\/\/)([^@/?]*@)?([^@/?]+)(?:\/([a-z]\w*)?)?(?:\?(.*))?$/i.exec(text);
  const [, scheme = '', user = '', hosts = '', database = 'vitrine', options = ''] = parts ?? [];
  const nodes = hosts.split(',').map((host) => `${scheme}${user}${host}`);
  if (parts === null || !nodes.every((node) => URL.canParse(node)))
    throw new InvalidInput(
      'invalid setting CLICKHOUSE_URL: expected http://user:password@host:8123,host:8123/database?cluster=name'
    );
  const given = new URLSearchParams(options);
  const cluster = given.get('cluster');
  if (nodes.length > 1 && cluster === null)
    throw new InvalidInput('invalid setting CLICKHOUSE_URL: several nodes without cluster=name');
  return { nodes, database, cluster, replicated: given.get('replicated') === '1' };
}

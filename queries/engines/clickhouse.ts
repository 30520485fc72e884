import {
  ClickHouseLogLevel,
  createClient,
  type ClickHouseClient,
  type ClickHouseSettings
} from '@clickhouse/client';
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { FiguresUnreachable } from '#model/problem.ts';
import type { Answers } from '#queries/engines/answers.ts';
import type { ClusterAddress } from '#queries/engines/clickhouse-address.ts';
import { clickHouseError, isUnreachable } from '#queries/engines/clickhouse-errors.ts';
import { toClickHouse } from '#queries/engines/dialect.ts';
import type { Params } from '#queries/engines/duckdb.ts';

/** What makes ClickHouse mean the same by a text as DuckDB does. Source: docs/decisions, one text on two engines. */
const meaning = {
  join_use_nulls: 1,
  group_by_use_nulls: 1,
  prefer_column_name_to_alias: 1,
  cast_keep_nullable: 1,
  union_default_mode: 'DISTINCT',
  distributed_product_mode: 'local',
  skip_unavailable_shards: 0,
  output_format_json_quote_64bit_integers: 1
} as const;

/** Seconds a question may take before it is stopped, on every node that works on it. */
export const timeLimit_s = 30;

/** One server of the cluster. */
export class ClickHouseNode {
  constructor(
    readonly host: string,
    private readonly client: ClickHouseClient
  ) {}

  /** Rows of a question at a publication, the newest by default. Stopped and killed after the time limit. */
  async rows<R>(sql: string, params: Params = {}, publication_n?: number): Promise<R[]> {
    const query_id = randomUUID();
    try {
      const result = await this.client.query({
        query: toClickHouse(sql),
        query_id,
        query_params: Object.fromEntries(
          Object.entries(params).filter(([name]) => sql.includes(`{${name}:`))
        ),
        format: 'JSONCompact',
        clickhouse_settings: {
          ...meaning,
          max_execution_time: timeLimit_s,
          // What the tables' views read: the one word of ours that ClickHouse hands on to every shard.
          log_comment: String(publication_n ?? '')
        },
        abort_signal: AbortSignal.timeout(1000 * (timeLimit_s + 5))
      });
      const { meta = [], data } = await result.json<unknown[]>();
      return data.map(
        (row) =>
          Object.fromEntries(meta.map(({ name, type }, i) => [name, fromWire(row[i], type)])) as R
      );
    } catch (cause) {
      await this.kill(query_id, cause);
      throw clickHouseError(cause, this.host);
    }
  }

  /** Runs one statement for its effect. */
  async command(query: string, settings: ClickHouseSettings = {}): Promise<void> {
    try {
      await this.client.command({ query, clickhouse_settings: settings });
    } catch (cause) {
      throw clickHouseError(cause, this.host);
    }
  }

  /** Inserts rows of a CSV text with a header, nulls as \N; on all shards before it resolves. */
  async insertCsv(table: string, values: Readable): Promise<void> {
    try {
      await this.client.insert({
        table,
        values,
        format: 'CSVWithNames',
        clickhouse_settings: {
          distributed_foreground_insert: 1,
          max_partitions_per_insert_block: '0'
        }
      });
    } catch (cause) {
      throw clickHouseError(cause, this.host);
    }
  }

  /** A query whose answer nobody waits for any more goes on unless it is told to stop. */
  private async kill(query_id: string, cause: unknown): Promise<void> {
    if (isUnreachable(cause)) return;
    await this.client
      .command({ query: `KILL QUERY WHERE query_id = '${query_id}' ASYNC` })
      .catch(() => undefined); // it has its own time limit besides
  }

  close(): Promise<void> {
    return this.client.close();
  }
}

/** How long the number of the newest publication is believed, in milliseconds. */
const believed_ms = 2000;

/** How long an insert may take; questions have their own limit. */
const insertLimit_ms = 10 * 60_000;

/** How a node's client is made; over HTTP unless a test brings the engine itself. */
export type Connect = (url: string, database: string) => ClickHouseClient;

const overHttp: Connect = (url, database) =>
  createClient({
    url,
    database,
    application: 'vitrine',
    request_timeout: insertLimit_ms,
    max_open_connections: 10,
    log: { level: ClickHouseLogLevel.OFF }
  });

/** The cluster as what questions are put to: the first node that answers, at one publication for all shards. */
export class ClickHouse implements Answers {
  private publication_n = 0;
  private read_at = -Infinity;

  readonly nodes: readonly ClickHouseNode[];

  /** `database`: that which holds the tables of this version of the program. Nothing is asked of the nodes yet. */
  constructor(
    readonly address: ClusterAddress,
    readonly database: string,
    private readonly connect: Connect = overHttp
  ) {
    this.nodes = this.connected(database);
  }

  /** The nodes, with another database to work in. */
  connected(database: string): ClickHouseNode[] {
    return this.address.nodes.map(
      (url) => new ClickHouseNode(new URL(url).host, this.connect(url, database))
    );
  }

  async query<R extends Record<string, unknown>>(sql: string, params: Params = {}): Promise<R[]> {
    if (performance.now() - this.read_at > believed_ms) await this.reread();
    return this.ask((node) => node.rows<R>(sql, params, this.publication_n));
  }

  writesN(): number {
    return this.publication_n;
  }

  /** Looks which publication is the newest. */
  async reread(): Promise<number> {
    const [row] = await this.ask((node) =>
      node.rows<{ n: number }>('SELECT max(n) AS n FROM publication')
    );
    this.publication_n = row?.n ?? 0;
    this.read_at = performance.now();
    return this.publication_n;
  }

  /** Asks the nodes in turn until one is reachable; one that works without a shard is an answer, an error. */
  private async ask<T>(work: (node: ClickHouseNode) => Promise<T>): Promise<T> {
    let last: unknown;
    for (const node of this.nodes)
      try {
        return await work(node);
      } catch (error) {
        if (!(error instanceof FiguresUnreachable) || !isUnreachable(error.cause)) throw error;
        last = error;
      }
    throw last;
  }

  async close(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.close()));
  }
}

const wide = /^U?Int(64|128|256)$/;

/** Integers that come as text, as numbers where they are safe. */
function fromWire(value: unknown, type: string): unknown {
  const plain = /^Nullable\((.*)\)$/.exec(type)?.[1] ?? type;
  if (typeof value !== 'string' || !wide.test(plain)) return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

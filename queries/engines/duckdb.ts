import {
  BIGINT,
  DuckDBDataChunk,
  DuckDBInstance,
  DuckDBTimestampValue,
  INTEGER,
  TIMESTAMP,
  VARCHAR,
  type DuckDBConnection,
  type Json
} from '@duckdb/node-api';
import { resolve } from 'node:path';
import { StoreError, VitrineError } from '#model/problem.ts';
import type { Answers } from '#queries/engines/answers.ts';
import { toDuckDB } from '#queries/engines/dialect.ts';
import type { AppendColumn, Writer, WriterTransaction } from '#queries/engines/writer.ts';

/** A value bound to a placeholder. Lists bind as lists of text. */
export type Param = string | number | bigint | boolean | null | readonly string[];
export type Params = Record<string, Param>;

type Work<T> = (engine: Engine) => Promise<T>;
/** What runs SQL. Placeholders are typed, `{name:Type}`, so that one text serves every engine. */
export interface Engine extends Answers {
  /** Runs one or more statements for their effect. */
  run(sql: string, params?: Params): Promise<void>;
  /**
   * Runs `work` inside one transaction on a connection of its own; rolls back when it throws. Aborting `signal`
   * interrupts the statement that runs. `is_look`: rolled back at the end, and no write for writesN.
   */
  transaction<T>(work: Work<T>, signal?: AbortSignal, is_look?: boolean): Promise<T>;
  /** A connection that stays open for small durable writes and the look-ups they need; closed with the engine. */
  writer(): Promise<Writer>;
  /**
   * Counts what may have changed the database, on any connection of this process but a writer's. Equal counts, equal
   * answers: what writers write is a queue, which no answer reads.
   */
  writesN(): number;
  /** Has `runningShare` know how far statements of this connection are, which makes them about 5 % slower. */
  watch(): Promise<void>;
  /** How much of the statement that runs on this connection is done, 0 to 1; null when unknown. */
  runningShare(): number | null;
}

/** `path`: file, or `:memory:`. `temp`: spill folder. */
export type EngineOptions = { path: string; memory_limit: string; threads: number; temp?: string };

const bound = (
  sql: string,
  params: Params
): Record<string, string | number | bigint | boolean | null> =>
  Object.fromEntries(
    Object.entries(params)
      .filter(
        ([name]) => new RegExp(`\\{${name}:`).test(sql) || new RegExp(`\\$${name}\\b`).test(sql)
      )
      .map(([name, value]) => [
        name,
        Array.isArray(value) ? JSON.stringify(value) : (value as string)
      ])
  );

/** A statement that only reads, comments before it. */
const reads = /^(\s|--[^\n]*\n)*(SELECT|WITH|FROM|SHOW|DESCRIBE|EXPLAIN)\b/i;

/** Counts of writes of the files open in this process; instances of one path are one database. */
const writesOf = new Map<string, { n: number }>();

/** Work on one connection, one piece after the other: two statements that begin at once on it cancel each other. */
class Turns {
  private last: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.last.then(work, work);
    this.last = mine;
    return mine;
  }
}

class Duck implements Engine {
  private readonly turns = new Turns();
  private readonly writers: DuckDBConnection[] = [];

  constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
    private readonly writes: { n: number },
    private readonly inTransaction = false
  ) {}

  async query<R extends Record<string, unknown>>(sql: string, params: Params = {}): Promise<R[]> {
    try {
      const reader = await this.turns.take(() =>
        this.connection.runAndReadAll(toDuckDB(sql), bound(sql, params))
      );
      const types = reader.columnTypes().map(String);
      const names = reader.columnNames();
      return reader
        .getRowsJson()
        .map(
          (row) =>
            Object.fromEntries(
              row.map((value, i) => [names[i], fromWire(value, types[i] ?? '')])
            ) as R
        );
    } catch (cause) {
      throw storeError(cause);
    } finally {
      if (!this.inTransaction && !reads.test(sql)) this.writes.n += 1;
    }
  }

  async run(sql: string, params: Params = {}): Promise<void> {
    try {
      const values = bound(sql, params);
      const given = Object.keys(values).length > 0 ? [values] : [];
      await this.turns.take(() => this.connection.run(toDuckDB(sql), ...given));
    } catch (cause) {
      throw storeError(cause);
    } finally {
      if (!this.inTransaction) this.writes.n += 1;
    }
  }

  async transaction<T>(work: Work<T>, signal?: AbortSignal, is_look = false): Promise<T> {
    const connection = await this.instance.connect();
    const inner = new Duck(this.instance, connection, this.writes, true);
    const interrupt = () => connection.interrupt();
    signal?.addEventListener('abort', interrupt);
    try {
      signal?.throwIfAborted();
      await inner.run('BEGIN');
      const result = await work(inner);
      await inner.run(is_look ? 'ROLLBACK' : 'COMMIT');
      return result;
    } catch (error) {
      await connection.run('ROLLBACK').catch(() => undefined); // nothing to roll back when COMMIT itself failed
      throw error;
    } finally {
      if (!is_look) this.writes.n += 1;
      signal?.removeEventListener('abort', interrupt);
      connection.closeSync();
    }
  }

  async writer(): Promise<Writer> {
    const connection = await this.instance.connect();
    this.writers.push(connection);
    return new DuckWriter(connection, new Duck(this.instance, connection, { n: 0 }, true));
  }

  writesN(): number {
    return this.writes.n;
  }

  async watch(): Promise<void> {
    await this.run('SET enable_progress_bar = true; SET enable_progress_bar_print = false');
  }

  runningShare(): number | null {
    const { percentage } = this.connection.progress;
    return percentage < 0 ? null : Math.min(percentage / 100, 1);
  }

  async close(): Promise<void> {
    for (const connection of this.writers) connection.closeSync();
    this.connection.closeSync();
    this.instance.closeSync();
  }
}

/** Rows of one data chunk; an appender takes no larger one. */
const chunkRows = 2048;

class DuckWriter implements Writer {
  private readonly turns = new Turns();

  constructor(
    private readonly connection: DuckDBConnection,
    private readonly engine: Duck
  ) {}

  query<R extends Record<string, unknown>>(sql: string, params: Params = {}): Promise<R[]> {
    return this.turns.take(() => this.engine.query<R>(sql, params));
  }

  commit(work: (transaction: WriterTransaction) => Promise<void>): Promise<void> {
    return this.turns.take(() => this.transact(work));
  }

  private async transact(work: (transaction: WriterTransaction) => Promise<void>): Promise<void> {
    await this.engine.run('BEGIN');
    try {
      await work({
        append: (table, columns) => this.append(table, columns),
        run: (sql, params) => this.engine.run(sql, params)
      });
      await this.engine.run('COMMIT');
    } catch (error) {
      await this.connection.run('ROLLBACK').catch(() => undefined); // nothing to roll back when COMMIT itself failed
      throw storeError(error);
    }
  }

  private async append(table: string, columns: readonly AppendColumn[]): Promise<void> {
    const appender = await this.connection.createAppender(table);
    try {
      const rows_n = columns[0]?.values.length ?? 0;
      for (let from = 0; from < rows_n; from += chunkRows)
        appender.appendDataChunk(chunkOf(columns, from, Math.min(from + chunkRows, rows_n)));
    } finally {
      appender.closeSync();
    }
  }
}

const appendTypes = { BIGINT, INTEGER, TIMESTAMP, VARCHAR };

function chunkOf(columns: readonly AppendColumn[], from: number, until: number): DuckDBDataChunk {
  const types = columns.map(({ type }) => appendTypes[type]);
  const chunk = DuckDBDataChunk.create(types, until - from);
  for (const [i, column] of columns.entries())
    chunk.setColumnValues(
      i,
      column.type === 'TIMESTAMP'
        ? column.values
            .slice(from, until)
            .map((micros) => (micros === null ? null : new DuckDBTimestampValue(micros)))
        : column.values.slice(from, until)
    );
  return chunk;
}

const integer =
  /^(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|UTINYINT|USMALLINT|UINTEGER|UBIGINT|UHUGEINT)$/;

function fromWire(value: Json, type: string): unknown {
  if (typeof value !== 'string' || !integer.test(type)) return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function storeError(cause: unknown): VitrineError {
  if (cause instanceof VitrineError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  return new StoreError(message.split('\n')[0] ?? message, { cause });
}

/**
 * Opens the one DuckDB instance of this process for a path.
 * Errors: StoreBusy when another process holds the file, else StoreError.
 */
export async function openDuckDB(options: EngineOptions): Promise<Engine> {
  const settings: Record<string, string> = {
    memory_limit: options.memory_limit,
    threads: String(options.threads),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    checkpoint_threshold: '256MB',
    ...(options.temp === undefined ? {} : { temp_directory: options.temp })
  };
  const known = options.path === ':memory:' ? undefined : writesOf.get(resolve(options.path));
  const writes = known ?? { n: 0 };
  if (options.path !== ':memory:') writesOf.set(resolve(options.path), writes);
  try {
    const instance =
      options.path === ':memory:'
        ? await DuckDBInstance.create(':memory:', settings)
        : await DuckDBInstance.fromCache(options.path, settings);
    return new Duck(instance, await instance.connect(), writes);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    if (/Could not set lock|Conflicting lock/.test(message))
      throw new StoreBusy(options.path, { cause });
    throw new StoreError(message.split('\n')[0] ?? message, { cause });
  }
}

/** Another process holds the store's file. */
export class StoreBusy extends StoreError {
  constructor(path: string, options: { cause?: unknown } = {}) {
    super(`store in use by another process: ${path}`, options);
  }
}

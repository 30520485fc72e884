import { createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Answer, SeriesRow } from '#model/question.ts';
import { openScratch } from '#queries/engines/scratch.ts';
import { series } from '#queries/index.server.ts';
import { closeStore } from '#queries/store.ts';
import { economy } from '#tests/queries/economy.ts';
import { formats } from '../../src/export/index.server.ts';
import { compare, defineBench, type Pair } from './bench.ts';

/** Rows made on the way: those of one answer over and over, each with a value of its own. */
function repeated(rows: readonly SeriesRow[], n: number): Iterable<SeriesRow> {
  return {
    *[Symbol.iterator]() {
      for (let i = 0; i < n; i += 1) {
        const row = rows[i % rows.length];
        if (row !== undefined) yield { ...row, value: row.value === null ? null : row.value + i };
      }
    }
  };
}

/** A protected answer of some hundred rows, hidden and missing values among them. */
async function smallAnswer(): Promise<Answer> {
  const days = Array.from({ length: 300 }, (_, i) =>
    new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10)
  );
  const store = await economy(
    days.flatMap((day, i) =>
      Array.from({ length: i % 7 }, (_, n) => ({
        ...{ unit: `S${n}`, day, in_store_minor: 90_000, online_minor: 10_000 }
      }))
    )
  );
  const answer = await series(store, { metrics: ['online_share'], by: { period: 'day' } });
  await closeStore(store);
  return answer;
}

/** Every form of export beside DuckDB's own COPY of as many rows and columns. */
export const bench = defineBench({
  name: 'export',
  what: 'a million rows written in every form, against COPY of a table of them to CSV or Parquet',
  async run({ rows: rows_n = 1_000_000, runs, folder, log }) {
    const answer = await smallAnswer();
    const rows = repeated(answer.rows, rows_n);
    const engine = await openScratch({ memory_limit: '1GB' });
    const names = answer.columns.map(({ name }) => `'x' AS "${name}"`).join();
    await engine.run(
      `CREATE TABLE r AS SELECT ${names.replace('\'x\' AS "value"', '0.1 * i AS "value"')} FROM range(${rows_n}) AS t(i)`
    );
    const pairs: Pair[] = [];
    for (const format of formats) {
      const file = join(folder, `export.${format.extension}`);
      const kind = format.name === 'parquet' ? 'parquet' : 'csv';
      const exported = {
        ...answer,
        rows,
        question: { metrics: [] },
        name: 'rows',
        address: null,
        licence: null
      };
      let peak_mb = 0;
      const watch = setInterval(
        () => (peak_mb = Math.max(peak_mb, process.memoryUsage.rss() / 1e6)),
        50
      );
      const pair = await compare({
        question: `${rows_n} rows as ${format.name}`,
        base_name: `COPY to ${kind}`,
        runs,
        base: () => engine.run(`COPY r TO '${file}' (FORMAT ${kind})`),
        ours: () => pipeline(Readable.from(format.write(exported)), createWriteStream(file))
      });
      clearInterval(watch);
      const { size } = await stat(file);
      log(
        `${format.name}: ${Math.round((rows_n * 1000) / (pair.ours_cpu_ms ?? pair.ours_ms))} rows a second of processor time, ${Math.round(size / 1e6)} MB, process at most ${Math.round(peak_mb)} MB`
      );
      pairs.push(pair);
      await rm(file, { force: true });
    }
    await engine.close();
    return pairs;
  }
});

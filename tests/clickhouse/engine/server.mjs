// One ClickHouse server out of the engine's library: `node server.mjs FOLDER HTTP_PORT TCP_PORT CONFIG`. Dies with its parent.
import { DataType, load, open } from 'ffi-rs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const folder = dirname(require.resolve(`@chdb/lib-linux-${process.arch}-gnu/package.json`));
open({ library: 'chdb', path: join(folder, 'libchdb.so') });
const [path, http, tcp, config] = process.argv.slice(2);
const argv = [
  'clickhouse',
  `--path=${path}`, // absolute: a relative one is doubled
  `--http_port=${http}`,
  `--tcp_port=${tcp}`,
  '--listen_host=127.0.0.1',
  `--config-file=${config}`,
  `--query=SYSTEM START LISTEN TCP; SYSTEM START LISTEN HTTP;
    SELECT sleepEachRow(1) FROM system.numbers SETTINGS max_block_size = 1 FORMAT Null`
];
const die = () => process.kill(process.pid, 'SIGKILL'); // an orderly exit hangs in the library
process.stdin.on('end', die).on('error', die).resume();
await load({
  library: 'chdb',
  funcName: 'chdb_query_cmdline',
  retType: DataType.External,
  paramsType: [DataType.I32, DataType.StringArray],
  paramsValue: [argv.length, argv],
  runInNewThread: true
});

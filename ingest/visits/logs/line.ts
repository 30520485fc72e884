/**
 * One request out of a web server's log. `at_ms`: UTC, or the wall clock as if it were UTC where `is_local`; `agent` null:
 * the log does not tell. Lives in memory only while its line is read.
 */
export type LogLine = {
  address: string;
  agent: string | null;
  at_ms: number;
  is_local: boolean;
  method: string;
  path: string;
  status: number;
  referrer: string | null;
  /** name the site was called by, when the log tells */
  host: string | null;
};

/** A way to write a log. `read`: a line, or null when it cannot be read; `skip`: comments and what is no request. */
export type LogFormat = {
  name: 'combined' | 'common' | 'nginx json' | 'iis';
  skip(line: string): boolean;
  read(line: string): LogLine | null;
};

/** A cell that a log leaves open. */
export const given = (cell: string | undefined): string | null =>
  cell === undefined || cell === '-' || cell === '' ? null : cell;

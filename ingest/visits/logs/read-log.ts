import type { DropReason } from '#model/connector.ts';
import { localDay } from '#queries/store.server.ts';
import { chunks } from '../../detect/text-file.ts';
import { address, bareHost, referrerClass } from '../referrers.ts';
import type { HitsFile } from './hits-file.ts';
import type { LogFormat, LogLine } from './line.ts';
import { notAPage, robots } from './pages.ts';

/** What became of the lines of a log. `own`: how often files were asked for from pages of a host, its own one mostly. */
export type LogCounts = {
  lines_n: number;
  views_n: number;
  dropped: Partial<Record<DropReason, number>>;
  /** lines that cannot be read */
  unreadable: number[];
  unreadable_n: number;
  own: Map<string, number>;
  /** first and last moment told, UTC milliseconds */
  first_ms: number;
  last_ms: number;
};

type Log = {
  path: string;
  name: string;
  gzip: boolean;
  format: LogFormat;
  zone: string;
  signal?: AbortSignal;
  on_bytes?: (bytes: number) => void;
};

const line_chars_max = 100_000;
const unreadable_shown_max = 1000;
const hosts_max = 5000;
const quarter_ms = 900_000;

export const noCounts = (): LogCounts => ({
  lines_n: 0,
  views_n: 0,
  dropped: {},
  unreadable: [],
  unreadable_n: 0,
  own: new Map(),
  first_ms: Infinity,
  last_ms: -Infinity
});

/**
 * Reads a log line by line: page views of people go to `hits`, the rest is counted into `counts`. Memory does not grow with
 * the file. Errors: DataRefused for a damaged gzip file, StoreError when the disk is full.
 */
export async function readLog(log: Log, hits: HitsFile, counts: LogCounts): Promise<void> {
  const isRobot = robots();
  const dayOf = localDays(log.zone);
  let rest = '';
  for await (const chunk of chunks(log)) {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = (lines.pop() ?? '').slice(0, line_chars_max);
    log.on_bytes?.(chunk.length);
    for (const line of lines) {
      const view = judge(line, log.format, isRobot, counts);
      if (view !== null) await hits.write(hitOf(view, view.is_local ? utcDay : dayOf));
    }
  }
  const last = rest === '' ? null : judge(rest, log.format, isRobot, counts);
  if (last !== null) await hits.write(hitOf(last, last.is_local ? utcDay : dayOf));
}

/** Counts a line; gives it back when it is a person's page view. */
function judge(
  raw: string,
  format: LogFormat,
  isRobot: (agent: string) => boolean,
  counts: LogCounts
): LogLine | null {
  const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
  counts.lines_n += 1;
  if (format.skip(line)) return null;
  const read = format.read(line);
  if (read === null) {
    counts.unreadable_n += 1;
    if (counts.unreadable.length < unreadable_shown_max) counts.unreadable.push(counts.lines_n);
    return null;
  }
  counts.first_ms = Math.min(counts.first_ms, read.at_ms);
  counts.last_ms = Math.max(counts.last_ms, read.at_ms);
  const reason = notAPage(read, isRobot);
  if (reason === 'not_a_page') noteOwn(read, counts.own);
  if (reason === null) counts.views_n += 1;
  else counts.dropped[reason] = (counts.dropped[reason] ?? 0) + 1;
  return reason === null ? read : null;
}

/** Files are mostly asked for from the site's own pages. */
function noteOwn({ referrer }: LogLine, own: Map<string, number>): void {
  const url = referrer === null ? null : address(referrer);
  if (url === null) return;
  const host = bareHost(url);
  const n = own.get(host);
  if (n !== undefined || own.size < hosts_max) own.set(host, (n ?? 0) + 1);
}

function hitOf(line: LogLine, dayOf: (ms: number) => string) {
  const host = line.host?.toLowerCase().replace(/^www\./, '') ?? null;
  const page = address(line.path, `http://${host ?? 'site.invalid'}`);
  const from = line.referrer === null ? null : address(line.referrer);
  const referrer_class = referrerClass(
    page,
    line.referrer,
    (it) => host !== null && isOneSite(it, host)
  );
  return {
    address: line.address,
    agent: line.agent ?? '',
    day: dayOf(line.at_ms),
    at_ms: line.at_ms,
    referrer_class,
    from_host: referrer_class === 'site' && from !== null ? plain(bareHost(from)) : ''
  };
}

/** The same host, or one below the other: `shop.example.org` and `example.org`. */
const isOneSite = (a: string, b: string): boolean =>
  a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);

/** A host that can stand in a cell of the temporary file. */
const plain = (host: string): string => host.replace(/[^a-z0-9._-]/g, '');

const utcDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Local days of a zone, asked once per quarter of an hour: no zone changes its offset within one. */
function localDays(zone: string): (ms: number) => string {
  const days = new Map<number, string>();
  return (ms) => {
    const quarter = Math.floor(ms / quarter_ms);
    let day = days.get(quarter);
    if (day === undefined) {
      if (days.size > 10_000) days.clear();
      days.set(quarter, (day = localDay(zone, new Date(quarter * quarter_ms))));
    }
    return day;
  };
}

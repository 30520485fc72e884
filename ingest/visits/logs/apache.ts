import { given, type LogFormat, type LogLine } from './line.ts';

const quoted = '"((?:[^"\\\\]|\\\\.)*)"';
const form = new RegExp(
  `^(\\S+) (\\S+) (.*?) ?\\[(\\d\\d)/(\\w{3})/(\\d{4}):(\\d\\d):(\\d\\d):(\\d\\d) ([+-])(\\d\\d)(\\d\\d)\\] ${quoted} (\\d{3}|-) (\\S+)(?: ${quoted} ${quoted})?`
);
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const ip = /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:.]+)$/i;

const blank = (line: string): boolean => line === '' || line.startsWith('#');

/**
 * Apache's and nginx's usual format, with referrer and user agent, also with the virtual host in front.
 * Source: https://httpd.apache.org/docs/2.4/logs.html
 */
export const combined: LogFormat = { name: 'combined', skip: blank, read: readLine };

/** The same without referrer and user agent: robots cannot be told by their names. */
export const common: LogFormat = { name: 'common', skip: blank, read: readLine };

function readLine(line: string): LogLine | null {
  const cells = form.exec(line);
  if (cells === null) return null;
  const [, first = '', second = '', , day, month = '', year, hour, minute, second_ = ''] = cells;
  const [sign, zone_hours, zone_minutes, request = '', status, , referrer, agent] = cells.slice(10);
  const month_n = months.indexOf(month);
  if (month_n < 0) return null;
  const wall_ms = Date.UTC(
    Number(year),
    month_n,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second_)
  );
  const offset_ms = (Number(zone_hours) * 60 + Number(zone_minutes)) * 60_000;
  const has_host = ip.test(second) && !ip.test(first);
  const [method = '', target = ''] = request.split(' ', 2);
  return {
    address: has_host ? second : first,
    agent: agent === undefined ? null : (given(agent) ?? ''),
    at_ms: sign === '-' ? wall_ms + offset_ms : wall_ms - offset_ms,
    is_local: false,
    method,
    path: target,
    status: Number(status),
    referrer: given(referrer),
    host: has_host ? first.replace(/:\d+$/, '') : null
  };
}

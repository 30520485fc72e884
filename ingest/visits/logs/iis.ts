import { given, type LogFormat, type LogLine } from './line.ts';

const cell = /"((?:[^"]|"")*)"|(\S+)/g;

/**
 * The W3C format of IIS: `#Fields:` names the columns, and may change on the way. `date` and `time` are UTC, `date-local`
 * and `time-local` the server's clock, taken for the shop's. Blanks in a user agent are written as `+`.
 * Source: https://www.w3.org/TR/WD-logfile.html
 */
export function iis(): LogFormat {
  let columns: string[] = [];
  return {
    name: 'iis',
    skip(line) {
      if (!line.startsWith('#')) return line.trim() === '';
      const [, fields] = /^#Fields:\s*(.*)$/i.exec(line) ?? [];
      if (fields !== undefined) columns = fields.trim().toLowerCase().split(/\s+/);
      return true;
    },
    read(line) {
      const cells = [...line.matchAll(cell)].map(([, inside, bare]) => inside ?? bare ?? '');
      if (columns.length === 0 || cells.length !== columns.length) return null;
      return lineOf((name) => given(cells[columns.indexOf(name)]));
    }
  };
}

function lineOf(get: (column: string) => string | null): LogLine | null {
  const address = get('c-ip');
  const path = get('cs-uri-stem');
  const is_local = get('date') === null;
  const day = get('date') ?? get('date-local');
  const time = get('time') ?? get('time-local');
  const at_ms = Date.parse(`${day}T${time}Z`);
  if (address === null || path === null || Number.isNaN(at_ms)) return null;
  return {
    address,
    agent: (get('cs(user-agent)') ?? '').replaceAll('+', ' '),
    at_ms,
    is_local,
    method: get('cs-method') ?? 'GET',
    path: path + (get('cs-uri-query') === null ? '' : `?${get('cs-uri-query')}`),
    status: Number(get('sc-status') ?? Number.NaN),
    referrer: get('cs(referer)'),
    host: get('cs-host') ?? get('cs(host)')
  };
}

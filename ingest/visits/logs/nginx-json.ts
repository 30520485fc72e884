import { jsonObject } from '../call.ts';
import { given, type LogFormat } from './line.ts';

/** Names that people give the fields of a JSON log; nginx has none of its own. */
const names = {
  address: ['ip', 'remote_addr', 'remote_ip', 'client_ip', 'clientip', 'client'],
  agent: ['user_agent', 'http_user_agent', 'useragent', 'agent'],
  at: ['time_iso8601', '@timestamp', 'timestamp', 'time', 'date', 'time_local', 'datetime', 'msec'],
  path: ['path', 'request_uri', 'uri', 'url', 'request_path'],
  request: ['request'],
  method: ['request_method', 'method', 'verb'],
  status: ['status', 'status_code', 'response'],
  referrer: ['referrer', 'http_referrer', 'http_referer', 'referer'],
  host: ['host', 'http_host', 'server_name', 'vhost']
} as const;

/**
 * One JSON object a line, as nginx writes with a `log_format … escape=json` of one's own.
 * Source: https://nginx.org/en/docs/http/ngx_http_log_module.html
 */
export const nginxJson: LogFormat = {
  name: 'nginx json',
  skip: (line) => line.trim() === '',
  read(line) {
    const fields = jsonObject(repaired(line));
    if (fields === null) return null;
    const get = (name: keyof typeof names): string | null => {
      const found = names[name].find((it) => fields[it] !== undefined && fields[it] !== null);
      return found === undefined ? null : given(String(fields[found]).trim());
    };
    const address = get('address');
    const at_ms = momentOf(get('at') ?? '');
    const [method, target] = (get('request') ?? '').split(' ', 2);
    const path = get('path') ?? target ?? null;
    if (address === null || at_ms === null || path === null) return null;
    return {
      address,
      agent: get('agent') ?? '',
      at_ms,
      is_local: false,
      method: get('method') ?? (method || 'GET'),
      path,
      status: Number(get('status') ?? Number.NaN),
      referrer: get('referrer'),
      host: get('host')
    };
  }
};

/** nginx without escape=json writes bytes as \xFA, which JSON does not know. */
const repaired = (line: string): string => line.replace(/\\x([0-9A-Fa-f]{2})/g, '\\u00$1');

/** Milliseconds since 1970: ISO 8601 with its offset, nginx's local form with one, or seconds. */
function momentOf(text: string): number | null {
  if (/^\d{9,11}(\.\d+)?$/.test(text)) return Math.round(Number(text) * 1000);
  const local = /^(\d\d)\/(\w{3})\/(\d{4}):(\d\d:\d\d:\d\d) ([+-]\d\d)(\d\d)$/.exec(text);
  const iso =
    local === null
      ? text
      : `${local[1]} ${local[2]} ${local[3]} ${local[4]} ${local[5]}${local[6]}`;
  if (local === null && !/(Z|[+-]\d\d:?\d\d)$/.test(text)) return null;
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? null : ms;
}

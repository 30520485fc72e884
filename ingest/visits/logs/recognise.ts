import { combined, common } from './apache.ts';
import { iis } from './iis.ts';
import type { LogFormat } from './line.ts';
import { nginxJson } from './nginx-json.ts';

/** Lines looked at to tell a format. */
const lines_max = 50;

/** The format of a log by its first lines, most of which must be readable; null when it is none. */
export function logFormat(head: string): LogFormat | null {
  const lines = head.split(/\r?\n/).slice(0, -1).slice(0, lines_max);
  if (
    /^#(Software|Version|Fields|Date|Start-Date):/im.test(head) &&
    /^#Fields:.*\bc-ip\b/im.test(head)
  )
    return iis();
  const requests = lines.filter((line) => !combined.skip(line));
  if (requests.length === 0) return null;
  const most = (read: (line: string) => boolean): boolean =>
    requests.filter(read).length * 2 > requests.length;
  if (most((line) => nginxJson.read(line) !== null && /"status/.test(line))) return nginxJson;
  if (!most((line) => combined.read(line) !== null)) return null;
  return most((line) => (combined.read(line)?.agent ?? null) !== null) ? combined : common;
}

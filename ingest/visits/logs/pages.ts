import { isbot } from 'isbot';
import type { DropReason } from '#model/connector.ts';
import type { LogLine } from './line.ts';

/** Endings of files that belong to a page or are fetched beside it. */
const files =
  /\.(css|js|mjs|map|json|jsonld|xml|xsl|txt|rss|atom|ico|png|apng|jpe?g|gif|svgz?|webp|avif|bmp|tiff?|woff2?|ttf|otf|eot|mp[34]|m4[av]|webm|og[gv]|wav|mov|avi|pdf|docx?|xlsx?|pptx?|od[tsp]|epub|csv|zip|gz|tgz|bz2|xz|rar|7z|tar|iso|exe|msi|dmg|apk|deb|rpm|jar|swf|wasm|webmanifest|appcache|ics|vcf|asc|sig|log|conf|ini|sh|sql|bak|ya?ml)$/i;

/** Addresses that machines ask for. */
const machines =
  /^\/(wp-(admin|cron|json|includes|content)\b|xmlrpc\.php|robots\.txt|favicon|apple-touch-icon|\.well-known\/|\.git|\.env|api\/|graphql\b|cgi-bin\/|server-status\b|admin(-ajax)?\.php|healthz?\b|ping\b)|\/(feed|rss|atom)\/?$/i;

/**
 * Why a line of a log is no page view, the first reason that holds; null when it is one. Robots go first, by isbot's list.
 * A page is asked for by GET and answered with 200 to 299, or 304 to who has it; no part of it (206), no file, no machine's
 * address.
 */
export function notAPage(line: LogLine, isRobot: (agent: string) => boolean): DropReason | null {
  if (line.agent !== null && isRobot(line.agent)) return 'robot';
  const is_answered =
    (line.status >= 200 && line.status < 300 && line.status !== 206) || line.status === 304;
  if (line.method !== 'GET' || !is_answered) return 'not_a_page';
  const path = pathOf(line.path);
  return path === '' || files.test(path) || machines.test(path) ? 'not_a_page' : null;
}

/** Path of a request's target, which may be a whole address. */
const pathOf = (target: string): string =>
  (/^https?:\/\/[^/]+(\/.*)?$/i.exec(target)?.[1] ?? target).replace(/[?#].*$/, '');

const agents_max = 20_000;

/** isbot with a memory of the agents it has seen; an agent without a name is a robot. */
export function robots(): (agent: string) => boolean {
  const seen = new Map<string, boolean>();
  return (agent) => {
    let known = seen.get(agent);
    if (known === undefined) {
      if (seen.size >= agents_max) seen.clear();
      seen.set(agent, (known = agent === '' || isbot(agent)));
    }
    return known;
  };
}

import type { ReferrerClass } from '#model/connector.ts';
import { campaignParameters, mediums, referrerHosts } from './referrer-hosts.ts';

type Known = keyof typeof referrerHosts;

const exact = new Map<string, Known>();
const anywhere = new Map<string, Known>();
for (const kind of ['search', 'social', 'marketplace', 'site'] as const)
  for (const name of referrerHosts[kind]) (name.includes('.') ? exact : anywhere).set(name, kind);

/** An address, or null when it is none that the web knows. A path alone is resolved against `base`. */
export function address(given: string, base?: string): URL | null {
  if (given.length > 4096 || !URL.canParse(given, base)) return null;
  const url = new URL(given, base);
  return url.protocol === 'http:' || url.protocol === 'https:' || url.protocol === 'android-app:'
    ? url
    : null;
}

/** Host as compared: lower case, without `www.` and final dot. */
export const bareHost = (url: URL): string =>
  url.hostname
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^www\./, '');

/**
 * Where a page view came from: the page's own address tells posters and campaigns, else the site before it does.
 * `page`: null when only the referrer is known. `is_own`: whether a host belongs to the measured site; from there, or from
 * nowhere, is direct.
 */
export function referrerClass(
  page: URL | null,
  referrer: string | null,
  is_own: (host: string) => boolean
): ReferrerClass {
  const medium = page?.searchParams.get('utm_medium')?.trim().toLowerCase();
  if (medium !== undefined && mediums[medium] !== undefined) return mediums[medium];
  const has = (name: string): boolean => (page?.searchParams.get(name) ?? '') !== '';
  if (campaignParameters.some(has)) return 'campaign';
  const from = referrer === null ? null : address(referrer);
  if (from === null) return 'direct';
  const host = bareHost(from);
  return host === '' || is_own(host) ? 'direct' : classOfHost(host);
}

/** What a site is by its host: `news.google.com` is a search engine as `google.com` is. */
export function classOfHost(host: string): Known {
  const labels = host.split('.');
  for (let from = 0; from < labels.length - 1; from += 1) {
    const known = exact.get(labels.slice(from).join('.'));
    if (known !== undefined) return known;
  }
  const name = registered(labels);
  return anywhere.get(name) ?? 'site';
}

/** The name that somebody registered: the label before the ending, which may have two parts (`co.uk`, `com.au`). */
function registered(labels: string[]): string {
  const ending_n =
    labels.length > 2 && /^(co|com|net|org|gov|ac)$/.test(labels.at(-2) ?? '') ? 2 : 1;
  return labels.at(-ending_n - 1) ?? '';
}

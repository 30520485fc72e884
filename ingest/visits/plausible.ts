import { jsonObject, textOf, type Call } from './call.ts';

/** Calls of one request, or what is wrong with it, by field, as Plausible words it. */
export type PlausibleRequest = { calls: Call[] } | { errors: Record<string, string[]> };

/** Domains of one call. */
const domains_max = 10;

/**
 * Body of Plausible's events API, long or short names of fields: `name`/`n`, `url`/`u`, `domain`/`d` (several are separated
 * by commas), `referrer`/`r`. Only the event `pageview` looks at a page; `engagement` and own events make no visit.
 * Source: https://plausible.io/docs/events-api and @plausible-analytics/tracker.
 */
export function readPlausible(body: string): PlausibleRequest {
  const fields = jsonObject(body);
  if (fields === null) return { errors: { request: ['unable to parse request body as json'] } };
  const name = textOf(fields['n'] ?? fields['name']);
  const url = textOf(fields['u'] ?? fields['url']);
  const domain = textOf(fields['d'] ?? fields['domain']);
  const blank = ["can't be blank"];
  if (name === null || url === null || domain === null)
    return {
      errors: {
        ...(name === null ? { event_name: blank } : {}),
        ...(url === null ? { url: blank } : {}),
        ...(domain === null ? { domain: blank } : {})
      }
    };
  const call = {
    kind: name === 'pageview' ? ('view' as const) : ('other' as const),
    url,
    referrer: textOf(fields['r'] ?? fields['referrer'])
  };
  const sites = domain.split(',').filter((site) => site.trim() !== '');
  return { calls: sites.slice(0, domains_max).map((site) => ({ ...call, site })) };
}

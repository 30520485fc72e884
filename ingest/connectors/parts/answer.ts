import { ConnectorError } from '#model/problem.ts';
import { jsonOf } from './json.ts';
import { rawOf, rawsOf, type Raw } from './raw.ts';

/** The address of a path below a shop's own; the shop may sit in a folder of its host. A null parameter is left out. */
export function below(
  base_url: string,
  path: string,
  query: Record<string, string | number | null> = {}
): string {
  const url = new URL(path, base_url.endsWith('/') ? base_url : `${base_url}/`);
  for (const [name, value] of Object.entries(query))
    if (value !== null) url.searchParams.set(name, String(value));
  return url.href;
}

/** The document of an answer that the pull's fetch let through. Errors: ConnectorError not_the_platform. */
export async function documentOf(response: Response, platform: string): Promise<unknown> {
  const document = jsonOf(await response.text());
  if (!response.ok || document === undefined) throw notThePlatform(platform);
  return document;
}

/** As `documentOf`, for an answer that is an object. */
export async function objectOf(response: Response, platform: string): Promise<Raw> {
  const found = rawOf(await documentOf(response, platform));
  if (found === null) throw notThePlatform(platform);
  return found;
}

/** As `documentOf`, for an answer that is a list. */
export async function listOf(response: Response, platform: string): Promise<Raw[]> {
  const found = await documentOf(response, platform);
  if (!Array.isArray(found)) throw notThePlatform(platform);
  return rawsOf(found);
}

/** The address answers, but not as this platform does. */
export const notThePlatform = (platform: string): ConnectorError =>
  new ConnectorError(`the address does not answer as ${platform} does`, {
    problem: { code: 'not_the_platform', value: platform }
  });

/** A whole number in a header, null when there is none. */
export function numberIn(response: Response, header: string): number | null {
  const given = response.headers.get(header);
  return given !== null && /^\d{1,9}$/.test(given) ? Number(given) : null;
}

/** User and password, or a key as the user, for an Authorization header. */
export const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

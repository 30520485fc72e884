import { ConnectorError } from '#model/problem.ts';
import { rawOf, rawsOf, type Raw } from './raw.ts';

/** The address of a path below a shop's own; the shop may sit in a folder of its host. */
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

/**
 * The document of a platform's answer.
 * Errors: ConnectorError with a sentence for a shopkeeper, final when the key is refused or the address is wrong.
 */
export async function documentOf(response: Response, platform: string): Promise<unknown> {
  if (response.status === 401 || response.status === 403)
    throw new ConnectorError(`${platform} refuses the key: it is wrong, expired or may not read`, {
      is_final: true
    });
  if (response.status === 404)
    throw new ConnectorError(`${platform} is not found at this address`, { is_final: true });
  if (!response.ok)
    throw new ConnectorError(`${platform} answers with an error: ${response.status}`, {
      ...retryAfter(response)
    });
  const text = await response.text();
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new ConnectorError(`${platform} answers with something else than data`, { cause });
  }
}

/** As `documentOf`, for an answer that is an object. */
export const objectOf = async (response: Response, platform: string): Promise<Raw> =>
  rawOf(await documentOf(response, platform)) ?? {};

/** As `documentOf`, for an answer that is a list. */
export const listOf = async (response: Response, platform: string): Promise<Raw[]> =>
  rawsOf(await documentOf(response, platform));

/** A whole number in a header, null when there is none. */
export function numberIn(response: Response, header: string): number | null {
  const given = response.headers.get(header);
  return given !== null && /^\d{1,9}$/.test(given) ? Number(given) : null;
}

function retryAfter(response: Response): { retry_after_s?: number } {
  const seconds = numberIn(response, 'retry-after');
  return seconds === null ? {} : { retry_after_s: seconds };
}

/** User and password, or a key as the user, for an Authorization header. */
export const basic = (user: string, password: string): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

import type { PullOptions } from '#model/connector.ts';
import { ConnectorError } from '#model/problem.ts';
import { objectOf } from './answer.ts';
import { valueOf, type Raw } from './raw.ts';

/** Where an access token is granted, and by what. */
type Grant = {
  platform: string;
  url: string;
  form: Record<string, string>;
  headers?: Record<string, string>;
};

/** A token is asked for anew after this time; platforms let it live an hour or two. */
const renew_after_s = 50 * 60;

/**
 * Gives an access token, granted at the first call and again once it has aged.
 * Errors: ConnectorError, final when the platform gives none: the key is wrong or was taken back.
 */
export function tokens(
  { fetch, now }: Pick<PullOptions<unknown>, 'fetch' | 'now'>,
  grant: Grant
): () => Promise<string> {
  let held: { token: string; at: number } | null = null;
  return async () => {
    const at = now().getTime();
    if (held !== null && at - held.at < renew_after_s * 1_000) return held.token;
    const response = await fetch(grant.url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...grant.headers },
      body: new URLSearchParams(grant.form).toString()
    });
    const token = wholeText(await objectOf(response, grant.platform), 'access_token');
    if (token === null)
      throw new ConnectorError(`${grant.platform} gives no access: the key is wrong or expired`, {
        is_final: true
      });
    held = { token, at };
    return token;
  };
}

/** A token or cursor of any length, as it is; null when there is none. */
export function wholeText(record: Raw, name: string): string | null {
  const value = valueOf(record, name);
  return typeof value === 'string' && value !== '' ? value : null;
}

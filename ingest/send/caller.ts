import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { PushBack, VitrineError } from '#model/problem.ts';
import { checkKey, type ValidKey } from '#queries/store.server.ts';
import type { CollectContext } from '../context.ts';
import { callerOf } from '../visits/caller.ts';

/** Wrong keys one address may try in a minute. */
const wrong_keys_max = 60;

/** Tells who sends, and how often they may. */
export type Gate = {
  /**
   * `socket`: address of its other end, a proxy's behind one.
   * Errors: `unauthorized` (401) without a valid key, PushBack (429) when there were too many requests.
   */
  pass(headers: Headers, socket: string): Promise<ValidKey>;
};

/** The gate of one collector; counts in memory, so a new start forgives. */
export function gate(context: CollectContext): Gate {
  const requests = new RateLimiterMemory({
    points: context.settings.VITRINE_COLLECT_REQUESTS_PER_MINUTE,
    duration: 60
  });
  const wrong = new RateLimiterMemory({ points: wrong_keys_max, duration: 60 });
  return {
    async pass(headers, socket) {
      const [scheme = '', text = ''] = (headers.get('authorization') ?? '').split(' ', 2);
      const is_bearer = scheme.toLowerCase() === 'bearer';
      const key = await checkKey(await context.store(), is_bearer ? text : '', context.now());
      if (key === null) {
        const { address } = callerOf(headers, socket, context.settings.VITRINE_PROXIES);
        await consume(wrong, neighbourhood(address), 'too many wrong keys');
        throw new VitrineError('unauthorized', 401, 2, 'unknown, expired or missing ingest key');
      }
      await consume(requests, key.key_id, 'too many requests of this key');
      return key;
    }
  };
}

/** Who shares one count: an IPv4 address, or the 64 bits of an IPv6 network, in which a caller picks addresses at will. */
export const neighbourhood = (address: string): string =>
  address.includes(':') ? expanded(address).slice(0, 4).join(':') : address;

/** The eight groups of an IPv6 address, `::` filled in. */
function expanded(address: string): string[] {
  const [before = '', after] = address.split('::', 2);
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const left = groups(before);
  const right = groups(after ?? '');
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return [...left, ...zeros, ...right].map((group) => group.replace(/^0+(?=.)/, ''));
}

/** Counts one request of somebody. Errors: PushBack (429) when there were too many. */
export async function consume(
  limiter: RateLimiterMemory,
  who: string,
  message: string
): Promise<void> {
  try {
    await limiter.consume(who);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const retry_after_s = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw new PushBack('too_many_requests', message, retry_after_s);
  }
}

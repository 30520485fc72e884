import { createHash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { callerOf } from '#ingest/visits/caller.ts';
import { neighbourhood } from '#ingest/send/caller.ts';
import { server } from '#lib/server/context.server.ts';

/** Requests one key, or one network without a key, may make of the API in a minute. */
const requests_per_minute = 600;
const limiter = new RateLimiterMemory({ points: requests_per_minute, duration: 60 });

/** How much is left to whoever asks; `reset_s`: seconds until all of it is again. */
export type Left = { limit_n: number; left_n: number; reset_s: number; is_over: boolean };

/** Counts one request to the API. `address`: of the socket's other end. */
export async function countApiRequest(headers: Headers, address: string): Promise<Left> {
  const key = headers.get('authorization');
  const who =
    key === null
      ? neighbourhood(callerOf(headers, address, server().settings.VITRINE_PROXIES).address)
      : createHash('sha256').update(key).digest('hex');
  try {
    return leftOf(await limiter.consume(who), false);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return leftOf(refused, true);
  }
}

const leftOf = ({ remainingPoints, msBeforeNext }: RateLimiterRes, is_over: boolean): Left => ({
  limit_n: requests_per_minute,
  left_n: Math.max(0, remainingPoints),
  reset_s: Math.max(1, Math.ceil(msBeforeNext / 1000)),
  is_over
});

import { z } from 'zod';
import type { Clock } from './clock.ts';

/** Keeps the requests of one pull apart, and further apart when the platform asks. */
export type Pace = {
  /** Resolves when the next request may go out. */
  turn(signal: AbortSignal): Promise<void>;
  /** nothing goes out for so long */
  rest(ms: number): void;
};

/** Seconds' worth of requests that may go out at once after a rest. */
const burst_s = 5;

/** At most so many requests a minute: some seconds' worth at once, then evenly spread. */
export function pace(requests_per_minute: number, clock: Clock): Pace {
  const apart_ms = 60_000 / requests_per_minute;
  const ahead_ms = Math.max(burst_s * 1000 - apart_ms, 0);
  let spent_until = 0; // when all that went out would have, evenly spread
  let rests_until = 0;
  return {
    async turn(signal) {
      const now = clock.now().getTime();
      const at = Math.max(now, spent_until - ahead_ms, rests_until);
      spent_until = Math.max(at, spent_until) + apart_ms;
      if (at > now) await clock.wait(at - now, signal);
      else signal.throwIfAborted();
    },
    rest(ms) {
      rests_until = Math.max(rests_until, clock.now().getTime() + ms);
    }
  };
}

/**
 * Milliseconds that a `Retry-After` header asks to wait, in seconds or as a date; null when it says nothing legible.
 * Source: RFC 9110, section 10.2.3.
 */
export function retryAfterMs(value: string | null, now: Date): number | null {
  if (value === null) return null;
  const text = value.trim();
  if (/^\d{1,9}(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  const at = /^[A-Z][a-z]{2},? .*\d/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}

const Cost = z.object({
  errors: z
    .array(z.object({ extensions: z.object({ code: z.string().optional() }).optional() }))
    .optional(),
  extensions: z.object({
    cost: z.object({
      requestedQueryCost: z.number(),
      throttleStatus: z.object({
        currentlyAvailable: z.number(),
        restoreRate: z.number().positive()
      })
    })
  })
});

/**
 * What a GraphQL answer says of its cost: how long until the same question is affordable again, and whether this one
 * was turned away for it. Null: it says nothing.
 * Source: Shopify, API limits, `extensions.cost.throttleStatus`.
 */
export function graphqlCost(text: string): { wait_ms: number; throttled: boolean } | null {
  if (!text.includes('"throttleStatus"')) return null;
  const parsed = Cost.safeParse(parseJson(text));
  if (!parsed.success) return null;
  const { requestedQueryCost, throttleStatus } = parsed.data.extensions.cost;
  const missing = requestedQueryCost - throttleStatus.currentlyAvailable;
  return {
    wait_ms: missing > 0 ? Math.ceil((missing / throttleStatus.restoreRate) * 1000) : 0,
    throttled:
      parsed.data.errors?.some(({ extensions }) => extensions?.code === 'THROTTLED') ?? false
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // the connector says what is wrong with it
  }
}

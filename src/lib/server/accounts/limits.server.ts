import { createHash } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { consume, neighbourhood } from '#ingest/send/caller.ts';

const minutes = (n: number): number => n * 60;

/** How often somebody may try; counted in memory, so a new start forgives. */
const counters = {
  /** wrong or right, from one network */
  sign_in_network: { points: 60, duration: minutes(10) },
  /** wrong ones for one address of mail, wherever they come from */
  sign_in_account: { points: 8, duration: minutes(15) },
  /** letters to one address */
  letter: { points: 3, duration: minutes(15) },
  /** letters asked for by one network */
  letter_network: { points: 20, duration: minutes(15) },
  /** invitations and links that are not there */
  token_network: { points: 30, duration: minutes(10) },
  /** answers to surveys from one network; a shop's customers may share one */
  survey_network: { points: 40, duration: minutes(10) },
  /** API keys that are not there */
  wrong_key: { points: 60, duration: 60 },
  /** requests of one API key */
  key: { points: 600, duration: 60 }
} as const;

type Counter = keyof typeof counters;

const limiters = new Map<Counter, RateLimiterMemory>();

const limiterOf = (name: Counter): RateLimiterMemory => {
  let limiter = limiters.get(name);
  if (limiter === undefined) limiters.set(name, (limiter = new RateLimiterMemory(counters[name])));
  return limiter;
};

const keyOf = (name: Counter, who: string): string =>
  name.endsWith('network') || name === 'wrong_key'
    ? neighbourhood(who)
    : createHash('sha256').update(who.trim().toLowerCase()).digest('hex');

/** Counts one try. `who`: address of the caller, or the account. Errors: PushBack (429) when there were too many. */
export const count = (name: Counter, who: string): Promise<void> =>
  consume(limiterOf(name), keyOf(name, who), 'too many tries');

/** Whether there is one try left; counts it. */
export async function hasLeft(name: Counter, who: string): Promise<boolean> {
  try {
    await count(name, who);
    return true;
  } catch {
    return false; // the count is the only thing that can refuse
  }
}

/** Forgets the tries of somebody who got in. */
export const forgive = async (name: Counter, who: string): Promise<void> => {
  await limiterOf(name).delete(keyOf(name, who));
};

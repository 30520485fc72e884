import { ConnectorError, VitrineError } from '#model/problem.ts';
import { trouble } from './trouble.ts';

/** How often a pull begins again at its cursor without a page in between. */
export const restarts_max = 3;

/** What a run did until it broke. `pages_n`: in this process. */
export type Broken = { resumed: boolean; pages_n: number; restarts_n: number };

/**
 * Whether and where a broken run begins again: at its cursor after a line that was cut, or once when the access ran out
 * on the way; at its first page when a cursor of an earlier process is no longer taken; null: not at all.
 */
export function restart(
  error: unknown,
  { resumed, pages_n, restarts_n }: Broken
): 'cursor' | 'first page' | null {
  if (restarts_n >= restarts_max) return null;
  if (!(error instanceof ConnectorError)) return isLine(error) ? 'cursor' : null;
  if (error.retry_after_s !== null) return null;
  const code = error.problem?.code;
  if (code === 'cut_off') return 'cursor';
  const ran_out = code === 'wrong_key' || code === 'expired_token';
  if (ran_out) return pages_n > 0 && restarts_n === 0 ? 'cursor' : null;
  const is_stale = code === 'refused' || code === 'address_not_found';
  return is_stale && resumed && pages_n === 0 && restarts_n === 0 ? 'first page' : null;
}

/** A stream that breaks while a connector reads it throws errors of the system, or `terminated`. */
const isLine = (error: unknown): boolean =>
  error instanceof Error &&
  !(error instanceof VitrineError) &&
  ('code' in error || error.message === 'terminated' || error.message === 'aborted');

/** The line's trouble as a connection problem; anything else stays as it is. */
export const told = (error: unknown, platform: string): unknown =>
  isLine(error) ? trouble('cut_off', { platform, value: platform }, { cause: error }) : error;

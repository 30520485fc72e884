import type { PullState } from '#queries/store.server.ts';

/** When a source is to be pulled: its number, its shop's zone, and how often. */
export type Turn = { source_id: number; zone: string; every_hours: number };

const minute_ms = 60_000;
const hour_ms = 60 * minute_ms;
/** Nightly pulls begin between one and five in the shop's morning, each source at a minute of its own. */
const night = { from_minute: 60, minutes: 240 };
const retry_ms = { first: 15 * minute_ms, longest: 6 * hour_ms };

/**
 * When the next pull of a source is due. A source that was never pulled and one that was cut off: at once. One that
 * failed: after longer and longer waits, not before the platform said, and only by its regular turn when somebody has to
 * change a setting first (`is_final`). Any other: in its own minute of the shop's night, or so many hours after the last.
 */
export function dueAt(turn: Turn, state: PullState, is_final: boolean): Date {
  const ended = state.finished_at === null ? null : Date.parse(state.finished_at);
  if (state.started_at === null || state.status === 'running' || ended === null) return new Date(0);
  const regular = regularAt(turn, ended);
  if (state.status !== 'failed' || is_final) return new Date(regular);
  const wait = Math.min(retry_ms.first * 2 ** (state.failures_n - 1), retry_ms.longest);
  const told = state.retry_at === null ? 0 : Date.parse(state.retry_at);
  return new Date(Math.max(Math.min(ended + wait, regular), told));
}

function regularAt({ source_id, zone, every_hours }: Turn, ended: number): number {
  if (every_hours < 24) return ended + every_hours * hour_ms;
  const from = ended + (every_hours - 24) * hour_ms;
  const minute = night.from_minute + ((Math.imul(source_id, 2_654_435_761) >>> 0) % night.minutes);
  const offset = offsetMs(zone, from);
  const midnight = Math.floor((from + offset) / (24 * hour_ms)) * 24 * hour_ms - offset;
  const at = midnight + minute * minute_ms;
  return at > from ? at : at + 24 * hour_ms;
}

/** How far a zone's clock is ahead of UTC at a moment. */
function offsetMs(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName');
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(parts?.value ?? '');
  if (match === null) return 0;
  const ms = (Number(match[2]) * 60 + Number(match[3])) * minute_ms;
  return match[1] === '-' ? -ms : ms;
}

import { isDay } from '#model/calendar.ts';
import { text, type Raw } from './raw.ts';
import { Refusal } from './refusal.ts';

const wall = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(\.\d{1,9})?/;
const offset = /(Z|[+-]\d{2}(?::?\d{2})?)$/i;

/** Earliest year of a time that means something; platforms write 0000-00-00 and 1970-01-01 for none. */
const year_min = 1971;

/** How a platform writes times that carry no offset: in UTC, or by the clock of a zone. */
export type Clock = 'utc' | { zone: string };

/**
 * The instant of a field as `2025-01-15T22:41:00.000Z`, out of an ISO text with an offset, or by `clock` without one.
 * Null when the field is absent, empty or a zero date. Errors: Refusal bad_date.
 */
export function instant(record: Raw, name: string, clock: Clock = 'utc'): string | null {
  const given = text(record, name);
  return given === null || /^0000-00-00/.test(given) ? null : instantOf(given, name, clock);
}

/** As `instant`, for a field that must be there. Errors: Refusal missing, bad_date. */
export function needInstant(record: Raw, name: string, clock: Clock = 'utc'): string {
  const found = instant(record, name, clock);
  if (found === null) throw new Refusal('missing', name, '');
  return found;
}

/** As `instant`, of a text; `name` is its column in refusals. */
export function instantOf(given: string, name: string, clock: Clock): string {
  const match = wall.exec(given);
  const rest = match === null ? '' : given.slice(match[0].length).trim();
  const day = match?.[1] ?? '';
  if (match === null || !isDay(day) || Number(day.slice(0, 4)) < year_min)
    throw new Refusal('bad_date', name, given);
  const time = (match[2] ?? '').padEnd(8, ':00');
  const ms = Date.parse(`${day}T${time}${(match[3] ?? '').slice(0, 4)}Z`);
  if (Number.isNaN(ms)) throw new Refusal('bad_date', name, given);
  if (rest === '') return iso(clock === 'utc' ? ms : utcOf(ms, clock.zone));
  if (!offset.test(rest) || offset.exec(rest)?.[0] !== rest)
    throw new Refusal('bad_date', name, given);
  return iso(ms - minutesOf(rest) * 60_000);
}

/** An instant out of Unix seconds. Errors: Refusal missing, bad_date. */
export function unixSeconds(record: Raw, name: string): string {
  const given = text(record, name);
  if (given === null) throw new Refusal('missing', name, '');
  const ms = Number(given) * 1_000;
  if (!(ms >= Date.UTC(year_min, 0) && ms < Date.UTC(9999, 0)))
    throw new Refusal('bad_date', name, given);
  return iso(ms);
}

/** The local day of an instant in a zone. */
export const localDay = (instant_utc: string, zone: string): string =>
  iso(Date.parse(instant_utc) + offsetAt(Date.parse(instant_utc), zone)).slice(0, 10);

const iso = (ms: number): string => new Date(ms).toISOString();

function minutesOf(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith('-') ? -minutes : minutes;
}

/**
 * The instant of a wall-clock time in a zone, both in milliseconds. An hour that comes twice is the second one, an hour
 * that is left out lies after the change: as the store reads local times in files.
 */
function utcOf(wall_ms: number, zone: string): number {
  const day = 86_400_000;
  const before = offsetAt(wall_ms - day, zone);
  const after = offsetAt(wall_ms + day, zone);
  if (before === after) return wall_ms - before;
  if (offsetAt(wall_ms - after, zone) === after) return wall_ms - after;
  return wall_ms - before;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** How far a zone is ahead of UTC at an instant, in milliseconds. */
function offsetAt(ms: number, zone: string): number {
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' }
    });
    formatters.set(zone, formatter);
  }
  const part = Object.fromEntries(
    formatter.formatToParts(ms).map(({ type, value }) => [type, Number(value)])
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1_000) * 1_000;
}

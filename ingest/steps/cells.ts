/** A decimal number as ten-thousandths, half away from zero; null when it is none or has more than 14 digits before the point. */
export function readAmount(text: string): bigint | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i.exec(text);
  if (match === null || (match[2] ?? '') + (match[3] ?? '') === '') return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = whole + fraction;
  const places = 4 + Number(exponent) - fraction.length;
  const scaled =
    places >= 0
      ? BigInt(digits) * 10n ** BigInt(places)
      : roundedDown(BigInt(digits), 10n ** BigInt(-places));
  if (scaled >= 10n ** 18n) return null;
  return sign === '-' ? -scaled : scaled;
}

const roundedDown = (value: bigint, by: bigint): bigint => (value * 2n + by) / (by * 2n);

/** A tax rate as millionths: 0.055, 5.5 and 5.5 % are 55000. From 1 on it is a percentage. */
export function readRate(text: string): number | null {
  const bare = text.replace(/[ %]+$/, '');
  const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(bare) ? Number(bare) : Number.NaN;
  const ratio = text.includes('%') || number >= 1 ? number / 100 : number;
  const millionths = Math.round(ratio * 1_000_000);
  return millionths >= 0 && millionths <= 1_000_000 ? millionths : null;
}

/** A whole number from 0 on; `3.0` is one. */
export function readCount(text: string): number | null {
  const number = /^\+?\d+(\.0*)?$/.test(text) ? Number(text) : Number.NaN;
  return number <= 2_147_483_647 ? number : null;
}

/** One of the known words, in any case. */
export const readEnum = (text: string, known: readonly string[]): string | null =>
  known.find((word) => word === text) ?? known.find((word) => word === text.toLowerCase()) ?? null;

/** A local day YYYY-MM-DD: of a day, of a moment, the first of a month (2006-11), the Monday of an ISO week (2020-W16). */
export function readDay(text: string): string | null {
  const week = /^(\d{4})-W(\d\d)$/.exec(text);
  if (week !== null) return mondayOf(Number(week[1]), Number(week[2]));
  if (/^\d{4}-\d\d$/.test(text)) return realDay(`${text}-01`);
  if (/^\d{8}$/.test(text))
    return realDay(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`);
  const day = /^(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/.exec(
    text
  );
  return day === null ? null : realDay(day[1] ?? '');
}

function realDay(day: string): string | null {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : null;
}

function mondayOf(year: number, week: number): string | null {
  const fourth = new Date(Date.UTC(year, 0, 4));
  const first_ms = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * day_ms;
  const monday = new Date(first_ms + (week - 1) * 7 * day_ms);
  const thursday = new Date(monday.getTime() + 3 * day_ms);
  return week >= 1 && thursday.getUTCFullYear() === year ? monday.toISOString().slice(0, 10) : null;
}

const day_ms = 86_400_000;

/**
 * An instant in microseconds since 1970, UTC: with Z or an offset as it says, otherwise local time of the zone. A local
 * time that occurs twice is the later one; one that the clocks skip is as far after the gap as it is inside.
 */
export function readMoment(text: string, zone: string): bigint | null {
  const match =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?(Z|[+-]\d\d(?::?\d\d)?)?$/i.exec(
      text
    );
  if (match === null) return null;
  const [, day = '', hour = '00', minute = '00', second = '00', fraction = '', offset] = match;
  if (realDay(day) === null || hour > '23' || minute > '59' || second > '59') return null;
  const wall_ms = Date.parse(`${day}T${hour}:${minute}:${second}Z`);
  const offset_ms = offset === undefined ? offsetAt(zone, wall_ms) : offsetOf(offset);
  return BigInt(wall_ms - offset_ms) * 1000n + BigInt(fraction.padEnd(6, '0').slice(0, 6));
}

function offsetOf(text: string): number {
  if (/^z$/i.test(text)) return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(3).replace(':', '') || 0);
  return (text.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** Milliseconds that the zone's clocks are ahead of UTC when they show this wall time. */
function offsetAt(zone: string, wall_ms: number): number {
  const before = aheadOf(zone, wall_ms - day_ms);
  const after = aheadOf(zone, wall_ms + day_ms);
  return aheadOf(zone, wall_ms - after) === after ? after : before;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function aheadOf(zone: string, utc_ms: number): number {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric'
    });
    clocks.set(zone, clock);
  }
  const parts = Object.fromEntries(
    clock.formatToParts(utc_ms).map(({ type, value }) => [type, Number(value)])
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(utc_ms / 1000) * 1000;
}

/** Microseconds since 1970 of an instant in ISO 8601 with Z or an offset; null when it is none. */
export function micros(instant: string): bigint | null {
  const match = /^(.{10}[T ]\d\d:\d\d(?::\d\d)?)(?:[.,](\d+))?(Z|[+-]\d\d:?(?:\d\d)?)$/i.exec(
    instant
  );
  if (match === null) return null;
  const [, to_second = '', fraction = '', zone = ''] = match;
  const offset = /^z$/i.test(zone)
    ? 'Z'
    : `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`;
  const seconds = Date.parse(`${to_second.replace(' ', 'T')}${offset}`);
  if (Number.isNaN(seconds)) return null;
  return BigInt(seconds) * 1000n + BigInt(fraction.padEnd(6, '0').slice(0, 6) || '0');
}

/** Microseconds since 1970 as the database reads an instant: `2021-03-01T10:00:00.123456Z`. */
export function timeText(us: bigint): string {
  const part = ((us % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const seconds = new Date(Number((us - part) / 1000n)).toISOString().slice(0, 19);
  return `${seconds}.${part.toString().padStart(6, '0')}Z`;
}

/** Microseconds since 1970 of a moment of the clock. */
export const microsOf = (date: Date): bigint => BigInt(date.getTime()) * 1000n;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Local day YYYY-MM-DD of an instant in a zone. */
export function dayIn(zone: string, us: bigint): string {
  let format = formats.get(zone);
  if (format === undefined) {
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, ...parts });
    formats.set(zone, format);
  }
  return format.format(Number(us / 1000n));
}

/** Minor units as a decimal number in major units, exact: 1250 with two digits is `12.50`. */
export function majorText(minor: number, digits: number): string {
  const sign = minor < 0 ? '-' : '';
  const figures = String(Math.abs(minor)).padStart(digits + 1, '0');
  return digits === 0
    ? sign + figures
    : `${sign}${figures.slice(0, -digits)}.${figures.slice(-digits)}`;
}

import { addDays, dayOf, daysBetween, weekdayOf, type Day } from '#model/calendar.ts';
import { textWidth } from '#lib/charts/theme.ts';
import { toDate, type Format } from '#lib/format.ts';

/** A tick of a time axis: `label` on the first line, `sub` (the year) on the second where it begins. */
export type Tick = { at: Date; label: string; sub: string };

const monthSteps = [1, 2, 3, 6, 12, 24, 60, 120];
const daySteps = [1, 2, 7, 14];

/**
 * Ticks of a time axis `width` px long whose labels cannot touch: days (weeks begin on Monday), months or years.
 * Labels start at their tick; one that would leave the axis is dropped.
 */
export function timeTicks(from: Day, until: Day, width: number, format: Format): Tick[] {
  const days = daysBetween(from, until);
  const px = (day: Day) => (daysBetween(from, day) / days) * width;
  const fits = (labels: { day: Day; label: string }[]) =>
    labels.every(({ day, label }, i) => {
      const next = labels[i + 1];
      return next === undefined || px(next.day) - px(day) >= textWidth(label) + 10;
    });
  const inside = (labels: { day: Day; label: string }[]) =>
    labels.filter(({ day, label }) => px(day) + textWidth(label) <= width + 12);
  const candidates = days <= 100 ? [...daySteps.map((n) => dayTicks(from, until, n, format))] : [];
  candidates.push(...monthSteps.map((n) => monthTicks(from, until, n, format)));
  const found = candidates.find((labels) => labels.length > 0 && fits(labels)) ?? [];
  let year = '';
  return inside(found).map(({ day, label }) => {
    const sub = label === day.slice(0, 4) || day.slice(0, 4) === year ? '' : day.slice(0, 4);
    year = day.slice(0, 4);
    return { at: toDate(day), label, sub };
  });
}

function dayTicks(from: Day, until: Day, step: number, format: Format) {
  const ticks = [];
  const first = step < 7 ? from : addDays(from, (8 - weekdayOf(from)) % 7);
  for (let day = first; day < until; day = addDays(day, step))
    ticks.push({ day, label: format.dayMonth(day) });
  return ticks;
}

function monthTicks(from: Day, until: Day, step: number, format: Format) {
  const ticks = [];
  const year = Number(from.slice(0, 4));
  for (let month = 1; ; month += step) {
    const day = step < 12 ? dayOf(year, month) : dayOf(year - (year % (step / 12)), month);
    if (day >= until) return ticks;
    if (day >= from)
      ticks.push({ day, label: step < 12 ? format.monthShort(day) : format.year(day) });
  }
}

/** Round ticks of a share axis from 0 to at least `max`, at most `count` steps; the last is the top of the axis. */
export function shareTicks(max: number, count = 4): number[] {
  const steps = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1, 2, 5, 10];
  const step = steps.find((s) => Math.ceil(max / s - 1e-9) <= count) ?? 25;
  const n = Math.max(1, Math.ceil(max / step - 1e-9));
  return Array.from({ length: n + 1 }, (_, i) => Number((i * step).toFixed(4)));
}

/** The highest value an axis must hold; one far beyond all others is left out, or nothing else could be read. */
export function axisTop(values: readonly number[]): number {
  const [first = 0, second = 0] = values.toSorted((a, b) => b - a);
  return Math.max(
    0.01,
    values.length >= 5 && second > 0 && first > second * 4 ? second * 1.4 : first
  );
}

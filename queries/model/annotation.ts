import { z } from 'zod';
import { isDay } from '#model/calendar.ts';
import { masked } from '#model/personal.ts';

/**
 * What a dated fact that people write is: shops shut, a lockdown, a date of a programme, a holiday, sales by law, or
 * something that disturbed trade.
 */
export const AnnotationKind = z.enum([
  'closed_to_public',
  'lockdown',
  'programme',
  'holiday',
  'soldes',
  'disturbance'
]);
export type AnnotationKind = z.infer<typeof AnnotationKind>;

/** Kinds that are drawn as bands, as against those that are points and stretches of a list. */
export const closureKinds = ['lockdown', 'closed_to_public'] as const;

/** Longest name and longest source, characters; most days; days of years that a chart may show. */
export const annotation_limits = {
  name_max: 80,
  source_max: 200,
  days_max: 1830,
  from: '2000-01-01',
  until: '2100-01-01'
} as const;

/** What is wrong with a field. `personal`: it names a person by its form, such as an e-mail address. */
export type TextFault = 'empty' | 'long' | 'personal';

/** What is wrong with a text to be shown to everybody; null when nothing is. */
export function textFault(text: string, most: number): TextFault | null {
  if (text.trim() === '') return 'empty';
  if (text.length > most) return 'long';
  return masked(text) === text ? null : 'personal';
}

/** What is wrong with the days of a fact, whose last day is included as people write it; null when nothing is. */
export function daysFault(
  first: string,
  last: string
): { field: 'from' | 'last'; fault: 'day' | 'order' | 'far' } | null {
  const { from, until, days_max } = annotation_limits;
  if (!isDay(first)) return { field: 'from', fault: 'day' };
  if (!isDay(last)) return { field: 'last', fault: 'day' };
  if (first < from || first >= until) return { field: 'from', fault: 'far' };
  if (last < first) return { field: 'last', fault: 'order' };
  return daysOf(first, last) > days_max || last >= until ? { field: 'last', fault: 'far' } : null;
}

const daysOf = (first: string, last: string): number =>
  (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1;

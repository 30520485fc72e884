import { isDay, type Day } from '#model/calendar.ts';
import type { Grain } from '#model/question.ts';

/** What a reader chose; null = not chosen. `period` names a preset; `from` and `until` (excluded) are free dates. */
export type View = {
  period: string | null;
  from: Day | null;
  until: Day | null;
  grain: Grain | null;
  sector: string | null;
  area: string | null;
};

/** Grains a reader may ask for, finest first. */
export const grains: readonly Grain[] = ['day', 'week', 'month', 'quarter', 'year'];

const names = ['period', 'from', 'until', 'grain', 'sector', 'area'] as const;
const code = /^[\p{L}\p{N}_.-]{1,64}$/u;
const preset = /^(all|\d{1,3}m|[12]\d{3}|\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d)$/;

/** The view an address holds; what cannot be read is left out. Free dates count unless a preset is chosen beside them. */
export function parseView(search: URLSearchParams): View {
  const read = (name: string, valid: (value: string) => boolean): string | null => {
    const value = search.get(name);
    return value !== null && valid(value) ? value : null;
  };
  const period = read('period', (value) => preset.test(value));
  const from = period === null ? read('from', isDay) : null;
  const until = period === null ? read('until', isDay) : null;
  const possible = from === null || until === null || from < until;
  return {
    period,
    from: possible ? from : null,
    until: possible ? until : null,
    grain: grains.find((grain) => grain === search.get('grain')) ?? null,
    sector: read('sector', (value) => code.test(value)),
    area: read('area', (value) => code.test(value))
  };
}

/** The address of a view: explicit choices only, in a fixed order; other parameters of `search` are kept as they are. */
export function printView(view: View, search: URLSearchParams = new URLSearchParams()): string {
  const out = new URLSearchParams();
  for (const name of names) if (view[name] !== null) out.set(name, view[name]);
  for (const [name, value] of search)
    if (!names.some((own) => own === name) && value !== '') out.append(name, value);
  const text = out.toString();
  return text === '' ? '' : `?${text}`;
}

/** A view without any choice. */
export const noView: View = {
  period: null,
  from: null,
  until: null,
  grain: null,
  sector: null,
  area: null
};

/** Whether anything was chosen. */
export const isChosen = (view: View): boolean => names.some((name) => view[name] !== null);

/** Whether an address has no empty field of ours, as a form sent without scripts would have. */
export const isTidy = (search: URLSearchParams): boolean =>
  names.every((name) => search.get(name) !== '');

import { isDay, type Day } from '#model/calendar.ts';
import type { Channel } from '#model/order.ts';
import type { Grain } from '#model/question.ts';

/**
 * What a reader chose; null = not chosen. `period` names a preset; `from` and `until` (excluded) are free dates.
 * `area`: the code of one area, or of several of one level with commas. `channel`: one way of selling online. `compare`: previous, last_year, usual, or days as `D..D`.
 */
export type View = {
  period: string | null;
  from: Day | null;
  until: Day | null;
  grain: Grain | null;
  sector: string | null;
  area: string | null;
  channel: OnlineChannel | null;
  compare: string | null;
};

/** Grains a reader may ask for, finest first. */
export const grains: readonly Grain[] = ['day', 'week', 'month', 'quarter', 'year'];

/** Channels an online order can come by: what a share of online sales may be narrowed to. */
export const onlineChannels = [
  'own_site',
  'app',
  'marketplace',
  'local_marketplace',
  'social_checkout'
] as const satisfies readonly Channel[];
export type OnlineChannel = (typeof onlineChannels)[number];

/** Comparisons with a name; days of one's own are written `D..D`. */
export const comparisons = ['previous', 'last_year', 'usual'] as const;

/** Periods up to the newest data: the one that runs, and the last whole one. */
export const presets = [
  'this_month',
  'this_quarter',
  'this_year',
  'last_week',
  'last_month',
  'last_quarter',
  'last_year'
] as const;

const names = [
  'period',
  'from',
  'until',
  'grain',
  'sector',
  'area',
  'channel',
  'compare'
] as const satisfies readonly (keyof View)[];

/** Fields of the form that become a part of the view on the way: what somebody types where no script helps. */
const formFields = ['place', 'add', 'compare_from', 'compare_until'] as const;

const code = /^[\p{L}\p{N}_.-]{1,64}$/u;
const codes = /^[\p{L}\p{N}_.-]{1,64}(,[\p{L}\p{N}_.-]{1,64}){0,11}$/u;
const preset = /^(all|\d{1,3}m|[12]\d{3}|\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d)$/;

/** The view an address holds; what cannot be read is left out. Free dates count unless a preset is chosen beside them. */
export function parseView(search: URLSearchParams): View {
  const read = (name: string, valid: (value: string) => boolean): string | null => {
    const value = search.get(name);
    return value !== null && valid(value) ? value : null;
  };
  const isPreset = (value: string) =>
    preset.test(value) || presets.some((known) => known === value);
  const period = read('period', isPreset);
  const from = period === null ? read('from', isDay) : null;
  const until = period === null ? read('until', isDay) : null;
  const possible = from === null || until === null || from < until;
  return {
    period,
    from: possible ? from : null,
    until: possible ? until : null,
    grain: grains.find((grain) => grain === search.get('grain')) ?? null,
    sector: read('sector', (value) => code.test(value)),
    area: read('area', (value) => codes.test(value)),
    channel: onlineChannels.find((channel) => channel === search.get('channel')) ?? null,
    compare: compareIn(search)
  };
}

/** A named comparison, days as one text, or the two date fields of the form beside `custom`. */
function compareIn(search: URLSearchParams): string | null {
  const given = search.get('compare');
  const [from, until] = [search.get('compare_from') ?? '', search.get('compare_until') ?? ''];
  const days = given === 'custom' ? `${from}..${until}` : given;
  if (days === null) return null;
  return comparisons.some((known) => known === days) || comparedRange(days) !== null ? days : null;
}

/** The days a comparison written `D..D` names; null for a named one, or when they are none. */
export function comparedRange(compare: string | null): { from: Day; until: Day } | null {
  const [from = '', until = '', ...more] = (compare ?? '').split('..');
  return more.length === 0 && isDay(from) && isDay(until) && from < until ? { from, until } : null;
}

/** The address of a view: explicit choices only, in a fixed order; other parameters of `search` are kept as they are. */
export function printView(view: View, search: URLSearchParams = new URLSearchParams()): string {
  const out = new URLSearchParams();
  for (const name of names) if (view[name] !== null) out.set(name, view[name]);
  for (const [name, value] of search) if (!isOurs(name) && value !== '') out.append(name, value);
  const text = out.toString().replaceAll('%2C', ','); // commas may stand in a query as they are
  return text === '' ? '' : `?${text}`;
}

const isOurs = (name: string): boolean => [...names, ...formFields].some((own) => own === name);

/** The areas of a view: none, one, or several to be taken together. */
export const areasIn = ({ area }: Pick<View, 'area'>): string[] => area?.split(',') ?? [];

/** The areas of a view with one more, or without it where it is among them; null when none is left. */
export function toggled(view: Pick<View, 'area'>, code: string): string | null {
  const now = areasIn(view);
  const next = now.includes(code) ? now.filter((one) => one !== code) : [...now, code];
  return next.length === 0 ? null : next.join(',');
}

/** Areas chosen and one more; `kept` null: that one alone. */
export const withMore = (kept: string | null, code: string): string =>
  kept === null || kept.split(',').includes(code) ? (kept ?? code) : `${kept},${code}`;

/** A view without any choice. */
export const noView: View = {
  period: null,
  from: null,
  until: null,
  grain: null,
  sector: null,
  area: null,
  channel: null,
  compare: null
};

/** Whether anything was chosen. */
export const isChosen = (view: View): boolean => names.some((name) => view[name] !== null);

/** Whether an address is as `printView` writes it: no empty field and no field of the form, as sent without scripts. */
export const isTidy = (search: URLSearchParams): boolean =>
  names.every((name) => search.get(name) !== '') &&
  formFields.every((name) => search.get(name) === null);

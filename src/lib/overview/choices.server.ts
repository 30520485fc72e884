import type { Words } from '#lib/charts/define.ts';
import { defaultMonths, fitsPeriod } from '#lib/overview/period.ts';
import { grains, type View } from '#lib/overview/view.ts';
import type { DayRange, SeriesRow } from '#model/question.ts';
import {
  areaTree,
  sectorTree,
  type Annotation,
  type CountryTree,
  type SectorTree,
  type Store
} from '#queries/index.server.ts';

/** One option of a native select. */
export type Option = { value: string; label: string };

/** Options, alone or under a heading. */
export type Group = { label: string | null; options: Option[] };

/** What the filters offer. The first option of each stands for no choice and has an empty value. */
export type Choices = { period: Group[]; grain: Group[]; sector: Group[]; area: Group[] };

/** Countries with facts, those of most enterprises first. */
export function countriesOf(rows: readonly SeriesRow[]): { code: string; name: string }[] {
  const found = new Map<string, { name: string; n: number }>();
  for (const { area, area_name, enterprises_n, value, status } of rows) {
    if (area === null || area === '_U' || (value === null && status === null)) continue;
    const n = Math.max(found.get(area)?.n ?? -1, enterprises_n ?? -1);
    found.set(area, { name: area_name ?? area, n });
  }
  return [...found]
    .sort(([a, { n: x }], [b, { n: y }]) => y - x || a.localeCompare(b))
    .map(([code, { name }]) => ({ code, name }));
}

/** The options of every filter. `country`: the one shown without a choice; `spans`: named stretches worth a look. */
export async function choicesOf(
  store: Store,
  input: {
    countries: { code: string; name: string }[];
    country: string | null;
    span: DayRange;
    period: DayRange;
    spans: Annotation[];
    view: View;
  },
  words: Words
): Promise<Choices> {
  const [areas, sectors] = await Promise.all([areaTree(store), sectorTree(store)]);
  return {
    period: periodGroups(input.span, input.spans, words),
    grain: [
      {
        label: null,
        options: [
          { value: '', label: words.text.filters.auto },
          ...grains
            .filter((grain) => fitsPeriod(grain, input.period) || grain === input.view.grain)
            .map((grain) => ({ value: grain, label: words.text.filters.grains[grain] }))
        ]
      }
    ],
    sector: sectorGroups(sectors, input.countries, words),
    area: areaGroups(areas, input.countries, input.country, words)
  };
}

function periodGroups(span: DayRange, spans: Annotation[], { text, format }: Words): Group[] {
  const { presets, presetGroups } = text.filters;
  const first = Number(span.from.slice(0, 4));
  const lastYear = Number(span.until.slice(0, 4)) - (span.until.endsWith('-01-01') ? 1 : 0);
  const years = Array.from({ length: Math.min(20, lastYear - first + 1) }, (_, i) =>
    String(lastYear - i)
  );
  const closures = new Map(
    spans.map(({ from, until, name }) => [`${from}..${until}`, name[format.lang]])
  );
  const months = defaultMonths(span);
  const all = { value: 'all', label: presets.all };
  const last = (n: number) => ({ value: `${n}m`, label: presets.months(String(n)) });
  const groups: Group[] = [
    {
      label: null,
      options: [{ value: '', label: months === null ? all.label : last(months).label }]
    },
    {
      label: presetGroups.recent,
      options: [
        ...[3, 12, 24, 36].filter((n) => n !== months).map(last),
        ...(months === null ? [] : [all])
      ]
    },
    {
      label: presetGroups.years,
      options: years.map((year) => ({ value: year, label: presets.year(year) }))
    }
  ];
  if (closures.size > 0)
    groups.push({
      label: presetGroups.closures,
      options: [...closures].map(([value, label]) => ({ value, label }))
    });
  return groups;
}

function sectorGroups(
  { families, groups }: SectorTree,
  countries: { code: string }[],
  { text, format }: Words
): Group[] {
  const option = ({ code, name }: { code: string; name: { fr: string; en: string } }) => ({
    value: code,
    label: name[format.lang]
  });
  const onlyFrance = countries.length > 0 && countries.every(({ code }) => code === 'FR');
  const own = families.map((family) => ({
    label: family.name[format.lang],
    options: [
      { value: family.code, label: text.filters.wholeFamily(family.name[format.lang]) },
      ...family.groups.map(option)
    ]
  }));
  const others =
    groups.length === 0 || onlyFrance
      ? []
      : [{ label: text.filters.otherSectors, options: groups.map(option) }];
  return [
    { label: null, options: [{ value: '', label: text.filters.allSectors }] },
    ...own,
    ...others
  ];
}

function areaGroups(
  trees: CountryTree[],
  countries: { code: string; name: string }[],
  country: string | null,
  { text }: Words
): Group[] {
  const here = countries.find(({ code }) => code === country);
  const option = ({ code, name }: { code: string; name: string }) => ({ value: code, label: name });
  const head: Group[] =
    here === undefined ? [] : [{ label: null, options: [{ value: '', label: here.name }] }];
  const others = countries.filter(({ code }) => code !== country);
  if (others.length > 0) head.push({ label: text.filters.countries, options: others.map(option) });
  const shown = trees.filter(({ code }) => countries.some((known) => known.code === code));
  for (const tree of shown) {
    if (tree.regions.length > 0)
      head.push({
        label: shown.length > 1 ? `${text.filters.regions}, ${tree.name}` : text.filters.regions,
        options: tree.regions.map(option)
      });
    for (const region of tree.regions)
      if (region.departements.length > 0)
        head.push({ label: region.name, options: region.departements.map(option) });
    if (tree.departements.length > 0)
      head.push({ label: tree.name, options: tree.departements.map(option) });
  }
  return head;
}

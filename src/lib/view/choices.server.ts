import type { Words } from '#lib/charts/define.ts';
import { viewTextsIn, type ViewTexts } from '#lib/text/view.ts';
import type { Ground } from '#lib/view/ground.server.ts';
import { calendarPreset, defaultMonths, fitsPeriod } from '#lib/view/period.ts';
import { comparisons, grains, presets, type View } from '#lib/view/view.ts';
import type { DayRange } from '#model/question.ts';
import type { Annotation, Area, SectorTree } from '#queries/index.server.ts';

/** One option of a native select. */
export type Option = { value: string; label: string };

/** Options, alone or under a heading. */
export type Group = { label: string | null; options: Option[] };

/**
 * What the filters offer. The first option of each stands for no choice and has an empty value. `area`: what is chosen, as
 * one option; `areas`: each of them;
 * `everywhere`: what is shown without one; `countries`: those whose areas are offered.
 */
export type Choices = {
  period: Group[];
  grain: Group[];
  sector: Group[];
  channel: Group[];
  compare: Group[];
  area: Option | null;
  areas: Option[];
  everywhere: string;
  countries: string[];
};

/** The options of every filter. `country`: the one shown without a choice; `closures`: stretches worth a look. */
export function choicesOf(
  input: Pick<Ground, 'countries' | 'country' | 'areas' | 'channels' | 'sectors' | 'span'> & {
    period: DayRange;
    closures: Annotation[];
    view: View;
  },
  words: Words
): Choices {
  const text = viewTextsIn(words.format.lang);
  const { country } = input;
  const areas = optionsOf(input.areas);
  return {
    period: periodGroups(input.span, input.closures, words),
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
    sector: sectorGroups(input.sectors, input.countries, words),
    channel: [
      {
        label: null,
        options: [
          { value: '', label: text.allChannels },
          ...input.channels.map((value) => ({ value, label: text.channels[value] }))
        ]
      }
    ],
    compare: compareGroups(text),
    area: together(areas),
    areas,
    everywhere: input.countries.find(({ code }) => code === country)?.name ?? '',
    countries: input.countries.map(({ code }) => code)
  };
}

/** Areas as options. */
export const optionsOf = (areas: readonly Area[]): Option[] =>
  areas.map(({ area_code, name }) => ({ value: area_code, label: name }));

/** Several areas as one option: their codes with commas, and as many of their names as can be read. */
export function together(areas: readonly Option[]): Option | null {
  if (areas.length === 0) return null;
  const names = areas.map(({ label }) => label);
  const shown =
    names.length > namesMax
      ? [...names.slice(0, namesMax - 1), `+ ${names.length - namesMax + 1}`]
      : names;
  return { value: areas.map(({ value }) => value).join(), label: shown.join(', ') };
}

const namesMax = 4;

const compareGroups = (text: ViewTexts): Group[] => [
  {
    label: null,
    options: [
      { value: '', label: text.compareAuto },
      ...comparisons.map((value) => ({ value, label: text.comparisons[value] })),
      { value: 'custom', label: text.compareCustom }
    ]
  }
];

function periodGroups(span: DayRange, spans: Annotation[], { text, format }: Words): Group[] {
  const { presets: names, presetGroups } = text.filters;
  const { presets: own, presetGroup } = viewTextsIn(format.lang);
  const first = Number(span.from.slice(0, 4));
  const lastYear = Number(span.until.slice(0, 4)) - (span.until.endsWith('-01-01') ? 1 : 0);
  const years = Array.from({ length: Math.min(20, lastYear - first + 1) }, (_, i) =>
    String(lastYear - i)
  );
  const closures = new Map(
    spans.map(({ from, until, name }) => [`${from}..${until}`, name[format.lang]])
  );
  const months = defaultMonths(span);
  const all = { value: 'all', label: names.all };
  const last = (n: number) => ({ value: `${n}m`, label: names.months(String(n)) });
  const calendar = presets
    .filter((name) => calendarPreset(name, span).until > span.until || !name.startsWith('this_'))
    .map((value) => ({ value, label: own[value] }));
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
    { label: presetGroup, options: calendar },
    {
      label: presetGroups.years,
      options: years.map((year) => ({ value: year, label: names.year(year) }))
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

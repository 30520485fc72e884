import { countCell, shareOrHidden } from '#lib/charts/counts.ts';
import type { Cell, Table, Words } from '#lib/charts/define.ts';
import { formatIn, type Lang } from '#lib/format.ts';
import { textsIn } from '#lib/text/index.ts';
import { solutionTextsIn } from '#lib/text/solutions.ts';
import { minorDigits } from '#model/money.ts';
import { Need } from '#model/programme.ts';
import type { Day } from '#model/calendar.ts';
import {
  areaTree,
  directory,
  isFree,
  sectorTree,
  standings,
  type Named,
  type Solution,
  type Standing,
  type Store
} from '#queries/index.server.ts';

/** Prices a month that a reader may set as the most, major units. */
const prices = [0, 20, 50, 100];

/** What an address asks of the directory; what it does not know is left out. */
export function wantedIn(search: URLSearchParams) {
  const price = prices.find((it) => `${it}` === search.get('price'));
  return {
    need: Need.safeParse(search.get('need')).data ?? null,
    area: search.get('area') || null,
    sector: search.get('sector') || null,
    price: price ?? null,
    free: search.get('free') === '1'
  };
}

/** The directory as the page shows it; null when it is empty. `today`: what is free now. */
export async function solutionsPage(
  store: Store,
  asked: ReturnType<typeof wantedIn>,
  lang: Lang,
  today: Day
) {
  const { solutions, all, named } = await directory(store, {
    need: asked.need,
    area: asked.area,
    sector: asked.sector,
    monthly_most: asked.price === null ? null : asked.price * 100,
    free_on: asked.free ? today : null
  });
  if (all.length === 0) return null;
  const words: Words = { text: textsIn(lang), format: formatIn(lang) };
  const fares = await standings(store);
  const names = new Map(all.map(({ code, name }) => [code, name]));
  return {
    meta: { sample: solutions.some(({ sample }) => sample) },
    asked,
    found: solutionTextsIn(lang).found(
      words.format.count(solutions.length),
      words.format.count(all.length),
      solutions.length
    ),
    choices: await choicesIn(store, lang),
    solutions: solutions.map((one) => ({
      ...cardOf(one, { words, named, today }),
      fare: fareOf(one, { all: fares, names }, words)
    }))
  };
}

type Option = { value: string; label: string };

async function choicesIn(store: Store, lang: Lang) {
  const { any, needs, atMost } = solutionTextsIn(lang);
  const format = formatIn(lang);
  const option = (value: string, label: string): Option => ({ value, label });
  const [areas, sectors] = [await areaTree(store), await sectorTree(store)];
  const group = (label: string | null, options: Option[]) => ({ label, options });
  return {
    need: [
      group(null, [option('', any.need), ...Need.options.map((need) => option(need, needs[need]))])
    ],
    area: [
      group(null, [option('', any.area)]),
      ...areas.flatMap((country) =>
        country.regions.map((region) =>
          group(region.name, [
            option(region.code, region.name),
            ...region.departements.map(({ code, name }) => option(code, name))
          ])
        )
      )
    ],
    sector: [
      group(null, [option('', any.sector)]),
      ...sectors.families.map((family) =>
        group(family.name[lang], [
          option(family.code, family.name[lang]),
          ...family.groups.map(({ code, name }) => option(code, name[lang]))
        ])
      )
    ],
    price: [
      group(null, [
        option('', any.price),
        ...prices.map((price) =>
          option(
            `${price}`,
            price === 0 ? solutionTextsIn(lang).freeOfCharge : atMost(format.money(price, 'EUR'))
          )
        )
      ])
    ]
  };
}

function cardOf(
  one: Solution,
  { words: { format }, named, today }: { words: Words; named: readonly Named[]; today: Day }
) {
  const { lang } = format;
  const text = solutionTextsIn(lang);
  const names = (codes: readonly string[], none: string) =>
    codes.length === 0
      ? none
      : codes
          .map(
            (code) =>
              nameOf(
                named.find((it) => it.code === code),
                lang
              ) ?? code
          )
          .join(', ');
  return {
    code: one.code,
    name: one.name,
    by: text.by(one.provider),
    need: text.needs[one.need],
    url: one.url,
    stated: text.stated(format.day(one.stated_on)),
    is_free: isFree(one, today),
    facts: [
      { term: text.offers, text: lang === 'fr' ? one.offers_fr : one.offers_en },
      { term: text.conditions, text: lang === 'fr' ? one.conditions_fr : one.conditions_en },
      { term: text.cost, text: costOf(one, format, today) },
      { term: text.where, text: names(one.area_codes, text.everywhere) },
      { term: text.trades, text: names(one.sector_codes, text.allTrades) }
    ].filter((fact) => fact.text !== null)
  };
}

const nameOf = (node: Named | undefined, lang: Lang): string | undefined =>
  lang === 'fr' ? node?.name : node?.name_en;

/** The price in words: what is free, what it costs a month and once, and until when an offer holds. */
function costOf(one: Solution, format: Words['format'], today: Day): string {
  const text = solutionTextsIn(format.lang);
  const { monthly_minor, setup_minor, currency, free_until } = one;
  const amount = (minor: number) => format.money(minor / 10 ** minorDigits(currency), currency);
  if (monthly_minor === 0 && setup_minor === 0) return text.freeOfCharge;
  const parts = [
    ...(free_until !== null && free_until >= today ? [text.freeUntil(format.day(free_until))] : []),
    ...(monthly_minor === null ? [] : [text.monthly(amount(monthly_minor))]),
    ...(setup_minor === null || setup_minor === 0 ? [] : [text.setup(amount(setup_minor))])
  ];
  return parts.length === 0 ? text.unknownCost : parts.join(', ');
}

/** How those who chose a solution fare, a row per programme; null where nobody has. */
function fareOf(
  { code }: Solution,
  { all, names }: { all: readonly Standing[]; names: ReadonlyMap<string, string> },
  words: Words
): { table: Table; notes: string[] } | null {
  const { format } = words;
  const text = solutionTextsIn(format.lang);
  const own = all.filter(({ members }) => members.includes(code));
  const [first] = own;
  if (first === undefined) return null;
  const shared = own.flatMap(({ members }) =>
    members.length > 1
      ? [
          text.together(
            members.flatMap((it) => (it === code ? [] : (names.get(it) ?? []))).join(', ')
          )
        ]
      : []
  );
  return {
    notes: [text.fareNote(format.day(first.as_of)), ...new Set(shared)],
    table: {
      columns: [
        text.columns.programme,
        text.columns.joined,
        text.columns.first,
        text.columns.active,
        text.columns.share,
        text.columns.median
      ],
      rows: own.map((row) => [
        {
          text: format.lang === 'fr' ? row.programme.name_fr : row.programme.name_en,
          href: `/programme?programme=${encodeURIComponent(row.programme.code)}`
        },
        ...[0, 5, 6].map((n) => countCell(row.counts[n] ?? { value: null, status: null }, words)),
        shareCell(row, words),
        medianCell(row, words)
      ])
    }
  };
}

function shareCell({ online_share }: Standing, words: Words): Cell {
  return online_share.value === null && online_share.status === null
    ? { text: words.text.status.missing, value: null, mark: 'missing' }
    : shareOrHidden(online_share.value, words);
}

function medianCell({ wait: { median } }: Standing, { text, format }: Words): Cell {
  if (median === null) return { text: text.status.suppressed, value: null, mark: 'suppressed' };
  return median.days === null
    ? { text: solutionTextsIn(format.lang).notReached }
    : { text: format.count(median.days), value: median.days };
}

import type { Lang } from '#lib/format.ts';
import { remembered } from '#lib/view/remember.ts';
import { areasIn, onlineChannels, type OnlineChannel, type View } from '#lib/view/view.ts';
import { closureKinds } from '#model/annotation.ts';
import { InvalidInput } from '#model/problem.ts';
import type { Answer, DayRange, QuestionInput, SeriesRow } from '#model/question.ts';
import {
  annotationEdition,
  annotations,
  reach,
  resolveArea,
  sectorTree,
  series,
  vintage,
  type Annotation,
  type AnnotationQuestion,
  type Area,
  type SectorTree,
  type Store
} from '#queries/index.server.ts';

/** A place with facts. */
export type Country = { code: string; name: string };

/**
 * What a view stands on once the store has been asked what it holds. `country`: the one shown without a choice;
 * `span`: the days with data there; `known`: the codes of the address, as far as the store knows them; `area`: the place
 * they name, the first of several; `areas`: all of them; `channels`: the ways of selling online that have sales; `closures`: lockdowns and closures there.
 */
export type Ground = {
  countries: Country[];
  country: string | null;
  span: DayRange;
  known: Pick<View, 'area' | 'sector'>;
  area: Area | null;
  areas: Area[];
  channels: OnlineChannel[];
  sectors: SectorTree;
  closures: Annotation[];
};

const countryAnswers = remembered<Answer>(8);
const sectorTrees = remembered<SectorTree>(4);
const grounds = remembered<Ground | null>(1000);

/** Names the state of a store: under equal names equal questions have equal answers, and the same dated facts hold. */
export const stateOf = async (store: Store): Promise<string> =>
  `${store.path} ${await vintage(store)} ${annotationEdition(store)}`;

/** The ground of a view; null when the store holds no facts. Codes it does not know are left out. */
export async function groundOf(
  store: Store,
  { area, sector }: Pick<View, 'area' | 'sector'>,
  lang: Lang
): Promise<Ground | null> {
  const state = `${await stateOf(store)} ${lang}`;
  return grounds(`${state} ${area} ${sector}`, () => makeGround(store, { area, sector }, lang));
}

async function makeGround(
  store: Store,
  asked: Pick<View, 'area' | 'sector'>,
  lang: Lang
): Promise<Ground | null> {
  const everywhere = await countryAnswers(`${await stateOf(store)} ${lang}`, () =>
    series(store, {
      metrics: ['total_revenue', 'online_revenue'],
      by: { area: 'country', channel: true },
      lang
    })
  );
  if (everywhere.meta.period === null || everywhere.rows.length === 0) return null;
  const countries = countriesOf(everywhere.rows);
  const country = countries[0]?.code ?? null;
  const { sector } = asked;
  const areas = await areasOf(store, asked);
  const isList = areasIn(asked).length > 1;
  const area = isList ? areas.map(({ area_code }) => area_code).join() || null : asked.area;
  const channels = channelsOf(everywhere.rows);
  for (const known of [
    { area, sector },
    { area, sector: null },
    { area: null, sector },
    { area: null, sector: null }
  ]) {
    try {
      const where = whereOf(known, country);
      const { from, until } = (await reach(store, where)) ?? everywhere.meta.period;
      return {
        countries,
        country,
        span: { from, until },
        known,
        area: known.area === null ? null : (areas[0] ?? null),
        areas: known.area === null ? [] : areas,
        channels,
        sectors: await sectorTrees(await stateOf(store), () => sectorTree(store)),
        closures: await closuresOf(store, { from, until }, where)
      };
    } catch (error) {
      if (!(error instanceof InvalidInput) || error.field !== 'where') throw error;
    }
  }
  return null;
}

/** The areas an address names, as far as the store knows them: those of the level and country of the first one known. */
async function areasOf(store: Store, asked: Pick<View, 'area'>): Promise<Area[]> {
  const found: Area[] = [];
  for (const code of areasIn(asked)) {
    const area = await resolveArea(store, code);
    const first = found[0] ?? area;
    if (area === null || first === null || found.some((one) => one.area_code === area.area_code))
      continue;
    if (area.level === first.level && area.country_code === first.country_code) found.push(area);
  }
  return found;
}

async function closuresOf(
  store: Store,
  span: DayRange,
  { area = '', sector = '' }: ReturnType<typeof whereOf>
): Promise<Annotation[]> {
  return annotationsOf(store, { ...span, area, sector, kinds: closureKinds });
}

/** Dated facts of one area or of several with commas, each once, in order of time. */
export async function annotationsOf(
  store: Store,
  question: AnnotationQuestion
): Promise<Annotation[]> {
  const areas = (question.area ?? '').split(',');
  const each = await Promise.all(areas.map((area) => annotations(store, { ...question, area })));
  const once = new Map(
    each.flat().map((one) => [[one.area, one.sector, one.from, one.until, one.name.fr].join(), one])
  );
  return [...once.values()].sort((a, b) => a.from.localeCompare(b.from));
}

/** Where and which trades, as a question has it; without a choice the whole of a country. */
export const whereOf = (
  { area, sector }: Pick<View, 'area' | 'sector'>,
  country: string | null
): { area?: string; sector?: string } & QuestionInput['where'] => ({
  ...((area ?? country) === null ? {} : { area: area ?? country ?? '' }),
  ...(sector === null ? {} : { sector })
});

/** Countries with facts, those of most enterprises first. */
export function countriesOf(rows: readonly SeriesRow[]): Country[] {
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

const channelsOf = (rows: readonly SeriesRow[]): OnlineChannel[] =>
  onlineChannels.filter((channel) =>
    rows.some(
      (row) =>
        row.metric === 'online_revenue' &&
        row.channel === channel &&
        (row.status !== null || row.value !== null)
    )
  );

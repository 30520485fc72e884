import type { DayRange, Flag, UsualMethod } from '#model/question.ts';
import type { Answers } from '#queries/engines/answers.ts';
import type { Asked } from '#queries/series/ask.ts';
import { known } from '#queries/series/known.ts';
import { isOfUsual } from '#queries/series/of-usual.ts';
import flagsText from './flags.sql?raw';

/** Methods that rest on the same days of another year. */
const fromYears = ['same_period', 'median_years'];

/**
 * What stands out in the days of an answer, in those it is compared with, and, for figures made of usual turnover, in the
 * reference years: holidays that were moved, disturbances. Of the asked country, or of the only one with facts.
 */
export async function flagsOf(
  engine: Answers,
  { plan, country }: Asked,
  compared: DayRange | null,
  methods: readonly UsualMethod[]
): Promise<Flag[]> {
  const measured = methods.filter(({ method }) => fromYears.includes(method));
  const years = isOfUsual(plan.metrics) ? [...new Set(measured.map((it) => it.ref_year))] : [];
  const ranges: DayRange[] = [
    { from: plan.from, until: plan.until },
    ...(compared === null ? [] : [{ from: compared.from, until: compared.until }]),
    ...years.map((year) => ({ from: `${year}-01-01`, until: `${year + 1}-01-01` }))
  ];
  const rows = await known(engine, `flags ${country}`, () =>
    engine.query<Omit<Flag, 'name'> & { name_fr: string; name_en: string }>(flagsText, { country })
  );
  return rows
    .filter((row) => ranges.some(({ from, until }) => row.from < until && row.until > from))
    .map(({ name_fr, name_en, ...row }) => ({ ...row, name: { fr: name_fr, en: name_en } }));
}

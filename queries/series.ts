import { addDays } from '#model/calendar.ts';
import { InvalidInput } from '#model/problem.ts';
import type { Answer, Meta, QuestionInput, SeriesRow } from '#model/question.ts';
import { ensureAnswers } from '#queries/cells/refresh.ts';
import type { Plan } from '#queries/compile.ts';
import { unknownCode } from '#queries/compile/tables.ts';
import type { Answers } from '#queries/engines/answers.ts';
import {
  ownRows,
  protect,
  unprotectedRows,
  type Measured,
  type Own,
  type Protected,
  type Twin,
  type Unprotected
} from '#queries/protect/protect.ts';
import { ask, type Asked } from '#queries/series/ask.ts';
import { columnsOf } from '#queries/series/columns.ts';
import { compare, type ComparedDays } from '#queries/series/compare.ts';
import { checkDecomposable, childrenOf, decompositions } from '#queries/series/decompose.ts';
import { flagsOf } from '#queries/series/flags.ts';
import { intervalMetaOf, withEstimates } from '#queries/series/intervals.ts';
import { known } from '#queries/series/known.ts';
import { measure, type Marks } from '#queries/series/measure.ts';
import {
  metaOf,
  populationMeta,
  provisionalDays,
  stateOf,
  summaryOf
} from '#queries/series/meta.ts';
import type { Store } from '#queries/store.ts';
import namesText from './series/names.sql?raw';

/**
 * The protected answer to a question: what pages, exports and the API show.
 * Rows in long form, ordered by period, sector, area, channel, currency, tax basis, then metric as asked; periods without
 * data inside the facts' span are there with value and status null.
 * Errors: InvalidInput naming thing and value (and the nearest known name), for `as_owner` too: owners ask `ownSeries`.
 */
export async function series(
  store: Store,
  question: QuestionInput
): Promise<Answer<Protected<SeriesRow>>> {
  if (question.as_owner !== undefined)
    throw new InvalidInput(`not for public answers: as_owner ${question.as_owner}`, {
      field: 'as_owner'
    });
  return answer(store, question, protect, true);
}

/** The exact figures of one unit, `as_owner`, for its owner alone. Errors as `series`; InvalidInput without a unit. */
export async function ownSeries(
  store: Store,
  question: QuestionInput & { as_owner: string }
): Promise<Answer<Own<SeriesRow>>> {
  return answer(store, question, ownRows, false);
}

/** The answer without protection, for whoever can read the store anyway. Errors as `series`. */
export async function unprotectedSeries(
  store: Store,
  question: QuestionInput
): Promise<Answer<Unprotected<SeriesRow>>> {
  return answer(store, question, unprotectedRows, false);
}

type Finish<Row> = (cells: readonly Measured[], twins?: readonly Twin[]) => Row[];

async function answer<Row extends SeriesRow>(
  store: Store,
  input: QuestionInput,
  finish: Finish<Row>,
  isProtected: boolean
): Promise<Answer<Row>> {
  await ensureAnswers(store);
  const engine = store.answers;
  const asked = await ask(store, input);
  const { plan, span, question } = asked;
  checkDecomposable(question);
  const marks: Marks = {
    span,
    provisional_from: span === null ? null : addDays(span.until, -provisionalDays)
  };
  const measured = await measureAsked(engine, plan, marks);
  const { interval } = question;
  const cells =
    interval === undefined ? measured : await withEstimates(engine, plan, measured, interval);
  const compared = await compare(engine, asked, cells, marks);
  await nameCells(engine, cells, question.lang);
  const rows = finish(cells, compared?.twins);
  const summary = await summaryOf(engine, plan);
  const meta = {
    ...metaOf(asked, await stateOf(engine), summary),
    compared: await comparedMeta(engine, plan, compared?.compared ?? null),
    flags: await flagsOf(engine, asked, compared?.compared ?? null, summary.method),
    coverage: await coverageOf(engine, asked, marks, finish),
    interval: interval === undefined ? null : intervalMetaOf(interval, rows),
    protected: isProtected,
    suppressed: suppressedIn(rows)
  };
  const { decompose } = question;
  const answered = { rows, columns: columnsOf(question), meta };
  if (decompose === undefined || compared === null) return answered;
  const children = await childrenOf(engine, asked, decompose, marks);
  await nameCells(engine, children.all, question.lang);
  const whole = { cells, rows, compared };
  return { ...answered, decomposition: decompositions(whole, children, decompose, finish) };
}

/** The compared days with who was there: shops are not matched, so that it may be others. */
async function comparedMeta(
  engine: Answers,
  plan: Plan,
  compared: ComparedDays | null
): Promise<Meta['compared']> {
  if (compared === null) return null;
  const { from, until } = compared;
  const { population } = await summaryOf(engine, { ...plan, from, until });
  return { ...compared, matched: false, population: populationMeta(population) };
}

/** The cells asked for; where they are the whole answer, its coverage is measured along with them and kept. */
async function measureAsked(engine: Answers, plan: Plan, marks: Marks): Promise<Measured[]> {
  const { metrics } = plan;
  const isWhole =
    coverageName(plan) === `coverage ${JSON.stringify({ ...plan, metrics: ['coverage'] })}`;
  if (!isWhole || metrics.includes('coverage')) return measure(engine, plan, marks, true);
  const cells = await measure(engine, { ...plan, metrics: [...metrics, 'coverage'] }, marks, false);
  const isCoverage = ({ row }: Measured) => row.metric === 'coverage';
  await known(engine, coverageName(plan), () => Promise.resolve(cells.filter(isCoverage)));
  return cells.filter((cell) => !isCoverage(cell));
}

const wholeOf = (plan: Plan): Plan => {
  const { channel: _, ...where } = plan.where;
  return {
    ...plan,
    metrics: ['coverage'],
    grain: null,
    sector: null,
    area: null,
    channel: false,
    where
  };
};

const coverageName = (plan: Plan): string => `coverage ${JSON.stringify(wholeOf(plan))}`;

/** Coverage of the whole answer; null when it has several currencies, none, or is hidden. */
async function coverageOf<Row extends SeriesRow>(
  engine: Answers,
  { plan }: Asked,
  marks: Marks,
  finish: Finish<Row>
): Promise<number | null> {
  const whole = wholeOf(plan);
  const cells = await known(engine, coverageName(plan), () => measure(engine, whole, marks, false));
  const [row, ...more] = finish(cells);
  return row === undefined || more.length > 0 ? null : row.value;
}

async function nameCells(
  engine: Answers,
  cells: readonly Measured[],
  lang: 'fr' | 'en'
): Promise<void> {
  const codes = (tree: 'sector' | 'area') => [
    ...new Set(cells.flatMap(({ row }) => row[tree] ?? []))
  ];
  const [sectors, areas] = [codes('sector'), codes('area')];
  if (sectors.length + areas.length === 0) return;
  const found = await engine.query<{ tree: string; code: string; name: string }>(namesText, {
    sectors,
    areas,
    lang
  });
  const names = new Map(found.map(({ tree, code, name }) => [`${tree} ${code}`, name]));
  const unknown = lang === 'en' ? 'unknown' : 'inconnu';
  const nameOf = (tree: string, code: string | null) =>
    code === null
      ? null
      : (names.get(`${tree} ${code}`) ?? (code === unknownCode ? unknown : code));
  for (const { row } of cells) {
    row.sector_name = nameOf('sector', row.sector);
    row.area_name = nameOf('area', row.area);
  }
}

function suppressedIn(rows: readonly SeriesRow[]): Meta['suppressed'] {
  const count = (status: string) => rows.filter((row) => row.status === status).length;
  return { A: count('A'), O: count('O'), D: count('D') };
}

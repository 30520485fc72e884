import { InvalidInput } from '#model/problem.ts';
import type { Part } from '#model/metric.ts';
import type { Answer, QuestionInput, SeriesRow, Status } from '#model/question.ts';
import { metrics } from '#queries/metrics/index.ts';
import type { Protected } from '#queries/protect/protect.ts';
import { worst } from '#queries/protect/primary.ts';
import { series as ofOneArea, unprotectedSeries } from '#queries/series.ts';
import { cellName } from '#queries/series/measure.ts';
import { listedAreas } from '#queries/series/listed-areas.ts';
import type { Store } from '#queries/store.ts';

type Row = Protected<SeriesRow>;

/**
 * The protected answer to a question, whose filter may name several areas of one level (`where.area` DEP-69,DEP-01).
 *
 * Several are summed by the same compiled statement as one, ratios as ratios of their sums. A sum is shown only where the
 * value of each of its areas is: then it says nothing that those do not, and nothing hidden can be had by taking one sum
 * from another. Its coverage likewise. Sums have neither intervals nor decompositions.
 * Rows and errors as for one area; InvalidInput for areas of several levels or countries, or with `decompose`.
 */
export async function series(store: Store, question: QuestionInput): Promise<Answer<Row>> {
  const codes = listedAreas(question.where?.area ?? '');
  if (codes.length < 2) return ofOneArea(store, question);
  if (question.as_owner !== undefined) return ofOneArea(store, question); // says that it is not for public answers
  if (question.decompose !== undefined)
    throw new InvalidInput('not for several areas: decompose', { field: 'decompose' });
  const one = (area: string) =>
    ofOneArea(store, { ...question, where: { ...question.where, area } });
  const [sum, ...parts] = await Promise.all([
    unprotectedSeries(store, question),
    ...codes.map(one)
  ]);
  return shownWith(sum, parts);
}

/** The sum's answer with everything hidden that is hidden in one of its parts. */
function shownWith(sum: Answer, parts: readonly Answer<Row>[]): Answer<Row> {
  const found = parts.map(({ rows }) => new Map(rows.map((row) => [nameOf(row), row])));
  const rows = sum.rows.map((row) =>
    hiddenAs(
      row,
      found.flatMap((part) => part.get(nameOf(row)) ?? [])
    )
  );
  const count = (status: Status) => rows.filter((row) => row.status === status).length;
  const isCovered = parts.every(({ meta }) => meta.coverage !== null);
  return {
    ...sum,
    rows,
    meta: {
      ...sum.meta,
      protected: true,
      interval: null,
      coverage: isCovered ? sum.meta.coverage : null,
      suppressed: { A: count('A'), O: count('O'), D: count('D') }
    }
  };
}

const nameOf = (row: SeriesRow): string => `${row.period} ${cellName(row)}`;

function hiddenAs(row: SeriesRow, parts: readonly Row[]): Row {
  const status = hidden(row, row.value, parts, (part) => part.status);
  const compared = hidden(row, row.compared_value, parts, (part) => part.compared_status);
  const isCovered = parts.every(({ coverage }) => coverage !== null);
  const shown = {
    ...row,
    ...(row.low === undefined ? {} : { low: null, high: null, se: null }),
    ...(isCovered ? {} : { coverage: null }),
    ...(status === null ? {} : { value: null, status, enterprises_n: null, coverage: null }),
    ...(compared === null ? {} : { compared_value: null, compared_status: compared })
  };
  return shown as Row; // a sum of rows that went through `protect`, or nothing
}

/** Why a sum is hidden; null when none of its parts is. */
function hidden(
  { metric }: SeriesRow,
  value: number | null,
  parts: readonly Row[],
  statusOf: (part: Row) => Status
): Status {
  const statuses = parts.map(statusOf);
  const status = worst(statuses.filter((one) => one !== null));
  if (status !== 'F') return status;
  // Nothing is known of an area whose value is missing; that it adds nothing to the sum is only sure where all has one population.
  const isSure = statuses.includes('F') && (isOfOne(metric) || !statuses.includes(null));
  return value === null || isSure ? null : 'D';
}

/** Whether everything that a metric is made of lies in the population of the metric. */
const isOfOne = (name: string): boolean =>
  Object.values<Part>(metrics.get(name)?.parts ?? {}).every(
    ({ population, per }) => population === undefined && per === undefined
  );

import type { Lang } from '#lib/format.ts';
import { pivotOf } from '#lib/explore/pivot.ts';
import { parseShape, splitOf, type Axis, type Shape } from '#lib/explore/shape.ts';
import { inMoney, mainMoney } from '#lib/overview/rows.ts';
import { readView, type Reading } from '#lib/view/read.server.ts';
import type { View } from '#lib/view/view.ts';
import { InvalidInput } from '#model/problem.ts';
import { parseQuestionText, type QuestionText } from '#model/question-text.ts';
import type { Answer } from '#model/question.ts';
import { describeMetrics, series, type Store } from '#queries/index.server.ts';

/** Lines a page of a table has, and columns of numbers a table has; all of it is in the files. */
const lines_max = 100;
const columns_max = 60;

/**
 * What the explorer shows for an address; null when the store holds no facts. `refused`: why the question cannot be
 * answered, in the words of the API, then there is no table. `question`: the one of the files.
 */
export async function explored(store: Store, asked: View, search: URLSearchParams, lang: Lang) {
  const reading = await readView(store, asked, lang);
  if (reading === null) return null;
  const measures = describeMetrics().map(({ name, label, unit }) => ({ name, label, unit }));
  const shape = parseShape(
    search,
    measures.map(({ name }) => name)
  );
  const { view, period, grain, choices } = reading;
  const page = { view, period, grain, choices, shape, measures };
  try {
    return { ...page, refused: null, ...(await tableOf(store, reading, shape, lang)) };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return { ...page, refused: error.message, table: null, meta: null, question: null };
  }
}

async function tableOf(store: Store, reading: Reading, shape: Shape, lang: Lang) {
  const { rows, columns } = shape;
  const ask = (axes: (Axis | null)[], money?: string): Promise<Answer> =>
    series(store, { ...parseQuestionText(questionOf(reading, shape, axes, money)), lang });
  const whole = await ask([]);
  const money = mainMoney(whole.rows);
  const own = async (axes: (Axis | null)[]) => inMoney((await ask(axes)).rows, money);
  const [cells, of_rows, of_columns] = await Promise.all([
    columns === null ? [] : own([rows, columns]),
    own([rows]),
    columns === null ? [] : own([columns])
  ]);
  const answers = { cells, of_rows, of_columns, whole: inMoney(whole.rows, money) };
  const pivot = pivotOf(answers, shape);
  const first = (shape.page - 1) * lines_max;
  const cut = <Item>(items: Item[]) => items.slice(0, columns_max);
  return {
    table: {
      columns: cut(pivot.columns),
      lines: pivot.lines
        .slice(first, first + lines_max)
        .map((line) => ({ ...line, cells: cut(line.cells) })),
      total: { ...pivot.total, cells: cut(pivot.total.cells) },
      lines_n: pivot.lines.length,
      columns_n: pivot.columns.length,
      pages_n: Math.max(1, Math.ceil(pivot.lines.length / lines_max))
    },
    meta: {
      coverage: whole.meta.coverage,
      population: whole.meta.population.text[lang],
      vintage: whole.meta.vintage,
      newest_on: whole.meta.freshness.newest_on,
      sample: whole.meta.sample
    },
    question: questionOf(reading, shape, [rows, columns], money?.currency)
  };
}

/** The question of a table, or of its totals, as an address has it. */
function questionOf(
  { question, grain, view }: Reading,
  { metrics }: Shape,
  axes: (Axis | null)[],
  currency?: string
): QuestionText {
  const by = splitOf(axes, grain);
  const where = Object.entries({ ...question.where, currency });
  return {
    metric: metrics.join(),
    ...(by === '' ? {} : { by }),
    from: question.from,
    until: question.until,
    where: where.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`])),
    ...(view.compare === null ? {} : { compare: view.compare })
  };
}

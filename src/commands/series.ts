import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { InvalidInput, VitrineError } from '#model/problem.ts';
import type { Answer, QuestionInput, SeriesRow } from '#model/question.ts';
import { parseQuestionText } from '#model/question-text.ts';
import { ownSeries, series } from '#queries/index.server.ts';
import { unprotectedSeries, writeParquet, type Store } from '#queries/store.server.ts';
import { defineCommand, type Context, type Values } from '#commands/command.ts';
import { humanTable } from './series/human.ts';
import { toXlsx } from './series/xlsx.ts';
import { csvMetadata } from '../api/evidence.ts';
import { toCsv, toNdjson } from '../api/table.ts';

const formats = ['json', 'csv', 'ndjson', 'parquet', 'xlsx'] as const;
type Format = (typeof formats)[number];

const warning =
  'unprotected: these figures may give single shops away; do not publish them or pass them on';

/** `series`: the answer of the API, on the command line. */
export const command = defineCommand({
  name: 'series',
  usage:
    '--metric M[,M] [--by period:month,sector:group,area:region,channel] [--from D] [--until D] [--where k=v]… [--compare usual|previous|last_year|D..D] [--align week|holiday] [--interval linear|bootstrap] [--decompose sector|area[:LEVEL]] [--as-owner UNIT | --unprotected] [--lang fr|en] [--format json|csv|ndjson|parquet|xlsx] [--out FILE]',
  help: [
    'Measures over time, sector, area and channel, protected as the API gives them.',
    'Days are half-open; a period such as 2020-04 stands for its first day. Filters: sector, area (or several of one level with commas), channel, currency, unit_kind.',
    '--align holiday lets weeks with moveable holidays meet weeks with the same holidays; without it weeks meet by label.',
    '--interval gives ratios a 95 % interval and a standard error over enterprises; none under ten of them.',
    '--decompose splits the change of each ratio since the compared period into within, mix and a rest that is not published.',
    'With --out, csv and ndjson get a FILE-metadata.json beside them: columns, period, population, method, vintage.',
    '--as-owner gives one unit its own figures; --unprotected gives everything, for whoever can read the store anyway.'
  ].join('\n'),
  options: {
    metric: { type: 'string', multiple: true },
    by: { type: 'string' },
    from: { type: 'string' },
    until: { type: 'string' },
    where: { type: 'string', multiple: true },
    compare: { type: 'string' },
    align: { type: 'string' },
    interval: { type: 'string' },
    decompose: { type: 'string' },
    'as-owner': { type: 'string' },
    unprotected: { type: 'boolean' },
    lang: { type: 'string' },
    format: { type: 'string' },
    out: { type: 'string' }
  },
  async run({ values, positionals }, context) {
    if (positionals.length > 0) throw new InvalidInput(`unexpected argument: ${positionals[0]}`);
    const format = formatOf(values, context.json);
    const question = questionOf(values);
    const answer = await answerOf(await context.store(), question, values['unprotected'] === true);
    if (!answer.meta.protected) context.err(notice(question));
    await give(answer, format, text(values, 'out'), context);
    return 0;
  }
});

const notice = ({ as_owner }: QuestionInput): string =>
  as_owner === undefined ? warning : `figures of ${as_owner} alone, for its owner`;

async function answerOf(
  store: Store,
  question: QuestionInput,
  unprotected: boolean
): Promise<Answer> {
  const { as_owner } = question;
  if (as_owner !== undefined && unprotected)
    throw new InvalidInput('not together: --as-owner and --unprotected');
  if (as_owner !== undefined) return ownSeries(store, { ...question, as_owner });
  return unprotected ? unprotectedSeries(store, question) : series(store, question);
}

function questionOf(values: Values): QuestionInput {
  const many = (name: string) =>
    [values[name] ?? []].flat().filter((word) => typeof word === 'string');
  return parseQuestionText({
    metric: many('metric').join(','),
    by: text(values, 'by'),
    from: text(values, 'from'),
    until: text(values, 'until'),
    where: many('where'),
    compare: text(values, 'compare'),
    align: text(values, 'align'),
    interval: text(values, 'interval'),
    decompose: text(values, 'decompose'),
    as_owner: text(values, 'as-owner'),
    lang: text(values, 'lang')
  });
}

function text(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

function formatOf(values: Values, json: boolean): Format | null {
  const given = text(values, 'format');
  if (given === undefined) return json ? 'json' : null;
  const format = formats.find((known) => known === given);
  if (format === undefined)
    throw new InvalidInput(`unknown format: ${given} (one of ${formats.join(', ')})`);
  if ((format === 'parquet' || format === 'xlsx') && text(values, 'out') === undefined)
    throw new InvalidInput(`no --out for format: ${format}`);
  return format;
}

async function give(
  answer: Answer,
  format: Format | null,
  out: string | undefined,
  context: Context
): Promise<void> {
  if (out === undefined) {
    for (const line of printed(answer, format).split('\n')) context.out(line);
    return;
  }
  const file = resolve(context.cwd, out);
  await writeWhole(file, (part) => writeAs(answer, format, part));
  if (format === 'csv' || format === 'ndjson')
    await writeWhole(`${file}-metadata.json`, (part) =>
      writeFile(part, csvMetadata(basename(file), answer))
    );
  context.err(`${answer.rows.length} rows written to ${file}`);
}

async function writeAs(answer: Answer, format: Format | null, file: string): Promise<void> {
  if (format === 'parquet') return writeParquet(answer, file);
  return writeFile(file, format === 'xlsx' ? await toXlsx(answer) : `${printed(answer, format)}\n`);
}

/** Writes beside the file first, so that a failure leaves nothing half-written and an older file whole. */
async function writeWhole(file: string, write: (part: string) => Promise<void>): Promise<void> {
  const part = `${file}.${randomUUID()}.part`;
  try {
    await write(part);
    await rename(part, file);
  } catch (cause) {
    await rm(part, { force: true });
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new VitrineError('not_written', 500, 1, `cannot write ${file}: ${reason}`, { cause });
  }
}

function printed(answer: Answer<SeriesRow>, format: Format | null): string {
  switch (format) {
    case 'csv':
      return toCsv(answer.columns, answer.rows).trimEnd();
    case 'ndjson':
      return toNdjson(answer.rows).trimEnd();
    case null:
      return humanTable(answer);
    default:
      return JSON.stringify(answer, null, 2);
  }
}

import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { InvalidInput, VitrineError } from '#model/problem.ts';
import type { Answer, QuestionInput } from '#model/question.ts';
import { parseQuestionText } from '#model/question-text.ts';
import { ownSeries, series } from '#queries/index.server.ts';
import { unprotectedSeries, type Store } from '#queries/store.server.ts';
import { defineCommand, type Context, type Values } from '#commands/command.ts';
import { humanTable } from './series/human.ts';
import { wholeOf, type Exported, type Format } from '../export/define.ts';
import { csvMetadata } from '../export/evidence.ts';
import { formatNamed, formats } from '../export/index.server.ts';
import { licenceNamed } from '../export/licences.ts';
import { checkSize, nameOf } from '../export/response.server.ts';

const warning =
  'unprotected: these figures may give single shops away; do not publish them or pass them on';

/** `series`: the answer of the API, on the command line. */
export const command = defineCommand({
  name: 'series',
  usage:
    '--metric M[,M] [--by period:month,sector:group,area:region,channel] [--from D] [--until D] [--where k=v]… [--compare usual|previous|last_year|D..D] [--align week|holiday] [--interval linear|bootstrap] [--decompose sector|area[:LEVEL]] [--as-owner UNIT | --unprotected] [--lang fr|en] [--format csv|csv-fr|xlsx|package|parquet|json|ndjson|sdmx-csv] [--out FILE]',
  help: [
    'Measures over time, sector, area and channel, protected as the API gives them.',
    'Days are half-open; a period such as 2020-04 stands for its first day. Filters: sector, area (or several of one level with commas), channel, currency, unit_kind.',
    '--align holiday lets weeks with moveable holidays meet weeks with the same holidays; without it weeks meet by label.',
    '--interval gives ratios a 95 % interval and a standard error over enterprises; none under ten of them.',
    '--decompose splits the change of each ratio since the compared period into within, mix and a rest that is not published.',
    'With --out, formats that hold rows alone get a FILE-metadata.json beside them: columns, period, population, method, vintage.',
    '--format package is a ZIP with rows, schema, dictionary, readme and licence; sdmx-csv has observation and confidentiality status.',
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
    const licence = licenceNamed(context.settings.VITRINE_LICENCE);
    const exported = { ...answer, question, name: nameOf(question), address: null, licence };
    await give(exported, format, text(values, 'out'), context);
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
  if (given === undefined) return json ? (formatNamed('json') ?? null) : null;
  const format = formatNamed(given);
  if (format === undefined)
    throw new InvalidInput(
      `unknown format: ${given} (one of ${formats.map(({ name }) => name).join(', ')})`
    );
  if (binary.includes(format.name) && text(values, 'out') === undefined)
    throw new InvalidInput(`no --out for format: ${given}`);
  return format;
}

const binary = ['parquet', 'xlsx', 'package'];

type Given = Exported & Answer;

async function give(
  answer: Given,
  format: Format | null,
  out: string | undefined,
  context: Context
): Promise<void> {
  if (format !== null) checkSize(answer.rows.length, format);
  if (out === undefined) {
    for (const line of (await printed(answer, format)).split('\n')) context.out(line);
    return;
  }
  const file = resolve(context.cwd, out);
  await writeWhole(file, async (part) =>
    writeFile(
      part,
      format === null ? `${humanTable(answer)}\n` : await wholeOf(format.write(answer))
    )
  );
  if (format?.alone === true)
    await writeWhole(`${file}-metadata.json`, (part) =>
      writeFile(part, csvMetadata(basename(file), answer))
    );
  context.err(`${answer.rows.length} rows written to ${file}`);
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

async function printed(answer: Given, format: Format | null): Promise<string> {
  if (format === null) return humanTable(answer);
  if (format.name === 'json') {
    const { rows, columns, meta, decomposition } = answer;
    return JSON.stringify({ rows, columns, meta, decomposition }, null, 2);
  }
  return (await wholeOf(format.write(answer))).toString().trimEnd();
}

import type { z } from 'zod';
import { isDay, type Day } from '#model/calendar.ts';
import type { Part } from '#model/metric.ts';
import { isCurrency } from '#model/money.ts';
import { Channel } from '#model/order.ts';
import { parsePeriod, periodOf } from '#model/period.ts';
import { InvalidInput } from '#model/problem.ts';
import {
  Question,
  type AreaLevel,
  type DayRange,
  type QuestionInput,
  type SectorLevel
} from '#model/question.ts';
import { originsOf, type Node, type Plan } from '#queries/compile.ts';
import type { Answers } from '#queries/engines/answers.ts';
import { metrics } from '#queries/metrics/index.ts';
import { known } from '#queries/series/known.ts';
import { listedAreas, taken } from '#queries/series/listed-areas.ts';
import { nearest, unknown } from '#queries/series/nearest.ts';
import { withUnits } from '#queries/series/node-units.ts';
import { isOfUsual } from '#queries/series/of-usual.ts';
import type { Store } from '#queries/store.ts';
import areaText from './area.sql?raw';
import movedMonthsText from './moved-months.sql?raw';
import nearestArea from './nearest-area.sql?raw';
import nearestSector from './nearest-sector.sql?raw';
import sectorText from './sector.sql?raw';
import spanText from './span.sql?raw';
import unitSpanText from './unit-span.sql?raw';
import unitText from './unit.sql?raw';

/** A question checked against the store. `span`: the days with facts in its country, null without any. */
export type Asked = {
  question: Question;
  plan: Plan;
  span: DayRange | null;
  country: string;
};

/**
 * Checks a question and looks its names up. Without `from` or `until` it reaches to the ends of the facts, to whole
 * periods of its grain. A bound may also be a period's label (2020, 2020-04): its first day.
 * Errors: InvalidInput naming thing and value, and for names the nearest known one.
 */
export async function ask(store: Store, input: QuestionInput): Promise<Asked> {
  const engine = store.answers;
  const question = parse(input);
  const area = await areaOf(store, question.where.area);
  const country = area?.country ?? '';
  const unit_id = await unitOf(engine, question.as_owner);
  const span = await spanWith(store, country, unit_id);
  const grain = question.by.period ?? null;
  const from = question.from ?? (span === null ? null : periodOf(span.from, grain ?? 'day').from);
  const until = question.until ?? openUntil(span, grain, from);
  const sector = await sectorOf(store, question.where.sector);
  const { channel, currency, unit_kind } = question.where;
  const plan: Plan = {
    metrics: [...new Set(question.metrics)],
    grain,
    sector: question.by.sector === 'all' ? null : (question.by.sector ?? null),
    area: question.by.area ?? null,
    channel: question.by.channel ?? false,
    from: from ?? until ?? '1000-01-01',
    until: until ?? from ?? '1000-01-01',
    ...(question.align === 'week' ? {} : await holidayPlan(engine, question.metrics)),
    where: {
      ...(sector === null ? {} : { sector }),
      ...(area === null ? {} : { area }),
      ...(channel === undefined || channel === 'all' ? {} : { channel }),
      ...(currency === undefined ? {} : { currency }),
      ...(unit_kind === undefined ? {} : { unit_kind }),
      ...(unit_id === null ? {} : { unit_id })
    }
  };
  if (store.answers !== store.engine) checkPublished(plan);
  return { question, plan, span, country };
}

/** What a plan needs to align holidays: nothing more where no figure asked for is made of usual turnover. */
async function holidayPlan(
  engine: Answers,
  asked: readonly string[]
): Promise<Pick<Plan, 'align' | 'moved_months'>> {
  if (!isOfUsual(asked)) return { align: 'holiday' };
  const moved = await known(engine, 'moved months', () =>
    engine.query<{ month_on: Day }>(movedMonthsText)
  );
  return { align: 'holiday', moved_months: moved.map(({ month_on }) => month_on) };
}

function openUntil(span: DayRange | null, grain: Plan['grain'], from: Day | null): Day | null {
  if (span === null) return from;
  const until = grain === null ? span.until : lastPeriodEnd(span.until, grain);
  return from !== null && until < from ? from : until;
}

const lastPeriodEnd = (until: Day, grain: NonNullable<Plan['grain']>): Day => {
  const next = periodOf(until, grain);
  return next.from === until ? until : next.until;
};

function parse(input: QuestionInput): Question {
  const read = Question.safeParse({
    ...input,
    ...bound('from', input.from),
    ...bound('until', input.until)
  });
  if (!read.success) throw new InvalidInput(...issueText(read.error, input));
  const question = read.data;
  // An estimate is never shown without how sure it is.
  if (question.interval === undefined && question.metrics.some(isOfTwins))
    question.interval = 'linear';
  for (const name of question.metrics)
    if (!metrics.has(name))
      throw new InvalidInput(unknown('metric', name, nearest(name, metrics.keys())), {
        field: 'metric'
      });
  checkMetrics(question);
  checkRange(question, 'period', 'until');
  if (typeof question.compare === 'object')
    checkRange(question.compare, 'compared period', 'compare');
  const { channel, currency } = question.where;
  if (channel !== undefined && channel !== 'all' && !Channel.safeParse(channel).success)
    throw new InvalidInput(unknown('channel', channel, nearest(channel, Channel.options)), {
      field: 'where'
    });
  if (currency !== undefined && !isCurrency(currency))
    throw new InvalidInput(unknown('currency', currency, null), { field: 'where' });
  return question;
}

/** Refuses what a metric has no answer for: counts of shops by day, and by channel what no sale is part of. */
function checkMetrics({ metrics: names, by, where }: Question): void {
  const byChannel = by.channel === true || (where.channel !== undefined && where.channel !== 'all');
  for (const name of names) {
    if (by.period === 'day' && isOfShops(name))
      throw new InvalidInput(`not by day: ${name} (week and longer)`, { field: 'by' });
    if (byChannel && (isOfTwins(name) || partsOf(name).every(isOfAllChannels)))
      throw new InvalidInput(`not by channel: ${name}`, { field: 'by' });
  }
}

/** Purchases of customers are not published to another engine: there, regular customers are known by the cells alone. */
function checkPublished(plan: Plan): void {
  const name = plan.metrics.find((metric) =>
    partsOf(metric).some(({ sql }) => sql.includes('regulars'))
  );
  if (name !== undefined && originsOf(plan).some(({ table }) => table.startsWith('unit_')))
    throw new InvalidInput(
      `not from a second engine: ${name} of cut periods, places below the département or classes`,
      { field: 'metric' }
    );
}

const partsOf = (name: string): Part[] => Object.values(metrics.get(name)?.parts ?? {});
const isOfShops = (name: string): boolean => partsOf(name).some(({ per }) => per !== undefined);

/** Neither revenue nor usual turnover: those are told for all channels beside what is split. */
const isOfAllChannels = ({ by_channel, sql }: Part): boolean =>
  !by_channel && !sql.includes('_minor');

const isOfTwins = (name: string): boolean => partsOf(name).some(({ per }) => per === 'twin');

function checkRange(
  { from, until }: { from?: string | undefined; until?: string | undefined },
  thing: string,
  field: string
): void {
  if (from !== undefined && until !== undefined && from >= until)
    throw new InvalidInput(
      `invalid ${thing}: ${from}..${until} (until is excluded and comes after from)`,
      { field }
    );
}

/** A bound as a day; a period's label stands for its first day. */
function bound(field: 'from' | 'until', given: unknown): Partial<Record<'from' | 'until', Day>> {
  if (typeof given !== 'string' || isDay(given)) return {};
  try {
    return { [field]: parsePeriod(given).from };
  } catch (cause) {
    throw new InvalidInput(`invalid period: ${given}`, { cause, field });
  }
}

/** The first thing zod found wrong, as thing and value. */
function issueText(
  error: z.ZodError,
  input: unknown
): [message: string, options: { field: string }] {
  const issue = error.issues[0];
  const path = issue?.path ?? [];
  const value = path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    input
  );
  const name = path.map(String).join('.') || 'question';
  return [
    `invalid ${name}: ${value === undefined ? 'missing' : JSON.stringify(value)} (${issue?.message ?? ''})`,
    { field: String(path[0] ?? 'question') }
  ];
}

async function sectorOf(
  { engine, answers }: Store,
  given: string | undefined
): Promise<Node<SectorLevel> | null> {
  if (given === undefined || given === 'all') return null;
  const code = given.toUpperCase();
  const [sector] = await known(answers, `sector ${code}`, () =>
    answers.query<Node<SectorLevel>>(sectorText, { code })
  );
  if (sector !== undefined) return withUnits(answers, sector);
  throw new InvalidInput(unknown('sector', given, await near(engine, nearestSector, given)), {
    field: 'where'
  });
}

async function areaOf(
  store: Store,
  given: string | undefined
): Promise<(Node<AreaLevel> & { country: string }) | null> {
  if (given === undefined) return null;
  return taken(await Promise.all(listedAreas(given).map((one) => oneArea(store, one))));
}

async function oneArea(
  { engine, answers }: Store,
  given: string
): Promise<Node<AreaLevel> & { country: string }> {
  const code = given.toUpperCase();
  const [area] = await known(answers, `area ${code}`, () =>
    answers.query<Node<AreaLevel> & { country: string }>(areaText, { code })
  );
  if (area !== undefined) return withUnits(answers, area);
  throw new InvalidInput(unknown('area', given, await near(engine, nearestArea, given)), {
    field: 'where'
  });
}

/** The nearest known word: looked up in the store itself, whose engine counts edits. */
async function near(engine: Answers, sql: string, word: string): Promise<string | null> {
  const [node] = await engine.query<{ code: string; name: string }>(sql, {
    word: word.slice(0, 100)
  });
  return node === undefined ? null : `${node.code} ${node.name}`;
}

async function unitOf(engine: Answers, code: string | undefined): Promise<number | null> {
  if (code === undefined) return null;
  const [unit] = await known(engine, `unit ${code}`, () =>
    engine.query<{ unit_id: number }>(unitText, { code })
  );
  if (unit === undefined)
    throw new InvalidInput(unknown('unit', code, null), { field: 'as_owner' });
  return unit.unit_id;
}

/** The days of `spanOf`, and those of the unit that asks for itself: figures are not made of every unit. */
async function spanWith(
  { engine, answers }: Store,
  country: string,
  unit_id: number | null
): Promise<DayRange | null> {
  const span = await spanOf(answers, country);
  if (unit_id === null) return span;
  const [own] = await known(engine, `span of unit ${unit_id}`, () =>
    engine.query<{ from: Day | null; until: Day | null }>(unitSpanText, { unit_id })
  );
  if (own === undefined || own.from === null || own.until === null) return span;
  if (span === null) return { from: own.from, until: own.until };
  return {
    from: own.from < span.from ? own.from : span.from,
    until: own.until > span.until ? own.until : span.until
  };
}

/** Days the facts span, in one country or everywhere (''); null without any. */
export async function spanOf(engine: Answers, country: string): Promise<DayRange | null> {
  const [span] = await known(engine, `span ${country}`, () =>
    engine.query<{ from: string | null; until: string | null }>(spanText, { country })
  );
  return span?.from && span.until ? { from: span.from, until: span.until } : null;
}

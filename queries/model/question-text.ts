import { InvalidInput } from '#model/problem.ts';
import {
  AreaLevel,
  Grain,
  IntervalKind,
  SectorLevel,
  type QuestionInput
} from '#model/question.ts';

/**
 * A question as people type it, on the command line and in an address alike.
 * `metric`: names with commas. `by`: `period:month,sector:group,area:region,channel`. `where`: `key=value`, repeated.
 * `compare`: usual, previous, last_year, or `D..D`. `align`: week or holiday. `interval`: linear or bootstrap.
 * `decompose`: sector, area, or one of them with a level (`sector:family`).
 */
export type QuestionText = {
  metric?: string | undefined;
  by?: string | undefined;
  from?: string | undefined;
  until?: string | undefined;
  where?: readonly string[] | undefined;
  compare?: string | undefined;
  align?: string | undefined;
  interval?: string | undefined;
  decompose?: string | undefined;
  as_owner?: string | undefined;
  lang?: string | undefined;
};

/** The question a text means; names and days are checked when it is asked. Errors: InvalidInput naming thing and value. */
export function parseQuestionText(text: QuestionText): QuestionInput {
  const { from, until, align, interval, as_owner, lang } = text;
  return {
    metrics: metricsOf(text.metric),
    by: byOf(text.by),
    where: whereOf(text.where ?? []),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...(text.compare === undefined ? {} : { compare: compareOf(text.compare) }),
    ...(align === undefined ? {} : { align: alignOf(align) }),
    ...(interval === undefined ? {} : { interval: intervalOf(interval) }),
    ...(text.decompose === undefined ? {} : { decompose: decomposeOf(text.decompose) }),
    ...(as_owner === undefined ? {} : { as_owner }),
    ...(lang === undefined ? {} : { lang: langOf(lang) })
  };
}

function metricsOf(text: string | undefined): string[] {
  const metrics = listOf(text ?? '');
  if (metrics.length === 0) throw new InvalidInput('no metric', { field: 'metric' });
  return metrics;
}

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

const levels = { period: Grain, sector: SectorLevel, area: AreaLevel } as const;

function byOf(text: string | undefined): NonNullable<QuestionInput['by']> {
  const by: Record<string, string | boolean> = {};
  for (const word of listOf(text ?? '')) {
    const [axis = '', level, ...more] = word.split(':');
    if (axis in by) throw new InvalidInput(`split given twice: ${axis}`, { field: 'by' });
    if (axis === 'channel' && level === undefined) by[axis] = true;
    else if ((axis === 'period' || axis === 'sector' || axis === 'area') && more.length === 0)
      by[axis] = levelOf(axis, level);
    else throw new InvalidInput(`unknown split: ${word}`, { field: 'by' });
  }
  return by;
}

function levelOf(axis: keyof typeof levels, level: string | undefined): string {
  const known: readonly string[] = levels[axis].options;
  if (level === undefined || !known.includes(level))
    throw new InvalidInput(
      `unknown ${axis} level: ${level ?? 'none'} (one of ${known.join(', ')})`,
      {
        field: 'by'
      }
    );
  return level;
}

const filters = ['sector', 'area', 'channel', 'currency', 'unit_kind'] as const;

function whereOf(texts: readonly string[]): NonNullable<QuestionInput['where']> {
  const where: Record<string, string> = {};
  for (const text of texts) {
    const at = text.indexOf('=');
    const key = text.slice(0, Math.max(at, 0)).trim();
    const value = text.slice(at + 1).trim();
    if (at < 1 || value === '')
      throw new InvalidInput(`invalid filter: ${text} (wanted key=value)`, { field: 'where' });
    if (!filters.some((filter) => filter === key))
      throw new InvalidInput(`unknown filter: ${key} (one of ${filters.join(', ')})`, {
        field: 'where'
      });
    if (key in where) throw new InvalidInput(`filter given twice: ${key}`, { field: 'where' });
    where[key] = key === 'currency' ? value.toUpperCase() : value;
  }
  if ('unit_kind' in where && where['unit_kind'] !== 'shop' && where['unit_kind'] !== 'panel')
    throw new InvalidInput(`unknown unit_kind: ${where['unit_kind']} (one of shop, panel)`, {
      field: 'where'
    });
  return where;
}

function compareOf(text: string): NonNullable<QuestionInput['compare']> {
  if (text === 'usual' || text === 'previous' || text === 'last_year') return text;
  const [from, until, ...more] = text.split('..');
  if (from && until && more.length === 0) return { from, until };
  throw new InvalidInput(`unknown comparison: ${text} (one of usual, previous, last_year, D..D)`, {
    field: 'compare'
  });
}

function alignOf(text: string): 'week' | 'holiday' {
  if (text === 'week' || text === 'holiday') return text;
  throw new InvalidInput(`unknown alignment: ${text} (one of week, holiday)`, { field: 'align' });
}

function intervalOf(text: string): IntervalKind {
  const known = IntervalKind.safeParse(text);
  if (known.success) return known.data;
  throw new InvalidInput(`unknown interval: ${text} (one of ${IntervalKind.options.join(', ')})`, {
    field: 'interval'
  });
}

function decomposeOf(text: string): NonNullable<QuestionInput['decompose']> {
  const [axis, level, ...more] = text.split(':');
  const [sector, area] = [
    SectorLevel.exclude(['all']).safeParse(level ?? 'group'),
    AreaLevel.safeParse(level ?? 'departement')
  ];
  if (axis === 'sector' && sector.success && more.length === 0) return { axis, level: sector.data };
  if (axis === 'area' && area.success && more.length === 0) return { axis, level: area.data };
  throw new InvalidInput(`unknown split: ${text} (sector or area, and a level)`, {
    field: 'decompose'
  });
}

function langOf(text: string): 'fr' | 'en' {
  if (text === 'fr' || text === 'en') return text;
  throw new InvalidInput(`unknown language: ${text} (one of fr, en)`, { field: 'lang' });
}

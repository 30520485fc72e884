import type { Unit } from '#model/metric.ts';
import type { SeriesRow } from '#model/question.ts';
import { defineFormat, inChunks, type Exported } from '../define.ts';
import { harmless, quoted } from '../delimited.ts';

/**
 * SDMX-CSV 1.0: one observation a line, with observation and confidentiality status. A hidden value is empty with
 * CONF_STATUS A, O or D and OBS_STATUS Q; a missing one is empty with OBS_STATUS O; zero is 0. CHANNEL, CURRENCY and
 * TAX_BASIS are dimensions where the answer has several of them.
 * Source: domain note section 7, open data; code lists CL_FREQ, CL_OBS_STATUS, CL_CONF_STATUS of SDMX.
 */
export const sdmxCsv = defineFormat({
  name: 'sdmx-csv',
  extension: 'csv',
  media_type: 'application/vnd.sdmx.data+csv; version=1.0.0; charset=utf-8',
  label: 'SDMX-CSV',
  hint: { en: 'for statistical offices', fr: 'pour la statistique publique' },
  rank: 8,
  alone: true,
  write: sdmxParts
});

type Dimension = [name: string, of: (row: SeriesRow) => string];

function* sdmxParts(exported: Exported): Generator<string> {
  const { question, meta } = exported;
  const { by = {}, where = {} } = question;
  const units = new Map(meta.metrics.map(({ name, unit }) => [name, unit]));
  const split: Dimension[] = [
    ['FREQ', () => frequencies[by.period ?? 'none']],
    ['REF_AREA', (row) => row.area ?? where.area ?? total],
    ['ACTIVITY', (row) => row.sector ?? where.sector ?? total],
    ['INDICATOR', (row) => row.metric.toUpperCase()],
    ...(by.channel === true || where.channel !== undefined
      ? [['CHANNEL', (row) => row.channel ?? where.channel ?? total] as Dimension]
      : []),
    ...moneyOf(exported.rows),
    ['TIME_PERIOD', (row) => row.period ?? rangeOf(row, meta.period)]
  ];
  const rest: Dimension[] = [
    ['OBS_VALUE', ({ value }) => (value === null ? '' : String(value))],
    ['UNIT_MEASURE', (row) => unitOf(row, units.get(row.metric) ?? 'count')],
    ['OBS_STATUS', observationStatus],
    ['CONF_STATUS', ({ status }) => status ?? 'F']
  ];
  const columns = [...split, ...rest];
  yield `${['DATAFLOW', ...columns.map(([name]) => name)].join()}\n`;
  yield* inChunks(
    exported.rows,
    (row) =>
      `${[dataflow, ...columns.map(([name, of]) => (name === 'OBS_VALUE' ? of(row) : quoted(harmless(of(row)))))].join()}\n`
  );
}

const dataflow = 'VITRINE:SERIES(1.0)';
const total = '_T';
const not_applicable = '_Z';
const frequencies = { day: 'D', week: 'W', month: 'M', quarter: 'Q', year: 'A', none: '_Z' };

/** Money as dimensions, where two observations would otherwise bear one key. */
function moneyOf(rows: Iterable<SeriesRow>): Dimension[] {
  const monies = new Set<string>();
  for (const { currency, tax_basis } of rows) monies.add(`${currency} ${tax_basis}`);
  if (monies.size < 2) return [];
  return [
    ['CURRENCY', (row) => row.currency ?? not_applicable],
    ['TAX_BASIS', (row) => (row.tax_basis ?? not_applicable).toUpperCase()]
  ];
}

/** The code of an observation: Q a hidden value, O a missing one, P a provisional one, A any other. */
const observationStatus = ({ value, status, provisional, unfinished }: SeriesRow): string => {
  if (value === null) return status === null ? 'O' : 'Q';
  return provisional || unfinished ? 'P' : 'A';
};

const unitOf = ({ currency }: SeriesRow, unit: Unit): string =>
  unit === 'ratio' || unit === 'count' ? 'PURE_NUMB' : (currency ?? not_applicable);

/** Days without a label as SDMX writes a time range: the first day and how long it lasts. */
function rangeOf(row: SeriesRow, whole: { from: string; until: string } | null): string {
  const [from, until] = [row.from ?? whole?.from, row.until ?? whole?.until];
  if (from === undefined || until === undefined) return not_applicable;
  return `${from}/P${(Date.parse(until) - Date.parse(from)) / 86_400_000}D`;
}

import { charts, type AnyChart } from '#lib/charts/index.ts';
import type { Words } from '#lib/charts/define.ts';
import { chartInProgramme, programmeCharts } from '#lib/charts/files/in-programme.server.ts';
import { chartInView, siblingCharts, type InView } from '#lib/charts/files/in-view.server.ts';
import { fileRows } from '#lib/charts/files/rows.ts';
import { standaloneSvg, type Leaving, type Note } from '#lib/charts/files/standalone.server.ts';
import { toCsvText, toWorkbook } from '#lib/charts/files/workbook.server.ts';
import { formatIn, type Lang } from '#lib/format.ts';
import { notesOf } from '#lib/overview/notes.ts';
import { overview } from '#lib/overview/overview.server.ts';
import { chartTextsIn } from '#lib/text/charts.ts';
import { textsIn } from '#lib/text/index.ts';
import { printView, type View } from '#lib/view/view.ts';
import { vintage } from '#queries/index.server.ts';

/** The kinds of file a chart can be had as, with their media types. */
export const fileTypes = {
  png: 'image/png',
  svg: 'image/svg+xml; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
} as const;
export type FileKind = keyof typeof fileTypes;

type Asked = InView & { lang: Lang; programme?: string | null; outcome?: string | null };

/** One chart in one view, with what goes with it; null where there is none of this name, or nothing to show. */
export type ChartInView = {
  chart: AnyChart;
  data: never;
  words: Words;
  notes: Note[];
  /** where, which trades, when */
  scope: string;
  sample: boolean;
  /** the address of the page it stands on, without language */
  whole: string;
};

/** The chart of a name for a view, or for a programme, from the same answers as the pages. */
export async function chartOfView(name: string, asked: Asked): Promise<ChartInView | null> {
  if (programmeCharts.includes(name)) return chartOfProgramme(name, asked);
  const chart = charts.find((one) => one.name === (siblingCharts[name] ?? name));
  const shown = await overview(asked.store, asked.view, asked.lang);
  if (chart === undefined || shown === null) return null;
  const words: Words = { text: textsIn(asked.lang), format: formatIn(asked.lang) };
  const data = await chartInView(name, { ...asked, shown, words });
  if (data === undefined || data === null) return null;
  const { files } = chartTextsIn(asked.lang);
  const { meta, descriptions, period, scope } = shown;
  const newest = meta.newest_on === null ? '–' : words.format.day(meta.newest_on);
  const notes: Note[] = [
    { term: files.address, text: scope },
    ...notesOf({ ...meta, metrics: chart.metrics, descriptions, period }, words),
    ...(chart.notes?.(data as never, words) ?? []),
    { term: files.newest, text: `${newest} (${files.vintage.toLowerCase()} ${meta.vintage})` },
    { term: files.licence, text: files.licenceText }
  ].filter(({ text }) => text !== '');
  const whole = wholePage(name, asked.view);
  return { chart, data: data as never, words, notes, scope, sample: meta.sample, whole }; // chartInView gives a chart its own data
}

/** The page that a chart of a view stands on. */
function wholePage(name: string, view: View): string {
  const { area, sector } = view;
  if (name === 'area-siblings' && area !== null)
    return `/areas/${encodeURIComponent(area)}${printView({ ...view, area: null })}`;
  if (name === 'sector-siblings' && sector !== null)
    return `/sectors/${encodeURIComponent(sector)}${printView({ ...view, sector: null })}`;
  return `/${printView(view)}`;
}

async function chartOfProgramme(name: string, asked: Asked): Promise<ChartInView | null> {
  const { store, lang, programme = null, outcome = null } = asked;
  const found = await chartInProgramme(name, { store, programme, outcome, lang });
  if (found === null) return null;
  const words: Words = { text: textsIn(lang), format: formatIn(lang) };
  const { files } = chartTextsIn(lang);
  const { chart, data, sample } = found;
  const newest = `${words.format.day(found.as_of)} (${files.vintage.toLowerCase()} ${await vintage(store)})`;
  const notes: Note[] = [
    { term: files.address, text: found.programme.name },
    ...found.notes,
    { term: files.newest, text: newest },
    { term: files.licence, text: files.licenceText }
  ];
  const whole = `/programme?${new URLSearchParams({ programme: found.programme.code })}`;
  return { chart, data, words, notes, scope: found.programme.name, sample, whole };
}

/** A chart as a file, equal to the screen: its bytes or text. */
export async function chartFile(
  kind: FileKind,
  { chart, data, words, notes, sample }: Omit<ChartInView, 'scope' | 'whole'>,
  mode: Leaving['mode'] = 'light'
): Promise<string | Buffer> {
  if (kind === 'svg') return standaloneSvg({ chart, data, words, notes, sample, mode });
  if (kind === 'png') {
    const { toPng } = await import('#lib/charts/files/png.server.ts');
    return toPng(standaloneSvg({ chart, data, words, notes, sample, mode }));
  }
  const { lang } = words.format;
  const { files } = chartTextsIn(lang);
  const rows = fileRows(chart.table(data, words), lang);
  if (kind === 'csv') return toCsvText(rows);
  const about: Note[] = [
    ...(sample ? [{ term: '!', text: files.sample }] : []),
    { term: files.title, text: chart.title(data, words) },
    { term: files.summary, text: chart.summary(data, words) },
    ...notes,
    { term: files.statuses, text: files.statusText },
    { term: files.units, text: files.unitText }
  ];
  return toWorkbook(rows, about, { data: files.data, about: files.about });
}

/** The name of a chart's file: what it is, and for which choices. `more`: choices besides the view. */
export const fileName = (
  name: string,
  kind: FileKind,
  view: View,
  more: readonly (string | null)[] = []
): string => {
  const own = more.filter((choice) => choice !== null);
  const choices = [...new URLSearchParams(printView(view)).values(), ...own].join('-');
  const safe = choices.replace(/[^\w.-]+/g, '-').slice(0, 80);
  return `vitrine-${name}${safe === '' ? '' : `-${safe}`}.${kind}`;
};

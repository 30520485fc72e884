import { chosenAmong } from '#lib/programme/chosen.server.ts';
import { countCell } from '#lib/charts/counts.ts';
import type { Cell, Table, Words } from '#lib/charts/define.ts';
import { formatIn, type Lang } from '#lib/format.ts';
import { textsIn } from '#lib/text/index.ts';
import { programmeTextsIn } from '#lib/text/programme.ts';
import { territoryTextsIn } from '#lib/text/territory.ts';
import { daysBetween } from '#model/calendar.ts';
import { stages } from '#model/programme.ts';
import {
  notesOf,
  pathOfAreas,
  programmeReport,
  programmes,
  type Area,
  type ProgrammeReport,
  type Store
} from '#queries/index.server.ts';

type Target = ProgrammeReport['targets'][number];

/** One programme in one territory; null without a programme. Comments only where `may_write`, states for everybody. */
export async function territoryPage(
  store: Store,
  area: Area,
  asked: string | null,
  { lang, may_write }: { lang: Lang; may_write: boolean }
) {
  const all = await programmes(store);
  const chosen = chosenAmong(all, asked);
  if (chosen === undefined) return null;
  const words: Words = { text: textsIn(lang), format: formatIn(lang) };
  const report = await programmeReport(store, chosen.code);
  const inside = [];
  for (const row of report?.targets ?? [])
    if ((await pathOfAreas(store, row.area_code))?.includes(area.area_code)) inside.push(row);
  const notes = await notesOf(store, chosen.code, area.area_code);
  return {
    meta: { sample: chosen.sample },
    programme: {
      code: chosen.code,
      name: lang === 'fr' ? chosen.name_fr : chosen.name_en
    },
    area: { code: area.area_code, name: area.name },
    as_of: report?.as_of ?? null,
    late: late(inside, words),
    targets: inside.length === 0 || report === null ? null : table(inside, report, words),
    status: notes[0] === undefined ? null : { ...notes[0], comment: '' },
    notes: may_write ? notes : null
  };
}

function late(rows: readonly Target[], { format }: Words): string | null {
  const told = rows.filter(({ alert }) => alert !== null);
  const n = told.filter(({ alert }) => alert === 'behind' || alert === 'missed').length;
  const text = territoryTextsIn(format.lang);
  if (told.length === 0) return null;
  return n === 0 ? text.noneLate : text.late(format.count(n), n === 1);
}

/** Days of the step that a pace is told in. */
const step = 28;

function table(rows: readonly Target[], report: ProgrammeReport, words: Words): Table {
  const { format, text: all } = words;
  const text = territoryTextsIn(format.lang);
  const { stages: names, alerts } = programmeTextsIn(format.lang);
  const { columns } = text;
  const hidden: Cell = { text: all.status.suppressed, value: null, mark: 'suppressed' };
  const rate = (n: number | null): Cell =>
    n === null ? hidden : { text: format.count(Math.round(n * 10) / 10), value: n };
  return {
    columns: Object.values(columns),
    rows: rows.map((row) => {
      const { passed, left } = daysOf(row, report);
      const { value } = row.reached;
      const needed = row.gap === null ? null : left <= 0 ? 0 : (Math.max(0, row.gap) / left) * step;
      return [
        { text: row.area_name },
        { text: names[stages.indexOf(row.stage)] ?? '' },
        { text: format.dayShort(row.due_on) },
        { text: format.count(row.target_n), value: row.target_n },
        countCell(row.reached, words),
        row.gap === null ? hidden : { text: format.count(Math.max(0, row.gap)), value: row.gap },
        rate(value === null || passed <= 0 ? null : (value / passed) * step),
        left <= 0 && row.gap !== null ? { text: '–' } : rate(needed),
        { text: row.alert === null ? '' : alerts[row.alert] }
      ];
    })
  };
}

/** Days from the programme's beginning until the day counted, and those left until it is due. */
function daysOf(row: Target, { programme, as_of }: ProgrammeReport) {
  const counted = row.due_on < as_of ? row.due_on : as_of;
  return {
    passed: daysBetween(programme.from_on, counted),
    left: daysBetween(as_of, row.due_on)
  };
}

import { countCell, shareOrHidden } from '#lib/charts/counts.ts';
import type { Cell, Table, Words } from '#lib/charts/define.ts';
import { programmeTextsIn } from '#lib/text/programme.ts';
import type { ProgrammeReport } from '#queries/index.server.ts';

type Part = ProgrammeReport['cohorts'][number];

/** The funnel by part: a row per part, a column per stage. `nameOf`: the part's key in words. */
export function partsTable(
  parts: readonly Part[],
  head: string,
  nameOf: (key: string) => string,
  words: Words
): Table {
  const text = programmeTextsIn(words.format.lang);
  return {
    columns: [head, ...text.stageShort],
    rows: parts.map((part) => [
      { text: nameOfPart(part, nameOf, words) },
      ...part.counts.map((count) => countCell(count, words))
    ])
  };
}

/** A part's name; several put together say so. */
const nameOfPart = ({ members }: Part, nameOf: (key: string) => string, words: Words): string =>
  members.length === 1
    ? nameOf(members[0] ?? '')
    : programmeTextsIn(words.format.lang).parts.together(members.map(nameOf).join(', '));

/** Solutions side by side: who joined, who sells, and how long half of them took. */
export function solutionsTable(
  { solutions }: ProgrammeReport,
  nameOf: (key: string) => string,
  words: Words
): Table {
  const { format } = words;
  const text = programmeTextsIn(format.lang);
  const shown = [0, 4, 5, 6];
  return {
    columns: [
      text.columns.solution,
      ...shown.map((n) => text.stages[n] ?? ''),
      text.columns.share,
      text.columns.median
    ],
    rows: solutions.map((part) => {
      const [joined, first] = [part.counts[0]?.value ?? null, part.counts[5]?.value ?? null];
      return [
        { text: nameOfPart(part, nameOf, words) },
        ...shown.map((n) => countCell(part.counts[n] ?? { value: null, status: null }, words)),
        shareOrHidden(joined === null || first === null ? null : first / joined, words),
        medianCell(part.wait, words)
      ];
    })
  };
}

function medianCell({ median }: ProgrammeReport['waits'][number], { text, format }: Words): Cell {
  if (median === null) return { text: text.status.suppressed, value: null, mark: 'suppressed' };
  const days = (n: number | null) => (n === null ? '…' : format.count(n));
  return median.days === null
    ? { text: programmeTextsIn(format.lang).notReached }
    : {
        text: `${days(median.days)} (${days(median.low)} – ${days(median.high)})`,
        value: median.days
      };
}

/** Targets with what was reached, in order of day, stage and area. */
export function targetsTable({ targets, programme }: ProgrammeReport, words: Words): Table {
  const search = new URLSearchParams({ programme: programme.code });
  const { format, text: all } = words;
  const text = programmeTextsIn(format.lang);
  const hidden: Cell = { text: all.status.suppressed, value: null, mark: 'suppressed' };
  return {
    columns: (
      ['area', 'stage', 'due', 'target', 'reached', 'progress', 'gap', 'alert'] as const
    ).map((name) => text.columns[name]),
    rows: targets.map((row) => [
      { text: row.area_name, href: `/programme/${encodeURIComponent(row.area_code)}?${search}` },
      { text: text.stages[stageNames.indexOf(row.stage)] ?? '' },
      { text: format.dayShort(row.due_on) },
      { text: format.count(row.target_n), value: row.target_n },
      countCell(row.reached, words),
      row.progress === null
        ? hidden
        : { text: format.percent(row.progress, 0), value: row.progress },
      row.gap === null ? hidden : { text: format.count(Math.max(0, row.gap)), value: row.gap },
      { text: row.alert === null ? '' : text.alerts[row.alert] }
    ])
  };
}

const stageNames = [
  'none',
  'visible',
  'remote',
  'catalogue',
  'checkout',
  'first_order',
  'active',
  'established'
];

/** Reasons of those who refused, the most frequent first; hidden ones after them. */
export function refusalsTable({ refusals }: ProgrammeReport, words: Words): Table {
  const text = programmeTextsIn(words.format.lang);
  const names: Record<string, string> = text.refusals;
  return {
    columns: [
      text.columns.reason,
      text.columns.enterprises,
      text.columns.shareTold,
      text.columns.low,
      text.columns.high
    ],
    rows: refusals
      .toSorted((a, b) => (b.count.value ?? -1) - (a.count.value ?? -1))
      .map(({ key, count, share, interval }) => [
        { text: names[key] ?? key },
        countCell(count, words),
        ...[share, interval?.low ?? null, interval?.high ?? null].map((value) =>
          shareOrHidden(value, words)
        )
      ])
  };
}

/** Those beside the stages: refused, left, closed, dormant, and checkout live without an order. */
export function sideTable({ side, latest }: ProgrammeReport, words: Words): Table {
  const text = programmeTextsIn(words.format.lang);
  const [live, sold] = [latest.counts[4]?.value ?? null, latest.counts[5]?.value ?? null];
  const listed = live === null || sold === null ? null : Math.max(0, live - sold);
  return {
    columns: [text.columns.state, text.columns.enterprises],
    rows: [
      ...(['refused', 'left', 'closed', 'dormant'] as const).map((name) => [
        { text: text.side[name] },
        countCell(side[name], words)
      ]),
      [
        { text: text.side.listed },
        countCell({ value: listed, status: listed === null ? 'D' : 'F' }, words)
      ]
    ]
  };
}

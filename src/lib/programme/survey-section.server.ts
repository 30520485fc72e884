import { countCell, countText, shareOrHidden } from '#lib/charts/counts.ts';
import type { Cell, Table, Words } from '#lib/charts/define.ts';
import { surveyTextsIn } from '#lib/text/survey.ts';
import { wilson } from '#model/estimate.ts';
import { Audience } from '#model/survey.ts';
import {
  surveyResults,
  type ProgrammeReport,
  type Store,
  type SurveyPart,
  type SurveyResults
} from '#queries/index.server.ts';

type Count = SurveyPart['asked'];

/** What the results of one audience are shown with; null where too few answered. */
type SurveySection = {
  audience: Audience;
  said: string[];
  reasons: Table | null;
  families: Table | null;
  regions: Table | null;
};

/** Names of trades and areas by key. */
type SurveyNames = { family: (key: string) => string; region: (key: string) => string };

type Around = { words: Words; names: SurveyNames; now: Date };

/** What shops and customers answered, those of whom enough did. */
export async function surveySections(
  store: Store,
  report: Pick<ProgrammeReport, 'families' | 'programme'>,
  around: Around
): Promise<SurveySection[]> {
  const all = await Promise.all(
    Audience.options.map((audience) => surveySection(store, report, audience, around))
  );
  return all.filter((it) => it !== null);
}

/** The answers of one audience in words and tables; the programme's own parts stand beside for uptake. */
async function surveySection(
  store: Store,
  report: Pick<ProgrammeReport, 'families' | 'programme'>,
  audience: Audience,
  { words, names, now }: Around
): Promise<SurveySection | null> {
  const found = await surveyResults(store, report.programme.code, audience, now);
  if (found === null) return null;
  const text = surveyTextsIn(words.format.lang).results;
  const uptake = (members: readonly string[]): Count | null =>
    report.families.find((part) => part.members.join() === members.join())?.counts[0] ?? null;
  return {
    audience,
    said: [...saidOf(found, words), text.until(words.format.day(found.until))],
    reasons: found.groups.length === 0 ? null : reasonsTable(found, words),
    families: partsTable(found, found.families, { words, nameOf: names.family, uptake }),
    regions: partsTable(found, found.regions, { words, nameOf: names.region, uptake: null })
  };
}

function saidOf({ whole, audience }: SurveyResults, { format }: Words): string[] {
  const text = surveyTextsIn(format.lang).results;
  const n = whole.answered.value;
  if (n === null) return [];
  if (audience === 'customer') return [text.heard(format.count(n))];
  if (whole.asked.value === null) return [text.rateHidden(format.count(n))];
  const sure = wilson(n, whole.asked.value);
  return [
    text.rate({
      answered: format.count(n),
      asked: format.count(whole.asked.value),
      rate: format.percent(n / whole.asked.value),
      low: format.percent(sure?.low ?? 0),
      high: format.percent(sure?.high ?? 1)
    })
  ];
}

/** Reasons in words; several put together by how many they are. */
function reasonName(group: readonly string[], { format }: Words): string {
  const text = surveyTextsIn(format.lang);
  const names: Record<string, string> = text.reasons;
  const [first = ''] = group;
  return group.length === 1
    ? (names[first] ?? first)
    : text.results.rare(format.count(group.length));
}

/** The reasons of all, the most frequent first. */
function reasonsTable({ whole, groups }: SurveyResults, words: Words): Table {
  const { columns } = surveyTextsIn(words.format.lang).results;
  const held = whole.held.value ?? 0;
  return {
    columns: [columns.what, columns.count, columns.share, columns.low, columns.high],
    rows: groups
      .map((group, i) => ({ group, count: whole.reasons[i] ?? { value: null, status: null } }))
      .toSorted((a, b) => (b.count.value ?? -1) - (a.count.value ?? -1))
      .map(({ group, count }) => {
        const sure = count.value === null ? null : wilson(count.value, held);
        const share = count.value === null || held === 0 ? null : count.value / held;
        return [
          { text: reasonName(group, words) },
          countCell(count, words),
          ...[share, sure?.low ?? null, sure?.high ?? null].map((it) => shareOrHidden(it, words))
        ];
      })
  };
}

type Breakdown = {
  words: Words;
  nameOf: (key: string) => string;
  uptake: ((members: readonly string[]) => Count | null) | null;
};

/** One column a part: who was asked and answered, then reasons as shares with their intervals; null without parts. */
function partsTable(
  { groups, audience }: SurveyResults,
  parts: readonly SurveyPart[],
  { words, nameOf, uptake }: Breakdown
): Table | null {
  if (parts.length < 2) return null;
  const text = surveyTextsIn(words.format.lang).results;
  const { columns } = text;
  const row = (name: string, cellOf: (part: SurveyPart) => Cell): Cell[] => [
    { text: name },
    ...parts.map(cellOf)
  ];
  const count = (of: (part: SurveyPart) => Count) => (part: SurveyPart) =>
    countCell(of(part), words);
  const isShop = audience === 'shop';
  const nameOfPart = ({ members }: SurveyPart) =>
    members.length === 1 ? nameOf(members[0] ?? '') : text.together(members.map(nameOf).join(', '));
  return {
    columns: [columns.what, ...parts.map(nameOfPart)],
    rows: [
      ...(uptake === null || !isShop
        ? []
        : [
            row(columns.joined, ({ members }) =>
              countCell(uptake(members) ?? { value: null, status: 'D' }, words)
            )
          ]),
      ...(isShop
        ? [
            row(
              columns.asked,
              count(({ asked }) => asked)
            )
          ]
        : []),
      row(
        columns.answered,
        count(({ answered }) => answered)
      ),
      ...(isShop ? [row(columns.rate, (part) => shareCell(part.answered, part.asked, words))] : []),
      row(
        columns.settled[audience],
        count(({ settled }) => settled)
      ),
      row(
        columns.held[audience],
        count(({ held }) => held)
      ),
      ...groups.map((group, i) =>
        row(reasonName(group, words), ({ reasons, held }) =>
          shareCell(reasons[i] ?? { value: null, status: null }, held, words)
        )
      )
    ]
  };
}

/** A share of two counts with its interval; hidden where one of them is. */
function shareCell(count: Count, of: Count, words: Words): Cell {
  const { value: k } = count;
  const { value: n } = of;
  if (k === null || n === null || n === 0)
    return {
      text: countText({ value: null, status: 'A' }, words),
      value: null,
      mark: 'suppressed'
    };
  const sure = wilson(k, n);
  const percent = (share: number) => words.format.percent(share, 0);
  return {
    text: surveyTextsIn(words.format.lang).results.interval({
      share: percent(k / n),
      low: percent(sure?.low ?? 0),
      high: percent(sure?.high ?? 1)
    }),
    value: k / n
  };
}

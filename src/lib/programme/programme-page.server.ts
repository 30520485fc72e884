import { chosenAmong } from '#lib/programme/chosen.server.ts';
import { adoptionCurve, type AdoptionCurve } from '#lib/charts/adoption-curve.ts';
import { adoptionFunnel, type AdoptionFunnel } from '#lib/charts/adoption-funnel.ts';
import type { Words } from '#lib/charts/define.ts';
import { costSection } from '#lib/programme/cost-section.server.ts';
import { effectSection } from '#lib/programme/effect-section.server.ts';
import { drawChart } from '#lib/charts/render.server.ts';
import { waitingCurve, type WaitingCurve } from '#lib/charts/waiting-curve.ts';
import { formatIn, type Lang } from '#lib/format.ts';
import { surveySections } from '#lib/programme/survey-section.server.ts';
import {
  partsTable,
  refusalsTable,
  sideTable,
  solutionsTable,
  targetsTable
} from '#lib/programme/programme-tables.server.ts';
import { textsIn } from '#lib/text/index.ts';
import { programmeTextsIn } from '#lib/text/programme.ts';
import { wilson } from '#model/estimate.ts';
import { minorDigits } from '#model/money.ts';
import {
  areaTree,
  programmeReport,
  programmes,
  sectorTree,
  type CountryTree,
  type Programme,
  type ProgrammeReport,
  type Store
} from '#queries/index.server.ts';

/** Everything the programme page shows, in one language; `report` null when nobody has joined, null without a programme. */
export async function programmePage(store: Store, asked: string | null, lang: Lang, now: Date) {
  const all = await programmes(store);
  const chosen = chosenAmong(all, asked);
  if (chosen === undefined) return null;
  const words: Words = { text: textsIn(lang), format: formatIn(lang) };
  const report = await programmeReport(store, chosen.code);
  return {
    meta: { sample: chosen.sample },
    chosen: describe(chosen, words),
    choices: all.map((one) => describe(one, words)),
    report: report === null ? null : await shown(store, report, words, now)
  };
}

/** A programme in words: name, dates, aid. */
function describe(programme: Programme, { format }: Words) {
  const text = programmeTextsIn(format.lang);
  const { code, from_on, until_on, aid_minor, currency } = programme;
  const dates = text.dates(format.day(from_on), until_on === null ? null : format.day(until_on));
  const aid =
    aid_minor === null
      ? []
      : [text.aid(format.money(aid_minor / 10 ** minorDigits(currency), currency))];
  return { code, name: nameOf(programme, format.lang), about: [dates, ...aid].join(', ') };
}

const nameOf = ({ name_fr, name_en }: Programme, lang: Lang): string =>
  lang === 'fr' ? name_fr : name_en;

async function shown(store: Store, report: ProgrammeReport, words: Words, now: Date) {
  const { format } = words;
  const { lang } = format;
  const text = programmeTextsIn(lang);
  const name = nameOf(report.programme, lang);
  const tree = await sectorTree(store);
  const family = (code: string) =>
    tree.families.find((it) => it.code === code)?.name[lang] ?? text.parts.unknown;
  const places = new Map((await areaTree(store)).flatMap(placesIn));
  const region = (code: string) => places.get(code) ?? text.parts.unknown;
  const solutions = new Map(report.solution_names.map((it) => [it.code, it.name]));
  const solution = (code: string) =>
    code === ''
      ? text.parts.without
      : code === 'several'
        ? text.parts.several
        : (solutions.get(code) ?? code);
  const funnel = funnelData(report, name);
  const curve = curveData(report, name);
  const waiting = waitingData(report, name);
  return {
    as_of: report.as_of,
    funnel: { data: funnel, drawings: drawChart(adoptionFunnel, funnel, lang) },
    curve: {
      data: curve,
      drawings: drawChart(adoptionCurve, curve, lang),
      limits: limitsOf(report, words)
    },
    waiting: {
      data: waiting,
      drawings: drawChart(waitingCurve, waiting, lang),
      left: leftOut(report, words)
    },
    cohorts: partsTable(
      report.cohorts,
      text.columns.cohort,
      (month) => format.month(`${month}-01`),
      words
    ),
    families: partsTable(report.families, text.columns.family, family, words),
    solutions: solutionsTable(report, solution, words),
    targets: targetsTable(report, words),
    refusals:
      report.refused_n.value === null
        ? null
        : { n: format.count(report.refused_n.value), table: refusalsTable(report, words) },
    side: sideTable(report, words),
    effect: await effectSection(store, { code: report.programme.code, name }, words),
    cost: await costSection(store, { code: report.programme.code, as_of: report.as_of }, words),
    survey: await surveySections(store, report, { words, names: { family, region }, now }),
    notes: notesOf(report, words)
  };
}

function funnelData({ latest }: ProgrammeReport, name: string): AdoptionFunnel {
  const joined = latest.counts[0]?.value ?? null;
  const steps = latest.counts.map((count, stage) => {
    const share = joined === null || count.value === null ? null : count.value / joined;
    const sure = share === null || stage === 0 ? null : wilson(count.value ?? 0, joined ?? 0);
    return { stage, count, share, low: sure?.low ?? share, high: sure?.high ?? share };
  });
  return { name, steps };
}

/** A country and its regions by code, with their names. */
const placesIn = ({ code, name, regions }: CountryTree): [string, string][] => [
  [code, name],
  ...regions.map((it): [string, string] => [it.code, it.name])
];

/** Stages whose rise is drawn: joined, checkout live, first order, active. */
const risen = [0, 4, 5, 6];

const curveData = ({ months, programme }: ProgrammeReport, name: string): AdoptionCurve => ({
  name,
  from: programme.from_on,
  stages: risen,
  rows: months.map(({ day, counts }) => ({
    day,
    counts: risen.map((n) => counts[n] ?? { value: null, status: null })
  }))
});

const waitingData = ({ waits }: ProgrammeReport, name: string): WaitingCurve => ({
  name,
  lines: waits
    .filter(({ points }) => points.length > 1)
    .map(({ wait, median, other_ends, points }) => ({
      wait,
      median: median?.days ?? null,
      other_ends,
      points
    }))
});

/** What the curve may be held against: those who could join, and where it levels off if that shows. */
function limitsOf({ fit, eligible }: ProgrammeReport, { format }: Words): string[] {
  const { curve } = programmeTextsIn(format.lang);
  if (eligible.enterprises_n === null) return [curve.noFit];
  const n = format.count(eligible.enterprises_n);
  return [
    fit === null
      ? curve.noFit
      : curve.fit({ limit: format.count(Math.round(fit.limit)), eligible: n }),
    ...(fit === null ? [curve.eligible({ n, day: format.day(eligible.day) })] : []),
    ...(eligible.unchecked ? [curve.unchecked] : [])
  ];
}

const leftOut = ({ waits }: ProgrammeReport, { format }: Words): string | null => {
  const n = waits.find(({ wait }) => wait === 'first_order')?.unknown_n ?? null;
  return n === null || n === 0 ? null : programmeTextsIn(format.lang).wait.left(format.count(n));
};

function notesOf({ programme, as_of }: ProgrammeReport, { format }: Words) {
  const text = programmeTextsIn(format.lang);
  const terms = text.noteTerms;
  const common = [
    { term: terms.period, text: `${format.day(programme.from_on)} – ${format.day(as_of)}` },
    { term: terms.secrecy, text: text.secrecy },
    { term: terms.freshness, text: format.day(as_of) }
  ];
  return {
    funnel: [{ term: terms.method, text: text.stageNotes }, ...common],
    curve: common,
    waiting: [
      { term: terms.population, text: text.waitPopulation },
      { term: terms.method, text: text.kaplan },
      ...common
    ]
  };
}

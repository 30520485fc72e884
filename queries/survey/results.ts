import type { Day } from '#model/calendar.ts';
import { settledStanding, surveyReasons, type Audience } from '#model/survey.ts';
import { isFew, type ProtectedCount } from '#queries/programme/counts.ts';
import { partsOf } from '#queries/programme/funnel.ts';
import { protectTable, type TableCell } from '#queries/protect/table.ts';
import { isSmall, reasonGroups, type Voice } from '#queries/survey/groups.ts';
import { publishedUntil } from '#queries/survey/published.ts';
import type { Store } from '#queries/store.ts';
import askedText from './asked.sql?raw';

type Row = {
  link_id: number;
  enterprise_id: number;
  made_ms: number;
  family: string | null;
  region: string | null;
  respondent: string | null;
  answered_ms: number | null;
  standing: string | null;
  reason: string | null;
};

/**
 * Some of those asked, protected. `members`: keys of trades or areas, more than one where small ones were put together.
 * `asked`: null value where it is not known or would tell who did not answer. `settled`: nothing holds them back; `held`:
 * the others; `reasons`: of those, in the order of the whole's groups. Enterprises; of customers, those who answered.
 */
export type SurveyPart = {
  members: string[];
  asked: ProtectedCount;
  answered: ProtectedCount;
  settled: ProtectedCount;
  held: ProtectedCount;
  reasons: ProtectedCount[];
};

/** What a survey found out. `until`: the last day of what is published; `groups`: reasons, rare ones together. */
export type SurveyResults = {
  audience: Audience;
  until: Day;
  groups: string[][];
  whole: SurveyPart;
  families: SurveyPart[];
  regions: SurveyPart[];
};

/**
 * What shops, or their customers, answered about a programme: as a whole, by family of trades and by region. An enterprise
 * counts once, by the newest answer of its shops. Not kept between requests: answers come in all the time.
 * Null while too few answered to be told.
 */
export async function surveyResults(
  store: Store,
  programme: string,
  audience: Audience,
  now: Date
): Promise<SurveyResults | null> {
  const rows = await store.engine.query<Row>(askedText, { programme, audience });
  const until_ms = publishedUntil(rows.flatMap(changesOf), now.getTime());
  if (until_ms === null) return null;
  const voices = audience === 'shop' ? shopsIn(rows, until_ms) : customersIn(rows, until_ms);
  const answered = voices.filter(({ standing }) => standing !== null);
  if (isFew(enterprisesOf(answered), 0)) return null;
  const plan = planOf(voices, audience);
  const all = await cellsOf(voices, plan, null);
  const whole = all?.[0];
  if (whole === undefined) return null;
  return {
    audience,
    until: new Date(until_ms - 1).toISOString().slice(0, 10),
    groups: plan.groups,
    whole,
    families: (await cellsOf(voices, plan, ({ family }) => family)) ?? [],
    regions: (await cellsOf(voices, plan, ({ region }) => region)) ?? []
  };
}

const changesOf = ({ enterprise_id, made_ms, answered_ms }: Row) => [
  { enterprise_id, at_ms: made_ms },
  ...(answered_ms === null ? [] : [{ enterprise_id, at_ms: answered_ms }])
];

const enterprisesOf = (voices: readonly Voice[]): number =>
  new Set(voices.map(({ enterprise }) => enterprise)).size;

const voiceOf = (row: Row, isAnswered: boolean): Voice => ({
  enterprise: `${row.enterprise_id}`,
  family: row.family ?? '',
  region: row.region ?? '',
  standing: isAnswered ? row.standing : null,
  reason: isAnswered ? row.reason : null
});

/** One voice an enterprise: its newest answer, or that it was asked. Rows come in order of answering within a link. */
function shopsIn(rows: readonly Row[], until_ms: number): Voice[] {
  const newest = new Map<number, Row>();
  const rank = ({ answered_ms }: Row) =>
    answered_ms !== null && answered_ms < until_ms ? answered_ms : 0;
  for (const row of rows) {
    if (row.made_ms >= until_ms) continue;
    const before = newest.get(row.enterprise_id);
    if (before === undefined || rank(row) > rank(before)) newest.set(row.enterprise_id, row);
  }
  return [...newest.values()].map((row) => voiceOf(row, rank(row) > 0));
}

/** One voice a browser: its newest answer. */
function customersIn(rows: readonly Row[], until_ms: number): Voice[] {
  const newest = new Map<string, Row>();
  for (const row of rows)
    if (row.answered_ms !== null && row.answered_ms < until_ms)
      newest.set(`${row.link_id} ${row.respondent}`, row);
  return [...newest.values()].map((row) => voiceOf(row, true));
}

/** The columns that can be told of the whole: who was asked, who is held back, and reasons, rare ones together. */
type Plan = { settled: string; tellsAsked: boolean; tellsHeld: boolean; groups: string[][] };

function planOf(voices: readonly Voice[], audience: Audience): Plan {
  const settled = settledStanding[audience];
  const answered = voices.filter(({ standing }) => standing !== null);
  const held = answered.filter(({ standing }) => standing !== settled);
  const rest = answered.filter(({ standing }) => standing === settled);
  const tellsHeld = !isSmall(held) && !isSmall(rest);
  return {
    settled,
    tellsAsked: audience === 'shop' && !isSmall(voices.filter(({ standing }) => standing === null)),
    tellsHeld,
    groups: tellsHeld ? reasonGroups(held, surveyReasons[audience]) : []
  };
}

/** The column a voice stands in, the narrowest that is told. */
function columnOf({ standing, reason }: Voice, { settled, tellsHeld, groups }: Plan): string {
  if (standing === null) return 'silent';
  if (!tellsHeld) return 'answered';
  if (standing === settled) return 'settled';
  return groups.length === 0 ? 'held' : `r${groups.findIndex((it) => it.includes(reason ?? ''))}`;
}

function columnsOf({ tellsAsked, tellsHeld, groups }: Plan) {
  return [
    ...(tellsAsked
      ? [
          { name: 'asked', parent: null },
          { name: 'silent', parent: 'asked' }
        ]
      : []),
    { name: 'answered', parent: tellsAsked ? 'asked' : null },
    ...(tellsHeld ? ['settled', 'held'].map((name) => ({ name, parent: 'answered' })) : []),
    ...groups.map((_, i) => ({ name: `r${i}`, parent: 'held' }))
  ];
}

/**
 * The whole (`keyOf` null) or its parts, protected; null where that would need one of the whole's own numbers hidden, which
 * stand beside them.
 */
async function cellsOf(
  voices: readonly Voice[],
  plan: Plan,
  keyOf: ((voice: Voice) => string) | null
): Promise<SurveyPart[] | null> {
  const told = plan.tellsAsked ? voices : voices.filter(({ standing }) => standing !== null);
  const parts = keyOf === null ? [['']] : partsIn(told, keyOf);
  const partOf = (voice: Voice) =>
    keyOf === null ? 0 : parts.findIndex((it) => it.includes(keyOf(voice)));
  const cells = await protectTable(
    {
      rows: [
        { name: 'all', parent: null },
        ...parts.map((_, i) => ({ name: `p${i}`, parent: 'all' }))
      ],
      columns: columnsOf(plan),
      contributions: told.map((voice) => ({
        enterprise: voice.enterprise,
        row: `p${partOf(voice)}`,
        column: columnOf(voice, plan),
        value: 1
      }))
    },
    { percent: 0, strict: false }
  );
  if (cells.some(({ row, status }) => row === 'all' && status !== 'F')) return null;
  return parts.map((members, i) =>
    partIn(
      members,
      cells.filter(({ row }) => row === `p${i}`),
      plan
    )
  );
}

/** Keys in parts of five enterprises that answered or more; those nobody answered of go with the small ones. */
function partsIn(voices: readonly Voice[], keyOf: (voice: Voice) => string): string[][] {
  const heard = new Map<string, string>();
  for (const voice of voices)
    if (voice.standing !== null) heard.set(`${keyOf(voice)} ${voice.enterprise}`, keyOf(voice));
  const parts = partsOf([...heard.values()]);
  const heardOf = new Set(parts.flat());
  const silent = [...new Set(voices.map(keyOf))].filter((key) => !heardOf.has(key));
  if (silent.length === 0) return parts;
  const last = parts.at(-1);
  return last === undefined ? [silent] : [...parts.slice(0, -1), [...last, ...silent].sort()];
}

function partIn(members: string[], cells: readonly TableCell[], plan: Plan): SurveyPart {
  const count = (name: string): ProtectedCount => {
    const cell = cells.find(({ column }) => column === name);
    if (cell === undefined) return { value: null, status: 'D' };
    if (cell.value !== null) return { value: cell.value, status: 'F' };
    return { value: null, status: cell.status === 'D' ? 'D' : 'A' };
  };
  const held = count('held');
  // Over fewer than five, reasons that nobody gave would tell those that everybody gave.
  const hidesReasons = held.value === null || isFew(0, held.value);
  return {
    members,
    asked: count('asked'),
    answered: count('answered'),
    settled: count('settled'),
    held,
    reasons: plan.groups.map((_, i) =>
      hidesReasons ? { value: null, status: 'A' } : count(`r${i}`)
    )
  };
}

import { addDays, weekdayOf, type Day } from '#model/calendar.ts';
import { programmeReport, programmes, type Programme } from '#queries/programme/report.ts';
import type { FunnelPart } from '#queries/programme/funnel.ts';
import sharesText from '#queries/programme/solution-shares.sql?raw';
import type { Waiting } from '#queries/programme/waiting.ts';
import { linkedStatus, primaryStatus, type Figure } from '#queries/protect/primary.ts';
import { known } from '#queries/series/known.ts';
import type { Store } from '#queries/store.ts';
import type { Status } from '#model/question.ts';

/**
 * How the enterprises of one part (mostly one solution) fare in one programme: the funnel as its page shows it, the time to the
 * first online order, online share of usual turnover over 13 weeks until `as_of` (ratio; null with a status when hidden).
 */
export type Standing = FunnelPart & {
  programme: Programme;
  as_of: Day;
  wait: Waiting;
  online_share: { value: number | null; status: Status };
};

type Row = {
  solution_code: string;
  enterprise_id: number;
  online_minor: number;
  usual_minor: number;
};

/** Weeks an online share is taken over. Source: domain note section 1, stage 7. */
const weeks_n = 13;

/** How shops on each solution fare, programme by programme, with the counts of the programme page and no others. */
export const standings = (store: Store): Promise<Standing[]> =>
  known(store.engine, 'standings', async () => {
    const found: Standing[] = [];
    for (const programme of await programmes(store)) {
      const report = await programmeReport(store, programme.code);
      if (report === null) continue;
      const { as_of } = report;
      const until = addDays(as_of, 1 - (weekdayOf(as_of) % 7));
      const from = addDays(until, -7 * weeks_n);
      const rows = await store.engine.query<Row>(sharesText, {
        programme: programme.code,
        from,
        until
      });
      for (const part of report.solutions)
        found.push({
          ...part,
          programme,
          as_of: addDays(until, -1),
          online_share: shareOf(
            rows.filter(({ solution_code }) => part.members.includes(solution_code))
          )
        });
    }
    return found;
  });

/** Online share of usual turnover; hidden where either sum, or what is left of the usual one, rests on too few. */
function shareOf(rows: readonly Row[]): Standing['online_share'] {
  const online = figureOf(rows.map(({ online_minor }) => online_minor));
  const usual = figureOf(rows.map(({ usual_minor }) => usual_minor));
  const rest = figureOf(rows.map(({ online_minor, usual_minor }) => usual_minor - online_minor));
  if (usual.x <= 0) return { value: null, status: null };
  const hidden = [
    primaryStatus(online, usual.n),
    primaryStatus(usual, usual.n),
    linkedStatus({ ...rest, x: Math.abs(rest.x) })
  ];
  const status = hidden.find((it) => it !== 'F') ?? 'F';
  return status === 'F' ? { value: online.x / usual.x, status } : { value: null, status };
}

const figureOf = (values: readonly number[]): Figure => ({
  x: values.reduce((sum, x) => sum + x, 0),
  panel: 0,
  n: values.filter((x) => x !== 0).length,
  largest: Math.max(0, ...values.map(Math.abs)),
  shops_n: values.length,
  panels_n: 0
});

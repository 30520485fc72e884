import { Purpose, type Consent, type ConsentSaid } from '#model/consent.ts';
import { InvalidInput, NotFound } from '#model/problem.ts';
import type { Answer, QuestionInput, SeriesRow } from '#model/question.ts';
import markAll from '#queries/cells/mark-all.sql?raw';
import { alone } from '#queries/facts/alone.ts';
import type { Own } from '#queries/protect/protect.ts';
import { recomputeUnits } from '#queries/rollup/index.ts';
import { ownSeries as ownFigures } from '#queries/series.ts';
import type { Store } from '#queries/store.ts';
import countedSql from './counted.sql?raw';
import historySql from './history.sql?raw';
import nowSql from './now.sql?raw';
import saySql from './say.sql?raw';

/** What a shop agrees to now; null where there is no such shop. */
export async function consentOf(store: Store, unit: string): Promise<Consent | null> {
  const [row] = await store.engine.query<Consent>(nowSql, { unit });
  return row ?? null;
}

/** Everything that was said for a shop, newest first. */
export const consentHistory = (store: Store, unit: string): Promise<ConsentSaid[]> =>
  store.engine.query<ConsentSaid>(historySql, { unit });

/** What somebody says for a shop; purposes left out stay as they are. `who`: id of the account, `''` for the command line. */
export type ConsentGiven = {
  unit: string;
  purposes: Partial<Record<Purpose, boolean>>;
  who: string;
  now: Date;
};

/**
 * Writes down what a shop agrees to, where that changes, and has everything made again that its figures are in or out of:
 * its days are marked, and cells follow with the next question. Returns the purposes that changed.
 * Errors: NotFound `unknown unit: x`.
 */
export async function sayConsent(store: Store, given: ConsentGiven): Promise<Purpose[]> {
  const { unit, purposes, who } = given;
  return alone(store, async () => {
    const [found] = await store.engine.query<{ unit_id: number }>(
      'SELECT unit_id FROM unit WHERE unit_code = {unit:String}',
      { unit }
    );
    const before = await consentOf(store, unit);
    if (found === undefined || before === null) throw new NotFound(`unknown unit: ${unit}`);
    const { unit_id } = found;
    const changed = Purpose.options.filter(
      (purpose) => purposes[purpose] !== undefined && purposes[purpose] !== before[purpose]
    );
    if (changed.length === 0) return [];
    const said_at = given.now.toISOString().replace('T', ' ').replace('Z', '');
    await store.engine.transaction(async (engine) => {
      for (const purpose of changed)
        await engine.run(saySql, { unit_id, purpose, given: !before[purpose], said_at, who });
      await recomputeUnits(engine, [unit_id]);
    });
    return changed;
  });
}

/** How the settings have figures made: `is_public`: shown to everybody; `is_assumed`: who has said nothing agrees. */
export type FiguresRule = { is_public: boolean; is_assumed: boolean };

/** Has cells made as the settings say; all of them again where that changes whose figures are in them. */
export async function followRule(store: Store, rule: FiguresRule): Promise<void> {
  await alone(store, () =>
    store.engine.transaction(async (engine) => {
      const digest = async () => (await engine.query<{ digest: string }>(countedSql))[0]?.digest;
      const [now] = await engine.query<FiguresRule>(
        'SELECT is_public, is_assumed FROM figures_rule'
      );
      if (now?.is_public === rule.is_public && now.is_assumed === rule.is_assumed) return;
      const before = await digest();
      await engine.run(
        'UPDATE figures_rule SET is_public = {is_public:Bool}, is_assumed = {is_assumed:Bool}',
        rule
      );
      if ((await digest()) !== before) await engine.run(markAll);
    })
  );
}

/**
 * The exact figures of one shop, `as_owner`, unless it has withdrawn its own view. Errors: as for questions; InvalidInput
 * `own view withdrawn: x`.
 */
export async function ownSeries(
  store: Store,
  question: QuestionInput & { as_owner: string }
): Promise<Answer<Own<SeriesRow>>> {
  const consent = await consentOf(store, question.as_owner);
  if (consent?.own_view === false)
    throw new InvalidInput(`own view withdrawn: ${question.as_owner}`, { field: 'as_owner' });
  return ownFigures(store, question);
}

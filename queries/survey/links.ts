import type { Audience } from '#model/survey.ts';
import { NotFound } from '#model/problem.ts';
import type { Engine } from '#queries/engines/duckdb.ts';
import type { Writer } from '#queries/engines/writer.ts';
import { programmes } from '#queries/programme/report.ts';
import type { Store } from '#queries/store.ts';
import linkText from './link.sql?raw';
import listText from './list-links.sql?raw';
import makeText from './make-links.sql?raw';

/** Which shops: those of an area of any level, or one shop by its outside name; both null: all. */
export type SurveyScope = {
  programme: string;
  audience: Audience;
  area: string | null;
  unit: string | null;
};

/** One shop's link as a list has it. */
export type SurveyLink = { link_id: number; unit: string; name: string; area_name: string | null };

/** What a link asks: about which programme, of which shop or whose customers. */
export type SurveyAsked = {
  link_id: number;
  audience: Audience;
  programme_code: string;
  name_fr: string;
  name_en: string;
  shop: string;
  sample: boolean;
};

// A writer of its own: no kept answer depends on links or answers, so none is forgotten when one arrives.
const writers = new WeakMap<Engine, Promise<Writer>>();

/** The writer of links and answers. */
export function surveyWriter({ engine }: Store): Promise<Writer> {
  let writer = writers.get(engine);
  if (writer === undefined) writers.set(engine, (writer = engine.writer()));
  return writer;
}

/** A moment as the store has it, UTC. */
export const stamp = (moment: Date): string =>
  moment.toISOString().replace('T', ' ').replace('Z', '');

/**
 * The links of the shops of a scope, by name; shops that have none yet get theirs, those that have keep it.
 * Errors: NotFound for an unknown programme, or a shop that is not there or closed.
 */
export async function makeLinks(
  store: Store,
  { programme, audience, area, unit }: SurveyScope,
  now: Date
): Promise<SurveyLink[]> {
  const known = await programmes(store);
  if (!known.some(({ code }) => code === programme))
    throw new NotFound(`unknown programme: ${programme}`);
  const scope = { programme, audience, area: area ?? '', unit: unit ?? '' };
  const writer = await surveyWriter(store);
  await writer.commit((transaction) =>
    transaction.run(makeText, { ...scope, made_at: stamp(now) })
  );
  const links = await store.engine.query<SurveyLink>(listText, scope);
  if (unit !== null && links.length === 0) throw new NotFound(`unknown unit: ${unit}`);
  return links;
}

/** What a link asks; null when there is none of that number. */
export async function surveyLink(store: Store, link_id: number): Promise<SurveyAsked | null> {
  const [link] = await store.engine.query<SurveyAsked>(linkText, { link_id });
  return link ?? null;
}

import type { SurveyAnswer } from '#model/survey.ts';
import type { Store } from '#queries/store.ts';
import { stamp, surveyWriter } from '#queries/survey/links.ts';
import addText from './add-answer.sql?raw';
import lastText from './last-answer.sql?raw';

/** Who answers by a link: the shop itself (empty), or one browser of a customer, by a digest. */
export type Respondent = { link_id: number; respondent: string };

/** The newest answer of a respondent; null before the first. */
export async function lastAnswer(store: Store, who: Respondent): Promise<SurveyAnswer | null> {
  const [row] = await store.engine.query<SurveyAnswer>(lastText, who);
  return row ?? null;
}

/** Keeps an answer; it replaces the respondent's former one, which stays as history. The same answer again is not kept. */
export async function keepAnswer(
  store: Store,
  who: Respondent,
  { standing, reason }: SurveyAnswer,
  now: Date
): Promise<void> {
  const last = await lastAnswer(store, who);
  if (last?.standing === standing && last.reason === reason) return;
  const writer = await surveyWriter(store);
  await writer.commit((transaction) =>
    transaction.run(addText, { ...who, standing, reason: reason ?? '', answered_at: stamp(now) })
  );
}

import type { DayRange, QuestionInput } from '#model/question.ts';
import { ensureAnswers } from '#queries/cells/refresh.ts';
import { ask } from '#queries/series/ask.ts';
import { comparedDaysOf } from '#queries/series/compare.ts';
import type { Store } from '#queries/store.ts';

/**
 * The days a question without bounds would be answered for: those with facts in its country; null without any.
 * Checks the question's names like `series`, and throws what it throws.
 */
export async function reach(store: Store, where: QuestionInput['where']): Promise<DayRange | null> {
  await ensureAnswers(store);
  return (await ask(store, { metrics: ['orders'], ...(where && { where }) })).span;
}

/**
 * The days a question is compared with, as its answer's `meta.compared` has them; null where it has none. Nothing is
 * measured. Checks the question like `series`, and throws what it throws.
 */
export async function comparedDays(
  store: Store,
  question: QuestionInput
): Promise<DayRange | null> {
  await ensureAnswers(store);
  return comparedDaysOf(store.answers, await ask(store, question));
}

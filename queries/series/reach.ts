import type { DayRange, QuestionInput } from '#model/question.ts';
import { ensureCells } from '#queries/cells/refresh.ts';
import { ask } from '#queries/series/ask.ts';
import type { Store } from '#queries/store.ts';

/**
 * The days a question without bounds would be answered for: those with facts in its country; null without any.
 * Checks the question's names like `series`, and throws what it throws.
 */
export async function reach(store: Store, where: QuestionInput['where']): Promise<DayRange | null> {
  await ensureCells(store);
  return (await ask(store.engine, { metrics: ['orders'], ...(where && { where }) })).span;
}

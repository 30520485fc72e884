import type { Lang } from '#lib/format.ts';
import type { Overview } from '#lib/overview/overview.server.ts';
import { inMoney } from '#lib/overview/rows.ts';
import type { Answer, QuestionInput, SeriesRow } from '#model/question.ts';
import { series, type Store } from '#queries/index.server.ts';

/** An area and a sector; undefined by name: all of them. */
type Where = { area?: string | undefined; sector?: string | undefined };
type Question = Omit<QuestionInput, 'from' | 'until' | 'lang' | 'where'> & { where: Where };

/**
 * Asks beside what a page shows: over its period, in its money. An area or sector that the question names goes before the page's.
 * `online`: with the page's channel; `whole`: of all channels, for what shops sold altogether.
 */
export type Ask = Record<'online' | 'whole', (question: Question) => Promise<Answer>>;

/** The way to ask beside what a page shows. */
export function askOf(store: Store, shown: Overview, lang: Lang): Ask {
  const { view, period, money, choices } = shown;
  const here = view.area ?? choices.countries[0];
  const one = async (question: Question, channel: { channel?: string }) => {
    const area = 'area' in question.where ? question.where.area : here;
    const sector = 'sector' in question.where ? question.where.sector : (view.sector ?? undefined);
    const where = {
      ...(area === undefined ? {} : { area }),
      ...(sector === undefined ? {} : { sector }),
      ...channel
    };
    const answer = await series(store, { ...period, ...question, where, lang });
    return { ...answer, rows: inMoney(answer.rows, money) };
  };
  return {
    online: (question) => one(question, view.channel === null ? {} : { channel: view.channel }),
    whole: (question) => one(question, {})
  };
}

/** The two online shares and the recovery of one area or sector. */
export async function sharesIn(ask: Ask, where: Where): Promise<SeriesRow[]> {
  const [shares, recovery] = await Promise.all([
    ask.online({ metrics: ['online_share_of_usual', 'online_share'], where }),
    ask.whole({ metrics: ['recovery'], where })
  ]);
  return [...shares.rows, ...recovery.rows];
}

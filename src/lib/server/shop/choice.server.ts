import { choicePage } from '#lib/choice/choice-page.server.ts';
import { todayIn } from '#lib/entry/form.ts';
import { note } from '#lib/server/accounts/browser.server.ts';
import { server } from '#lib/server/context.server.ts';
import { DataRefused, InvalidInput, NotFound } from '#model/problem.ts';
import type { RefusalReason } from '#model/programme.ts';
import type { ShopPlace } from '#model/shop-place.ts';
import { chooseSolution, leaveSolution, undoChoice } from '#queries/store.server.ts';

/** Whose choice it is, and who makes it (id of the account); the moment. */
type By = { shop: ShopPlace; user_id: string; now: Date };

/**
 * Keeps a shop's choice of a solution in a programme. `programme`: it is none the shop may join today; `already`: it has been
 * chosen, or is not offered to this shop; `unknown`: there is no such solution.
 */
export async function takeChoice(
  { shop, user_id, now }: By,
  { solution, programme }: { solution: string; programme: string }
): Promise<'chosen' | 'programme' | 'already' | 'unknown'> {
  const store = await server().store();
  const day = todayIn(shop.zone, now);
  const { offer } = await choicePage(store, shop, solution, { lang: 'en', today: day, now });
  if (offer === null) return 'unknown';
  if (offer.hindrance !== null) return 'already';
  if (!offer.programmes.some(({ code }) => code === programme)) return 'programme';
  try {
    await chooseSolution(store, { unit: shop.unit, programme, solution, day }, now);
  } catch (cause) {
    if (cause instanceof InvalidInput) return 'already'; // twice at once, or ended today
    throw cause;
  }
  await note('solution chosen', user_id, shop.unit);
  return 'chosen';
}

/** Ends a choice from today on; `gone`: it has ended, or is not the shop's. */
export async function endChoice(
  { shop, user_id, now }: By,
  { enrolment_id, reason }: { enrolment_id: number; reason: RefusalReason | null }
): Promise<'left' | 'gone'> {
  const leaving = { unit: shop.unit, enrolment_id, day: todayIn(shop.zone, now), reason };
  try {
    await leaveSolution(await server().store(), leaving, now);
  } catch (cause) {
    if (cause instanceof NotFound) return 'gone';
    throw cause;
  }
  await note('solution left', user_id, shop.unit);
  return 'left';
}

/** Takes back what the shop told last; `stuck`: a file of the programme rests on it; `gone`: too late, or done already. */
export async function takeBack(
  { shop, user_id, now }: By,
  undo_id: number
): Promise<'undone' | 'stuck' | 'gone'> {
  try {
    await undoChoice(await server().store(), { unit: shop.unit, undo_id }, now);
  } catch (cause) {
    if (cause instanceof DataRefused) return 'stuck';
    if (cause instanceof NotFound) return 'gone';
    throw cause;
  }
  await note('choice taken back', user_id, shop.unit);
  return 'undone';
}

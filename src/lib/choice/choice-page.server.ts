import { formatIn, type Lang } from '#lib/format.ts';
import { choiceTextsIn } from '#lib/text/choice.ts';
import type { Day } from '#model/calendar.ts';
import { minorDigits } from '#model/money.ts';
import type { ShopPlace } from '#model/shop-place.ts';
import {
  chosenBy,
  directory,
  programmesFor,
  type Chosen,
  type OpenProgramme,
  type Store
} from '#queries/index.server.ts';

/** Why a solution is not offered to a shop. */
export type Hindrance = 'elsewhere' | 'already' | 'none';

/** The choices of a shop and the one it is about to make, in words; `asked`: the solution of the address. */
export async function choicePage(
  store: Store,
  shop: ShopPlace,
  asked: string | null,
  { lang, today, now }: { lang: Lang; today: Day; now: Date }
) {
  const chosen = await chosenBy(store, shop.unit, now);
  return {
    chosen: chosen.map((one) => described(one, lang)),
    offer: asked === null ? null : await offerOf(store, shop, asked, { lang, today, chosen })
  };
}

/** A solution that a shop may choose with the programmes it may join; null where there is no such solution. */
async function offerOf(
  store: Store,
  shop: ShopPlace,
  code: string,
  { lang, today, chosen }: { lang: Lang; today: Day; chosen: readonly Chosen[] }
) {
  const place = { area: shop.area, sector: shop.sector };
  const any = { need: null, monthly_most: null, free_on: null };
  const { solutions, all } = await directory(store, { ...any, ...place });
  const solution = all.find((it) => it.code === code);
  if (solution === undefined) return null;
  const programmes = await programmesFor(store, shop.unit, today);
  const isOpen = chosen.some((it) => it.solution === code && it.ended_on === null);
  const hindrance: Hindrance | null = isOpen
    ? 'already'
    : !solutions.includes(solution)
      ? 'elsewhere'
      : programmes.length === 0
        ? 'none'
        : null;
  return {
    code,
    name: solution.name,
    hindrance,
    today: formatIn(lang).day(today),
    programmes: programmes.map((one) => programmeIn(one, lang))
  };
}

function programmeIn(one: OpenProgramme, lang: Lang) {
  const format = formatIn(lang);
  const { confirm } = choiceTextsIn(lang);
  const { code, until_on, aid_minor, currency, staff_below } = one;
  const aid = aid_minor === null ? null : aid_minor / 10 ** minorDigits(currency);
  return {
    code,
    name: lang === 'fr' ? one.name_fr : one.name_en,
    about: [
      ...(until_on === null ? [] : [confirm.until(format.day(until_on))]),
      ...(aid === null ? [] : [confirm.aid(format.money(aid, currency))])
    ].join(', '),
    staff: staff_below === null ? null : confirm.staff(format.count(staff_below))
  };
}

function described(one: Chosen, lang: Lang) {
  const { list } = choiceTextsIn(lang);
  const { day } = formatIn(lang);
  return {
    id: one.enrolment_id,
    name: one.solution_name ?? list.without,
    programme: lang === 'fr' ? one.name_fr : one.name_en,
    when:
      one.ended_on === null
        ? list.since(day(one.joined_on))
        : list.between(day(one.joined_on), day(one.ended_on)),
    may_leave: one.ended_on === null && one.solution !== null,
    undo_id: one.undo_id
  };
}

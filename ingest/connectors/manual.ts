import { z } from 'zod';
import { defineConnector, type Read, type ReadContext } from '#model/connector.ts';
import { dayOfIsoWeek, isDay, weeksInIsoYear } from '#model/calendar.ts';
import { Channel, Fulfilment, OrderMode, type OrderStatus } from '#model/order.ts';
import { modeOf } from './manual/mode.ts';
import { amount, currencyOf, taxShare } from './parts/money.ts';
import { rawOf, text, valueOf, type Raw } from './parts/raw.ts';
import { attempt, Refusal, strange, takingsRead } from './parts/refusal.ts';

/** Takings that a person gives by the day or by the week: one entry per way of selling. */
export const manual = defineConnector({
  name: 'manual',
  label: 'Saisie · Manual entry',
  description: {
    fr: 'Recettes saisies par une personne, par jour ou par semaine, une ligne par manière de vendre : en boutique, en ligne, à distance.',
    en: 'Takings that a person enters by day or by week, one line per way of selling: in the shop, online, at a distance.'
  },
  reads: ['takings'],
  setup: [
    {
      fr: 'Rien à relier : envoyez {"day": "2020-11-09", "channel": "phone", "gross": "240.00"} à /collect/v1/takings, ou importez un tableau avec ces colonnes.',
      en: 'Nothing to connect: send {"day": "2020-11-09", "channel": "phone", "gross": "240.00"} to /collect/v1/takings, or import a table with these columns.'
    },
    {
      fr: 'Une semaine s’écrit "week": "2020-W46" ; elle est datée de son lundi, et le commerce doit être tenu à la semaine.',
      en: 'A week is written "week": "2020-W46"; it is dated by its Monday, and the shop has to be kept by the week.'
    }
  ],
  settings: z.object({}),
  reports: { online: true, total: true },
  statuses: {} satisfies Record<string, OrderStatus>,
  origins: {},
  limits: [
    {
      fr: 'Une nouvelle saisie du même jour et de la même manière de vendre remplace la précédente.',
      en: 'A new entry for the same day and way of selling replaces the former one.'
    },
    {
      fr: 'net est hors taxes, gross toutes taxes comprises ; donnez l’un des deux, refund est rendu sur la même base.',
      en: 'net is without tax, gross with it; give one of them, refund is on the same basis.'
    }
  ],
  docs: [],
  read
});

function read(record: unknown, context: ReadContext): Read[] {
  const list = Array.isArray(record) ? record : valueOf(rawOf(record) ?? {}, 'takings');
  const items = Array.isArray(list) ? list : [record];
  return items.flatMap((item): Read[] => {
    const entry = rawOf(item);
    if (entry === null) return strange('day');
    return [attempt(null, () => entryRead(entry, context))];
  });
}

function entryRead(entry: Raw, context: ReadContext): Read {
  const currency = currencyOf(entry, 'currency', context.currency);
  const channel = oneOf(Channel, entry, 'channel');
  const order_mode = oneOf(OrderMode, entry, 'order_mode') ?? modeOf(channel);
  const net = amount(entry, 'net', currency);
  const gross = amount(entry, 'gross', currency);
  const tax = amount(entry, 'tax', currency);
  const back = amount(entry, 'refund', currency);
  const given = net ?? gross;
  if (given === null && back === null) throw new Refusal('missing_amount', 'net', '');
  const split = net === null && gross !== null && tax !== null;
  const refund = Math.abs(back ?? 0);
  return takingsRead({
    day: dayIn(entry),
    version_at: null,
    order_mode,
    channel: channel ?? (order_mode === 'in_store' ? 'counter' : 'other'),
    fulfilment:
      oneOf(Fulfilment, entry, 'fulfilment') ?? (order_mode === 'in_store' ? 'carry_out' : 'none'),
    net_minor: (given ?? 0) - (split ? tax : 0),
    tax_minor: tax ?? (net !== null && gross !== null ? gross - net : null),
    refund_minor: split ? refund - taxShare(refund, tax, gross) : refund,
    tax_basis: net !== null || split ? 'ht' : 'ttc',
    currency,
    orders_n: countIn(entry)
  });
}

/** A word of a closed list; null when none is given. Errors: Refusal unknown_value. */
function oneOf<T extends string>(list: z.ZodType<T>, entry: Raw, name: string): T | null {
  const given = text(entry, name);
  if (given === null) return null;
  const parsed = list.safeParse(given);
  if (!parsed.success) throw new Refusal('unknown_value', name, given);
  return parsed.data;
}

function dayIn(entry: Raw): string {
  const day = text(entry, 'day');
  if (day !== null) {
    if (!isDay(day)) throw new Refusal('bad_date', 'day', day);
    return day;
  }
  const given = text(entry, 'week');
  if (given === null) throw new Refusal('missing', 'day', '');
  const match = /^(\d{4})-W(\d{2})$/.exec(given);
  const [year, week] = [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
  if (year < 1990 || week < 1 || week > weeksInIsoYear(year))
    throw new Refusal('bad_date', 'week', given);
  return dayOfIsoWeek(year, week);
}

function countIn(entry: Raw): number | null {
  const given = text(entry, 'orders_n');
  if (given === null) return null;
  const n = Number(given);
  if (!Number.isInteger(n) || n < 0) throw new Refusal('bad_count', 'orders_n', given);
  return n;
}

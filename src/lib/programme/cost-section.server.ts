import type { Cell, Table, Words } from '#lib/charts/define.ts';
import { costTextsIn } from '#lib/text/cost.ts';
import { minorDigits } from '#model/money.ts';
import { programmeCost, type ProgrammeCost, type Store } from '#queries/index.server.ts';

type CostSection = { table: Table | null; said: string[] };

/** What a programme cost and what went with it, in words and a table; null when nobody has joined. */
export async function costSection(
  store: Store,
  { code, as_of }: { code: string; as_of: string },
  words: Words
): Promise<CostSection | null> {
  const cost = await programmeCost(store, code);
  if (cost === null) return null;
  const text = costTextsIn(words.format.lang);
  const rows = rowsOf(cost, as_of, words);
  const { columns } = text;
  return {
    table:
      rows.length === 0
        ? null
        : {
            columns: [columns.what, columns.value, columns.low, columns.high, columns.rests],
            rows
          },
    said: saidOf(cost, words)
  };
}

function rowsOf(
  { currency, paid_minor, per_active, per_euro }: ProgrammeCost,
  as_of: string,
  { format }: Words
): Cell[][] {
  const text = costTextsIn(format.lang);
  const factor = 10 ** minorDigits(currency);
  const money = (minor: number): Cell => ({
    text: format.money(Math.round(minor / factor), currency),
    value: Math.round(minor / factor)
  });
  const ratio = (value: number): Cell => {
    const rounded = Math.round(value * 100) / 100;
    return { text: format.amount(rounded, currency), value: rounded };
  };
  const none: Cell = { text: '' };
  return [
    ...(paid_minor === null
      ? []
      : [
          [
            { text: text.paid },
            money(paid_minor),
            none,
            none,
            { text: text.paidOn(format.day(as_of)) }
          ]
        ]),
    ...(per_active.refused !== null
      ? []
      : [
          [
            { text: text.perActive },
            ...[per_active.value, per_active.low, per_active.high].map(money),
            { text: text.activeOn(format.count(per_active.active_n)) }
          ]
        ]),
    ...(per_euro.refused !== null
      ? []
      : [
          [
            { text: text.perEuro },
            ...[per_euro.value, per_euro.low, per_euro.high].map(ratio),
            {
              text: text.followedOn({
                n: format.count(per_euro.followed_n),
                weeks: format.count(Math.round(per_euro.weeks))
              })
            }
          ]
        ])
  ];
}

function saidOf({ per_active, per_euro, unpaid_n }: ProgrammeCost, { format }: Words): string[] {
  const text = costTextsIn(format.lang);
  const refused = [per_active.refused, per_euro.refused].filter((it) => it !== null);
  const verdict =
    per_euro.refused !== null
      ? []
      : [per_euro.low > 0 ? text.above : per_euro.high < 0 ? text.below : text.unclear, text.sales];
  const unpaid =
    unpaid_n.value === 0 || per_active.refused !== null
      ? []
      : [unpaid_n.value === null ? text.unpaidHidden : text.unpaid(format.count(unpaid_n.value))];
  return [...verdict, ...unpaid, ...[...new Set(refused)].map((code) => text.refused[code])];
}

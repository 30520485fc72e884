import type { Lang } from '#lib/format.ts';
import type { Overview } from '#lib/overview/overview.server.ts';
import { areasIn, comparedRange } from '#lib/view/view.ts';
import type { QuestionText } from '#model/question-text.ts';

/** A form of file as the panel offers it. */
export type Form = { name: string; label: string; hint: string };

/** The tables a page's figures can be taken away as. */
export type TableName = 'figures' | 'over_time' | 'by_sector' | 'by_area' | 'by_channel';

/** What the tables are made from: the view as a page shows it. */
export type Shown = Pick<Overview, 'view' | 'period' | 'grain' | 'choices' | 'money'>;

/** The questions behind what a page shows, by table: the same that the page itself asked. */
export function tablesOf({
  view,
  period,
  grain,
  choices,
  money
}: Shown): [TableName, QuestionText][] {
  const area = view.area ?? choices.countries[0];
  const base: QuestionText = {
    ...period,
    where: [
      ...(area === undefined ? [] : [`area=${area}`]),
      ...(view.sector === null ? [] : [`sector=${view.sector}`]),
      ...(view.channel === null ? [] : [`channel=${view.channel}`]),
      ...(money === null ? [] : [`currency=${money.currency}`])
    ],
    ...(view.compare === null ? {} : { compare: view.compare })
  };
  const shares = 'online_share_of_usual,online_share';
  // What shops sold altogether knows no channel.
  const whole =
    view.channel === null ? `${shares},recovery,online_revenue` : `${shares},online_revenue`;
  const inside = levelBelow(area ?? '');
  const tables: [TableName, QuestionText | null][] = [
    ['over_time', { ...base, metric: whole, by: `period:${grain}` }],
    ['figures', { ...base, metric: whole, interval: 'linear' }],
    [
      'by_sector',
      {
        ...base,
        metric: shares,
        by: `sector:${/^G\d\d$/.test(view.sector ?? '') ? 'class' : 'group'}`,
        interval: 'linear'
      }
    ],
    [
      'by_area',
      inside === null || areasIn(view).length > 1
        ? null
        : { ...base, metric: shares, by: `area:${inside}`, interval: 'linear' }
    ],
    ['by_channel', { ...base, metric: 'online_revenue', by: `period:${grain},channel` }]
  ];
  return tables.flatMap(([name, question]) => (question === null ? [] : [[name, question]]));
}

const levelBelow = (area: string): string | null => {
  if (area.startsWith('REG-')) return 'departement';
  if (area.startsWith('DEP-')) return 'commune';
  return /^[A-Z]{2}$/.test(area) ? 'region' : null;
};

/** The address of a question at the API, from the site's root. */
export function seriesAddress(question: QuestionText, lang: Lang, format: string): string {
  const { where = [], compare, ...rest } = question;
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(rest))
    if (typeof value === 'string') search.set(name, value);
  if (compare !== undefined && (comparedRange(compare) !== null || !compare.includes('..')))
    search.set('compare', compare);
  for (const filter of where) search.append('where', filter);
  search.set('lang', lang);
  search.set('format', format);
  return `/api/v1/series?${search.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')}`;
}

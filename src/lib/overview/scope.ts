import type { Words } from '#lib/charts/define.ts';
import type { Choices } from '#lib/view/choices.server.ts';
import type { View } from '#lib/view/view.ts';
import type { DayRange, Meta } from '#model/question.ts';

/** Where, which trades and when, as one line above the headline. */
export function scopeOf(view: View, period: DayRange, choices: Choices, { format }: Words): string {
  const label = (name: 'sector' | 'channel') =>
    choices[name].flatMap(({ options }) => options).find(({ value }) => value === view[name])
      ?.label;
  const sector = view.sector === null ? choices.sector[0]?.options[0]?.label : label('sector');
  return [
    choices.area?.label ?? choices.everywhere,
    sector ?? view.sector,
    view.channel === null ? null : label('channel'),
    format.range(period.from, period.until)
  ]
    .filter((part) => part !== null && part !== undefined && part !== '')
    .join(' · ');
}

/** How the usual turnover behind the figures was made, most used first, as sentences. */
export function methodsOf(
  { method: methods, population }: Pick<Meta, 'method' | 'population'>,
  { text, format }: Words
): string {
  const onlyPanels = population.panels_n > 0 && population.enterprises_n === 0;
  const units = onlyPanels ? text.figures.panels : text.figures.units;
  const kinds = new Map<string, { method: string; quality: string; years: number[]; n: number }>();
  for (const { method, quality, ref_year, units_n } of methods) {
    const kind = kinds.get(`${method} ${quality}`) ?? { method, quality, years: [], n: 0 };
    kind.years.push(ref_year);
    kind.n = Math.max(kind.n, units_n);
    kinds.set(`${method} ${quality}`, kind);
  }
  const sentences = [...kinds.values()]
    .toSorted((a, b) => b.n - a.n)
    .map(({ method, quality, years, n }) => {
      const made = sentenceOf(
        method,
        quality,
        text
      )({
        year: yearsText(years),
        units: units(format.count(n), format.plural(n))
      });
      return quality.endsWith('_partial') ? text.figures.withoutDistance(made) : made;
    });
  return sentences.length === 0
    ? ''
    : `${text.figures.usualMade} ${sentences.join(text.charts.semicolon)}.`;
}

function sentenceOf(method: string, quality: string, { figures }: Words['text']) {
  if (method === 'same_period') return figures.samePeriod;
  if (method === 'median_years') return figures.medianYears;
  if (method === 'mean_since_creation') return figures.meanSinceCreation;
  return quality.startsWith('borrowed') ? figures.annualBorrowed : figures.annualSeasonal;
}

/** One year, or the first and the last of several. */
function yearsText(years: readonly number[]): string {
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return first === last ? String(first) : `${first}–${last}`;
}

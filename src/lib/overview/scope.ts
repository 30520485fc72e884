import type { Words } from '#lib/charts/define.ts';
import type { Choices } from '#lib/overview/choices.server.ts';
import type { View } from '#lib/overview/view.ts';
import type { DayRange, Meta } from '#model/question.ts';

/** Where, which trades and when, as one line above the headline. */
export function scopeOf(
  view: View,
  period: DayRange,
  choices: Pick<Choices, 'sector' | 'area'>,
  { format }: Words
): string {
  const label = (name: 'sector' | 'area') =>
    choices[name]
      .flatMap(({ options }) => options)
      .find(({ value }) => value === (view[name] ?? ''))?.label ??
    view[name] ??
    '';
  return [label('area'), label('sector'), format.range(period.from, period.until)]
    .filter((part) => part !== '')
    .join(' · ');
}

/** How the usual turnover behind the figures was made, most used first, as sentences. */
export function methodsOf(
  { method: methods, population }: Pick<Meta, 'method' | 'population'>,
  { text, format }: Words
): string {
  const onlyPanels = population.panels_n > 0 && population.enterprises_n === 0;
  const units = onlyPanels ? text.figures.panels : text.figures.units;
  const sentences = methods
    .toSorted((a, b) => b.units_n - a.units_n)
    .slice(0, 3)
    .map(({ method, quality, ref_year, units_n }) =>
      (method === 'same_period'
        ? text.figures.samePeriod
        : quality === 'borrowed'
          ? text.figures.annualBorrowed
          : text.figures.annualSeasonal)({
        year: String(ref_year),
        units: units(format.count(units_n), format.plural(units_n))
      })
    );
  return sentences.length === 0
    ? ''
    : `${text.figures.usualMade} ${sentences.join(text.charts.semicolon)}.`;
}

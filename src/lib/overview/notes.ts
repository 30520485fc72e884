import type { Words } from '#lib/charts/define.ts';
import { typeset } from '#lib/text/typeset.ts';
import type { DayRange, MetricDescription } from '#model/question.ts';

/** What stands under every chart: definition, source, period, coverage. */
export function notesOf(
  input: {
    metrics: readonly string[];
    descriptions: readonly Pick<MetricDescription, 'name' | 'label' | 'meaning'>[];
    period: DayRange;
    coverage: number | null;
    sample: boolean;
  },
  { text, format }: Words
): { term: string; text: string }[] {
  const { charts } = text;
  const definitions = input.metrics.flatMap((name) => {
    const about = input.descriptions.find((description) => description.name === name);
    return about === undefined
      ? []
      : [
          typeset(
            `${about.label[format.lang]}${charts.colon}${lower(about.meaning[format.lang])}`,
            format.lang
          )
        ];
  });
  return [
    { term: charts.definition, text: definitions.join(' ') },
    { term: charts.source, text: input.sample ? charts.sourceSample : charts.sourceOwn },
    { term: charts.period, text: format.range(input.period.from, input.period.until) },
    {
      term: charts.coverage,
      text:
        input.coverage === null
          ? charts.notCovered
          : charts.covered(format.percent(input.coverage, 0))
    }
  ];
}

const lower = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);

import { InvalidInput } from '#model/problem.ts';
import type { Controls } from '#queries/study/effect.ts';
import { readLines, type Line } from '#queries/lines.ts';
import { logRank, type LogRank } from '#queries/study/log-rank.ts';
import { panelOf } from '#queries/study/panel.ts';
import { studyEffect, type Study } from '#queries/study/study.ts';
import {
  incidenceOf,
  survivalOf,
  type Case,
  type Incidence,
  type Survival
} from '#queries/study/survival.ts';

/** The study of a file with the columns unit, period, cohort, outcome. Errors: InvalidInput of `readLines` and `panelOf`. */
export const studyEffectFile = async (file: string, controls: Controls): Promise<Study> =>
  studyEffect(
    panelOf(await readLines(file, ['unit', 'period', 'cohort', 'outcome'], 'panel')),
    controls
  );

/** Curves by group; `incidence` where waits also end otherwise, `log_rank` with two groups or more. */
export type SurvivalStudy = {
  groups: (Survival & { incidence: Incidence[] | null })[];
  log_rank: LogRank | null;
};

/**
 * The study of a file with the columns time, event and perhaps group. `until`: end of the restricted means.
 * Errors: InvalidInput of `readLines`, or naming line and value.
 */
export async function studySurvivalFile(file: string, until?: number): Promise<SurvivalStudy> {
  const cases = (await readLines(file, ['time', 'event'], 'file')).map(caseOf);
  const names = [...new Set(cases.map(({ group }) => group))].sort();
  return {
    groups: names.map((group) => {
      const own = cases.filter((it) => it.group === group);
      const competing = own.some(({ event }) => event > 1);
      return { ...survivalOf(own, group, until), incidence: competing ? incidenceOf(own) : null };
    }),
    log_rank: logRank(cases)
  };
}

function caseOf(line: Line, i: number): Case {
  const number = (name: 'time' | 'event', valid: (value: number) => boolean): number => {
    const text = line[name]?.trim() ?? '';
    const value = Number(text);
    if (text === '' || !valid(value))
      throw new InvalidInput(`line ${i + 2}: ${name} is not valid: ${text || 'empty'}`, {
        field: 'file'
      });
    return value;
  };
  return {
    time: number('time', (value) => Number.isFinite(value) && value >= 0),
    event: number('event', (value) => Number.isInteger(value) && value >= 0),
    group: line['group']?.trim() ?? 'all'
  };
}

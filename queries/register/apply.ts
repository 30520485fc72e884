import { applyAppended } from '#queries/facts/appended.ts';
import type { Counts } from '#queries/facts/apply.ts';
import { masked } from '#queries/facts/quarantine.ts';
import { registerKinds, type RegisterKind } from '#queries/facts/register-columns.ts';
import type { ImportRun } from '#queries/facts/run.ts';
import eligibility from '#queries/register/eligibility-resolve.sql?raw';
import enrolmentsInsert from '#queries/register/enrolments-insert.sql?raw';
import enrolments from '#queries/register/enrolments-resolve.sql?raw';
import programmes from '#queries/register/programmes-resolve.sql?raw';
import solutions from '#queries/register/solutions-resolve.sql?raw';
import targets from '#queries/register/targets-resolve.sql?raw';
import versionsInsert from '#queries/register/versions-insert.sql?raw';

/** Statements of one kind: what tells them apart, what they say, and their key's column in a file. */
type Stated = { resolve: string; table: string; key: string[]; content: string[]; column: string };

const stated: Record<Exclude<RegisterKind, 'enrolments'>, Stated> = {
  programmes: {
    resolve: programmes,
    table: 'programme',
    key: ['programme_code'],
    content: ['name_fr', 'name_en', 'from_on', 'until_on', 'aid_minor', 'currency'],
    column: 'programme'
  },
  eligibility: {
    resolve: eligibility,
    table: 'eligibility_rule',
    key: ['programme_code', '"rule"', 'value', 'from_on'],
    content: ['until_on'],
    column: 'value'
  },
  targets: {
    resolve: targets,
    table: 'programme_target',
    key: ['programme_code', 'area_code', 'stage', 'due_on'],
    content: ['target_n'],
    column: 'area'
  },
  solutions: {
    resolve: solutions,
    table: 'solution',
    key: ['solution_code'],
    content: [
      ...['name', 'provider', 'need', 'offers_fr', 'offers_en', 'conditions_fr', 'conditions_en'],
      ...[
        'area_codes',
        'sector_codes',
        'monthly_minor',
        'setup_minor',
        'currency',
        'free_until',
        'url'
      ]
    ],
    column: 'solution'
  }
};

/** Whether a kind of file is one about programmes. */
export const isRegister = (kind: string): kind is RegisterKind =>
  registerKinds.some((known) => known === kind);

/**
 * Takes programmes, rules, targets, solutions or the register of `parsed` in. A changed statement is an update, its former
 * one is kept; register rows are only added, and refused when they contradict it.
 */
export function applyRegister(run: ImportRun, kind: RegisterKind): Promise<Counts> {
  if (kind === 'enrolments')
    return applyAppended(run, kind, {
      resolve: enrolments.replaceAll('{{masked_text}}', masked('p.refusal_text')),
      insert: enrolmentsInsert
    });
  const { resolve, table, key, content, column } = stated[kind];
  const insert = versionsInsert
    .replaceAll('{{table}}', table)
    .replaceAll('{{key}}', key.join(', '))
    .replaceAll('{{content}}', content.join(', '))
    .replaceAll('{{column}}', column);
  return applyAppended(run, kind, { resolve, insert });
}

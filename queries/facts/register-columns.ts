import {
  declaredStages,
  derivedStages,
  EligibilityRule,
  Need,
  RefusalReason,
  sideStates,
  stages
} from '#model/programme.ts';
import type { Column } from '#queries/facts/columns.ts';

/** What a file can bring about programmes, in the order in which one import takes them in. */
export const registerKinds = [
  'programmes',
  'eligibility',
  'targets',
  'solutions',
  'enrolments'
] as const;
export type RegisterKind = (typeof registerKinds)[number];

/**
 * Canonical columns of programmes, their rules and targets, solutions and the register. One row of `enrolments` is what is
 * known of one enrolment (unit, programme, solution, joined_on) on one `day`: a stage reached, product sheets, a refusal.
 */
export const registerColumns: Record<RegisterKind, Record<string, Column>> = {
  programmes: {
    programme: { type: 'text', required: true },
    name_fr: { type: 'text' },
    name_en: { type: 'text' },
    from_on: { type: 'day', required: true, exact: true },
    until_on: { type: 'day', exact: true },
    aid: { type: 'amount' },
    currency: { type: 'code' }
  },
  eligibility: {
    programme: { type: 'text', required: true },
    rule: { type: 'enum', values: EligibilityRule.options, required: true },
    value: { type: 'text' },
    from_on: { type: 'day', required: true, exact: true },
    until_on: { type: 'day', exact: true }
  },
  targets: {
    programme: { type: 'text', required: true },
    area: { type: 'text', required: true },
    stage: { type: 'enum', values: stages },
    due_on: { type: 'day', required: true, exact: true },
    target_n: { type: 'count', required: true }
  },
  solutions: {
    solution: { type: 'text', required: true },
    name: { type: 'text', required: true },
    provider: { type: 'text' },
    need: { type: 'enum', values: Need.options, required: true },
    offers_fr: { type: 'text' },
    offers_en: { type: 'text' },
    conditions_fr: { type: 'text' },
    conditions_en: { type: 'text' },
    areas: { type: 'text' },
    sectors: { type: 'text' },
    monthly: { type: 'amount' },
    setup: { type: 'amount' },
    currency: { type: 'code' },
    free_until: { type: 'day', exact: true },
    url: { type: 'text' }
  },
  enrolments: {
    unit: { type: 'text', required: true },
    programme: { type: 'text', required: true },
    solution: { type: 'text' },
    joined_on: { type: 'day', required: true, exact: true },
    day: { type: 'day', exact: true },
    stage: { type: 'enum', values: [...declaredStages, ...derivedStages, ...sideStates] },
    sheets_n: { type: 'count' },
    sheets_target_n: { type: 'count' },
    aid: { type: 'amount' },
    refusal: { type: 'enum', values: RefusalReason.options },
    refusal_text: { type: 'text' }
  }
};

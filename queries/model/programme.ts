import { z } from 'zod';

/** Stages a register declares, in order; their place is their number. Source: domain note section 1, adoption stages. */
export const declaredStages = ['none', 'visible', 'remote', 'catalogue', 'checkout'] as const;

/** Stages that sales show, in order, after the declared ones: 5, 6 and 7. No register declares them. */
export const derivedStages = ['first_order', 'active', 'established'] as const;

/** All stages, 0 to 7: the place is the number. */
export const stages = [...declaredStages, ...derivedStages] as const;
export type Stage = (typeof stages)[number];

/** States beside the stages that a register declares: refused, closed for good, left the programme. */
export const sideStates = ['refused', 'closed', 'left'] as const;

/** Why a shop does not join or does not go on. Source: domain note section 1, refusal reasons. */
export const RefusalReason = z.enum([
  'already_equipped',
  'platform_not_wanted',
  'too_late',
  'no_time_for_product_sheets',
  'cost',
  'skills',
  'customers_buy_in_person',
  'advice_needs_presence',
  'logistics',
  'other'
]);
export type RefusalReason = z.infer<typeof RefusalReason>;

/** What a solution is for: the five kinds of provider of the call of November 2020. Source: domain note section 1. */
export const Need = z.enum([
  'web_shop',
  'online_payment',
  'logistics',
  'customer_communication',
  'local_marketplace'
]);
export type Need = z.infer<typeof Need>;

/** What a rule of eligibility looks at. `sector` and `closed` (closed to the public on the day): any one suffices. */
export const EligibilityRule = z.enum(['sector', 'closed', 'staff_below', 'turnover_below']);
export type EligibilityRule = z.infer<typeof EligibilityRule>;

/** How an officer of a territory sees a programme going there. */
export const TerritoryStatus = z.enum(['on_track', 'at_risk', 'stalled', 'done']);
export type TerritoryStatus = z.infer<typeof TerritoryStatus>;

/** Hours in which a shop can take back what it told of its choices. */
export const undo_hours = 24;

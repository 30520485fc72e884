import { z } from 'zod';
import { RefusalReason } from '#model/programme.ts';

/** Who a link asks: the shop itself, or its customers. */
export const Audience = z.enum(['shop', 'customer']);
export type Audience = z.infer<typeof Audience>;

/** First question. `shop`: where it stands with selling online; `customer`: whether they buy online from this shop. */
export const standings = {
  shop: ['sells', 'prepares', 'does_not'],
  customer: ['buys', 'sometimes', 'does_not']
} as const satisfies Record<Audience, readonly string[]>;
export type SurveyStanding = (typeof standings)[Audience][number];

/** The answer to the first question after which no reason is asked: there is nothing to hold them back. */
export const settledStanding = { shop: 'sells', customer: 'buys' } as const satisfies Record<
  Audience,
  SurveyStanding
>;

/** Why customers do not buy online from a shop near them. */
export const customerReasons = [
  'sees_first',
  'habit',
  'advice',
  'unaware',
  'not_offered',
  'delivery',
  'payment',
  'difficulty',
  'price',
  'other'
] as const;

/** Second question, the main reason only: shops answer with the reasons a register codes. Source: domain note section 1. */
export const surveyReasons = {
  shop: RefusalReason.options,
  customer: customerReasons
} as const satisfies Record<Audience, readonly string[]>;
export type SurveyReason = (typeof surveyReasons)[Audience][number];

/** What somebody answered; `reason` null where nothing holds them back. */
export type SurveyAnswer = { standing: SurveyStanding; reason: SurveyReason | null };

/** What is wrong with an answer: a question left open, or something that is not among its answers. */
export type SurveyFault = 'standing_missing' | 'reason_missing';

/** An answer as a form sends it, or what is wrong with it; a reason beside a settled answer is dropped. */
export function answerIn(
  audience: Audience,
  given: { standing: string; reason: string }
): SurveyAnswer | SurveyFault {
  const standing = standings[audience].find((it) => it === given.standing);
  if (standing === undefined) return 'standing_missing';
  if (standing === settledStanding[audience]) return { standing, reason: null };
  const reason = surveyReasons[audience].find((it) => it === given.reason);
  return reason === undefined ? 'reason_missing' : { standing, reason };
}

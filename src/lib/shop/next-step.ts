/** What the rules of the next step look at. Ratios 0 and up; null: unknown. */
export type ShopState = {
  /** days since the newest fact */
  silent_days: number;
  usual_known: boolean;
  /** orders ordered online in the last 30 days; null: online sales are not known */
  online_orders_30: number | null;
  /** orders ever ordered online in the 13 weeks before those 30 days */
  online_orders_before: number | null;
  visits_30: number | null;
  pickup_share: number | null;
  online_share_of_usual: number | null;
  regulars_online_share: number | null;
  /** product sheets planned and not online yet; null: the shop did not tell */
  sheets_left: number | null;
};

/** The closed set of next steps, by name, the most useful first. */
export const nextSteps = [
  'no_news',
  'no_usual',
  'no_orders',
  'visits_no_orders',
  'sheets_unfinished',
  'regulars_not_told',
  'no_pickup',
  'go_on'
] as const;
export type NextStep = (typeof nextSteps)[number];

const silent_days_max = 14;
const visits_without_order_min = 50;
const regulars_share_low = 0.2;
const established_share = 0.05;

const rules: Record<NextStep, (state: ShopState) => boolean> = {
  no_news: ({ silent_days }) => silent_days > silent_days_max,
  no_usual: ({ usual_known }) => !usual_known,
  visits_no_orders: ({ visits_30, online_orders_30 }) =>
    (visits_30 ?? 0) >= visits_without_order_min && online_orders_30 === 0,
  no_orders: ({ online_orders_30, online_orders_before }) =>
    online_orders_30 === 0 && (online_orders_before ?? 0) > 0,
  sheets_unfinished: ({ sheets_left }) => (sheets_left ?? 0) > 0,
  regulars_not_told: ({ regulars_online_share }) =>
    regulars_online_share !== null && regulars_online_share < regulars_share_low,
  no_pickup: ({ pickup_share, online_share_of_usual }) =>
    pickup_share === 0 && (online_share_of_usual ?? 0) >= established_share,
  go_on: () => true
};

/** The first rule of the set that applies; `go_on` when no other does. */
export const nextStep = (state: ShopState): NextStep =>
  nextSteps.find((name) => rules[name](state)) ?? 'go_on';

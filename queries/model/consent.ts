import { z } from 'zod';

/**
 * What a shop may agree to have done with its figures. `own_view`: told to itself, on its page and by the API. `peers`: one
 * of the values that a band of shops alike, and what a group lends to others, is made of. `territory`: one of the shops
 * that figures of areas and sectors are made of. `public`: also where those are shown to everybody.
 */
export const Purpose = z.enum(['own_view', 'peers', 'territory', 'public']);
export type Purpose = z.infer<typeof Purpose>;

/** What a shop agrees to now; `is_counted`: whether it is one of those that figures of areas and sectors are made of. */
export type Consent = Record<Purpose, boolean> & { is_counted: boolean };

/** Something said for a shop. `said_at` in UTC; `who`: id of the account, empty for the command line. */
export type ConsentSaid = { purpose: Purpose; given: boolean; said_at: string; who: string };

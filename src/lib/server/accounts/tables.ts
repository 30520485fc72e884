import type { BetterAuthPlugin } from 'better-auth';

const text = { type: 'string', required: true } as const;
const moment = { type: 'date', required: true } as const;

/**
 * Our own tables beside those of accounts. `role_grant`: what somebody is, over which shop or area. `invitation`: who may
 * become that; of its link only the digest is kept.
 */
export const peopleTables = {
  id: 'people',
  schema: {
    role_grant: {
      fields: {
        user_id: {
          ...text,
          references: { model: 'user', field: 'id', onDelete: 'cascade' },
          index: true
        },
        role: text,
        scope: text,
        created_at: moment
      }
    },
    invitation: {
      fields: {
        digest: { ...text, unique: true },
        email: text,
        role: text,
        scope: text,
        lang: text,
        invited_by: text,
        created_at: moment,
        expires_at: moment,
        used_at: { type: 'date', required: false }
      }
    }
  }
} satisfies BetterAuthPlugin;

/** A row of `role_grant`. */
export type GrantRow = {
  id: string;
  user_id: string;
  role: string;
  scope: string;
  created_at: Date;
};

/** A row of `invitation`. `email` empty: whoever holds the link. `used_at` null: open. */
export type InvitationRow = {
  id: string;
  digest: string;
  email: string;
  role: string;
  scope: string;
  lang: string;
  invited_by: string;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
};

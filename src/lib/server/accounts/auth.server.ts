import { createHmac } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { apiKey } from '@better-auth/api-key';
import { libsql, LibsqlDialect } from '@libsql/kysely-libsql';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { genericOAuth, magicLink, twoFactor } from 'better-auth/plugins';
import pg from 'pg';
import type { Settings } from '#model/settings.ts';
import { accountsFile } from './file.server.ts';
import { peopleTables } from './tables.ts';

/** Shortest password; the longest one is 128. Source: OWASP ASVS 4.0.3, 2.1.1 and 2.1.2. */
export const password_min = 12;

/** Minutes that a link to sign in or to set a new password is good for. */
export const link_minutes = 30;

const session_s = 14 * 24 * 3600;
const session_renewed_s = 24 * 3600;

/** What accounts need of their surroundings. `send`: a link by mail; returns at once and never fails. */
export type AuthDoor = {
  settings: Settings;
  /** key of the customer pseudonyms; what signs cookies is derived from it */
  secret: string;
  /** public address of the site, without a slash at its end */
  origin: string;
  send(kind: 'sign_in' | 'password', email: string, token: string): void;
};

type Database = { database: NonNullable<BetterAuthOptions['database']>; close(): Promise<void> };

/** Accounts as the library keeps them, their tables up to date. `close`: lets go of the database. */
export async function openAuth(door: AuthDoor) {
  const { database, close } = await openDatabase(door.settings);
  const auth = betterAuth(optionsOf(door, database));
  await (await getMigrations(auth.options)).runMigrations();
  return { auth, close };
}

export type Auth = Awaited<ReturnType<typeof openAuth>>['auth'];

const optionsOf = (door: AuthDoor, database: Database['database']) =>
  ({
    appName: 'Vitrine',
    baseURL: door.origin,
    basePath: '/auth',
    secret: createHmac('sha256', door.secret).update('accounts').digest('base64url'),
    database,
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      // Its own look at the tables comes before they are made, or after a command has let go of them.
      log: (_, message) => {
        if (!/^(Database schema mismatch|Could not validate the database schema)/.test(message))
          console.error(`vitrine: accounts: ${message}`);
      }
    },
    rateLimit: { enabled: false }, // src/lib/server/accounts/limits.server.ts counts, behind proxies too
    trustedOrigins: [door.origin],
    session: { expiresIn: session_s, updateAge: session_renewed_s, freshAge: 0 },
    user: { additionalFields: { lang: { type: 'string', required: false, input: false } } },
    account: { accountLinking: { enabled: true, trustedProviders: ['oidc'] } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true, // by invitation only
      minPasswordLength: password_min,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: link_minutes * 60,
      sendResetPassword: ({ user, token }) => {
        door.send('password', user.email, token);
        return Promise.resolve();
      }
    },
    advanced: {
      cookiePrefix: 'vitrine',
      useSecureCookies: door.origin.startsWith('https:'),
      ipAddress: { disableIpTracking: true }
    },
    plugins: [
      peopleTables,
      magicLink({
        disableSignUp: true,
        storeToken: 'hashed',
        expiresIn: link_minutes * 60,
        sendMagicLink: ({ email, token }) => door.send('sign_in', email, token)
      }),
      twoFactor({ issuer: 'Vitrine' }),
      apiKey({
        defaultPrefix: 'va_',
        rateLimit: { enabled: false }, // its own limit is ten a day
        enableMetadata: true,
        keyExpiration: { minExpiresIn: 0, maxExpiresIn: 366 }
      }),
      genericOAuth({ config: providersOf(door.settings) })
    ]
  }) satisfies BetterAuthOptions;

function providersOf({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }: Settings) {
  if (OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined) return [];
  return [
    {
      providerId: 'oidc',
      discoveryUrl: `${OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
      clientId: OIDC_CLIENT_ID,
      ...(OIDC_CLIENT_SECRET === undefined ? {} : { clientSecret: OIDC_CLIENT_SECRET }),
      scopes: ['openid', 'email'],
      pkce: true,
      disableSignUp: true // an account is by invitation, whoever vouches for somebody
    }
  ];
}

async function openDatabase(settings: Settings): Promise<Database> {
  const file = accountsFile(settings);
  if (file === null) {
    const pool = new pg.Pool({ connectionString: settings.ACCOUNTS_URL, max: 5 });
    return { database: pool, close: () => pool.end() };
  }
  mkdirSync(settings.VITRINE_DATA, { recursive: true });
  const client = libsql.createClient({ url: `file:${file}` });
  await client.execute('PRAGMA journal_mode = WAL'); // an API key is looked up in 1 ms instead of 34
  chmodSync(file, 0o600); // addresses of people, digests of their passwords
  return {
    database: { dialect: new LibsqlDialect({ client }), type: 'sqlite' },
    close: () => Promise.resolve(client.close())
  };
}

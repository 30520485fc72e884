import { z } from 'zod';
import { InvalidInput } from '#model/problem.ts';

/** One setting: environment variable, schema with its default, one sentence of help. */
export type Setting<T extends z.ZodType = z.ZodType> = { schema: T; help: string; secret?: true };

const setting = <T extends z.ZodType>(schema: T, help: string): Setting<T> => ({ schema, help });

/** Every setting of the product. Nothing else reads the environment. */
export const settings = {
  PORT: setting(
    z.coerce.number().int().min(0).max(65535).default(3000),
    'TCP port the server listens on; 0 picks a free one.'
  ),
  ORIGIN: setting(
    z.url().optional(),
    'Public address of the site, such as https://vitrine.example.org; default http://localhost:PORT.'
  ),
  VITRINE_DATA: setting(
    z.string().min(1).default('./data'),
    'Folder that holds the store, the imported files’ reports and the keys.'
  ),
  VITRINE_ENGINE: setting(
    z.enum(['duckdb', 'clickhouse']).default('duckdb'),
    'Engine that answers questions: the store’s own, or a ClickHouse cluster that figures are published to.'
  ),
  CLICKHOUSE_URL: {
    schema: z.string().min(1).optional(),
    help: 'Nodes of that cluster: http://user:password@host:8123,host:8123/database?cluster=name (docs/clickhouse.md).',
    secret: true
  },
  VITRINE_MEMORY_LIMIT: setting(
    z
      .string()
      .regex(/^\d+(\.\d+)?\s*(MB|GB|MiB|GiB)$/i, 'a size such as 2GB')
      .default('2GB'),
    'Memory the engine may use; give it about 60 % of what the machine has for this process.'
  ),
  VITRINE_THREADS: setting(
    z.coerce.number().int().min(1).max(256).default(2),
    'Threads the engine may use.'
  ),
  VITRINE_PROXIES: setting(
    z.coerce.number().int().min(0).max(10).default(0),
    'Reverse proxies in front of the server that may be believed about the address of a visitor (X-Forwarded-For); 0: none.'
  ),
  VITRINE_DEMO: setting(
    z.stringbool().default(true),
    'Whether an empty store is filled with marked sample data when the server starts.'
  ),
  VITRINE_UPLOAD_MAX_MB: setting(
    z.coerce.number().int().min(1).max(100_000).default(1000),
    'Largest file, in megabytes, that the import page takes.'
  ),
  VITRINE_SECRET: {
    schema: z.string().min(16).optional(),
    help: 'Key of the customer pseudonyms; made and kept in the data folder when not given.',
    secret: true
  },
  VITRINE_COLLECT_BODY_MB: setting(
    z.coerce.number().int().min(1).max(512).default(10),
    'Megabytes one request to the collector may hold, also once unpacked.'
  ),
  VITRINE_COLLECT_REQUESTS_PER_MINUTE: setting(
    z.coerce.number().int().min(1).default(6000),
    'Requests per minute one ingest key may make.'
  ),
  VITRINE_COLLECT_WAITING_ROWS: setting(
    z.coerce.number().int().min(1).default(500_000),
    'Acknowledged rows that may wait to be applied; beyond, senders are asked to come back later.'
  ),
  VITRINE_LAN: setting(
    z.stringbool().default(false),
    'Whether shops may be pulled at private addresses, such as a till inside the house.'
  ),
  CHROME_PATH: setting(
    z.string().min(1).optional(),
    'Program of the Chromium or Chrome that prints PDF files; without it one is looked for on the machine.'
  ),
  VITRINE_PUBLIC: setting(
    z.stringbool().default(true),
    'Whether protected aggregates are visible without signing in.'
  ),
  VITRINE_CONSENT: setting(
    z.enum(['assumed', 'asked']).default('assumed'),
    'Whether a shop that has said nothing is in figures of areas and in comparisons (assumed: the terms it joined by say so) or only once it agrees.'
  ),
  VITRINE_LICENCE: setting(
    z.enum(['etalab-2.0', 'CC-BY-4.0', 'none']).default('etalab-2.0'),
    'Licence under which the protected figures may be used again, named in every file and in the catalogue; none: not named.'
  ),
  ACCOUNTS_URL: {
    schema: z
      .string()
      .regex(/^(file:|postgres(ql)?:\/\/)./, 'file:PATH or postgres://…')
      .optional(),
    help: 'Where accounts are kept: file:PATH, or postgres://user:password@host/database; default accounts.db in the data folder.',
    secret: true
  },
  SMTP_URL: {
    schema: z
      .string()
      .regex(/^smtps?:\/\/./, 'smtp://… or smtps://…')
      .optional(),
    help: 'Mail server: smtps://user:password@host:465; without it each mail is a file in the folder mail of the data folder.',
    secret: true
  },
  VITRINE_MAIL_FROM: setting(
    z.string().min(3).default('Vitrine <vitrine@localhost>'),
    'Sender of the mails.'
  ),
  OIDC_ISSUER: setting(
    z.url().optional(),
    'Identity provider (OpenID Connect) that people may sign in with beside a password; accounts are still by invitation.'
  ),
  OIDC_CLIENT_ID: setting(z.string().min(1).optional(), 'Name of this site at that provider.'),
  OIDC_CLIENT_SECRET: {
    schema: z.string().min(1).optional(),
    help: 'Secret of this site at that provider.',
    secret: true
  },
  OIDC_NAME: setting(
    z.string().min(1).max(60).default('OpenID Connect'),
    'Name of that provider on the sign-in page, such as ProConnect.'
  )
} as const satisfies Record<string, Setting>;

/** All settings, validated, defaults applied. */
export type Settings = { [K in keyof typeof settings]: z.infer<(typeof settings)[K]['schema']> };

/**
 * Settings out of an environment, validated as a whole.
 * Errors: one InvalidInput whose message lists every invalid setting, its value included unless secret.
 */
export function parseSettings(env: Record<string, string | undefined>): Settings {
  const out: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, { schema, secret }] of Object.entries<Setting>(settings)) {
    const given = env[name] === '' ? undefined : env[name];
    const parsed = schema.safeParse(given);
    if (parsed.success) out[name] = parsed.data;
    else {
      const shown = secret === true ? '***' : JSON.stringify(given);
      problems.push(`invalid setting ${name}: ${shown} (${parsed.error.issues[0]?.message})`);
    }
  }
  if (problems.length > 0) throw new InvalidInput(problems.join('\n'));
  return out as Settings;
}

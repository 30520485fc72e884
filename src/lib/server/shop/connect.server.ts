import { settingsOf } from '#commands/connectors/describe.ts';
import { connectors } from '#ingest/connectors/index.ts';
import { settingFields, settingsFrom } from '#ingest/pull/settings.ts';
import { addSource } from '#ingest/undo.ts';
import type { Lang } from '#lib/format.ts';
import { server } from '#lib/server/context.server.ts';
import type { FormAnswer } from '#lib/server/shop/set-up.server.ts';
import { setUpTextsIn } from '#lib/text/set-up.ts';
import { connectionText } from '#model/connection.ts';
import type { Connector } from '#model/connector.ts';
import { InvalidInput, NotFound } from '#model/problem.ts';
import type { ShopPlace } from '#model/shop-place.ts';
import {
  listSources,
  openConnection,
  saveConnection,
  sourceNamed,
  type SourceRow,
  type Store
} from '#queries/store.server.ts';

const pulled_every_hours = 24;

/** A platform that orders can come from by themselves; null for another name. */
export function platformNamed(name: string): Connector | null {
  const connector = connectors.get(name);
  return connector === undefined || (connector.webhook ?? connector.pull) === undefined
    ? null
    : connector;
}

/** What the page of a platform shows: its steps, its settings, whether it is connected and what has come. */
export async function platformPage(
  shop: ShopPlace,
  connector: Connector,
  { lang, origin }: { lang: Lang; origin: string }
) {
  const store = await server().store();
  const rows = await listSources(store, { unit: shop.unit, now: new Date() });
  const row = rows.find((one) => one.connector === connector.name) ?? null;
  const known =
    row === null ? {} : await settingsOfSource(store, row.source_id, connector, server().secret);
  return {
    name: connector.name,
    label: connector.label,
    steps: connector.setup.map((step) => step[lang]),
    fields: settingFields(connector)
      .filter(({ kind }) => kind !== 'flag')
      .map(({ name, required, secret }) => ({
        ...{ name, required, secret },
        is_known: name in known,
        value: secret ? '' : textOf(known[name])
      })),
    state:
      row === null
        ? null
        : {
            address:
              connector.webhook === undefined
                ? null
                : `${origin}/collect/v1/hooks/${connector.name}/${row.source_id}`,
            is_pulled: row.pull_every_hours !== null,
            last_order_at: row.last_order_at,
            refused_n: row.quarantined_n,
            trouble: troubleOf(row, connector, lang)
          }
  };
}

/** What the last pull failed for, as a sentence; null: nothing. */
function troubleOf({ pull }: SourceRow, { label }: Connector, lang: Lang): string | null {
  if (pull === null || pull.error === null) return null;
  const words = { platform: label, value: pull.error_value ?? '' };
  return connectionText(pull.error_code, lang, words) ?? pull.error;
}

const textOf = (value: unknown): string =>
  Array.isArray(value) ? value.map(String).join(', ') : value === undefined ? '' : String(value);

async function settingsOfSource(
  store: Store,
  source_id: number,
  connector: Connector,
  secret: string
): Promise<Record<string, unknown>> {
  const connection = await openConnection(store, source_id, secret);
  return connection === null || connection.connector !== connector.name
    ? {}
    : (connection.settings as Record<string, unknown>); // saved as an object
}

/** Connects a shop with a platform, or changes how it is; what is left empty stays. Null: connected. */
export async function connect(
  shop: ShopPlace,
  connector: Connector,
  texts: Readonly<Record<string, string>>,
  lang: Lang
): Promise<FormAnswer | null> {
  const { secret, store: opened } = server();
  const store = await opened();
  const { faults: words } = setUpTextsIn(lang);
  const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
  const fields = settingFields(connector);
  const open = fields.filter((one) => !one.secret).map(({ name }) => [name, texts[name] ?? '']);
  const values = Object.fromEntries(open) as Record<string, string>; // secrets are not sent back
  const source = await known(store, shop.unit, connector.name);
  const before = source === null ? {} : await settingsOfSource(store, source, connector, secret);
  const missing = fields.filter(
    ({ name, required }) => required && !(name in before || name in given)
  );
  if (missing.length > 0)
    return { faults: Object.fromEntries(missing.map(({ name }) => [name, words.missing])), values };
  const secrets = fields.filter((one) => one.secret).map(({ name }) => name);
  if (secrets.length > 0 && !secrets.some((name) => name in given || name in before))
    return { faults: { form: words.secret }, values };
  const settings = checked(connector, given, before);
  if (typeof settings === 'string') return { faults: { [settings]: words.setting }, values };
  const source_id =
    source ??
    (await addSource(store, {
      ...{ unit: shop.unit, name: connector.name },
      reports_online: connector.reports.online,
      reports_total: connector.reports.total
    }));
  await saveConnection(store, secret, {
    ...{ source_id, connector: connector.name, settings, paused: false },
    pull_every_hours: canPull(connector, settings) ? pulled_every_hours : null,
    reports: connector.reports
  });
  return null;
}

/** The settings, or the name of the one at fault. */
function checked(
  connector: Connector,
  given: Record<string, string>,
  before: Record<string, unknown>
): Record<string, unknown> | string {
  try {
    return settingsFrom(connector, given, before);
  } catch (error) {
    if (error instanceof InvalidInput && error.field !== undefined) return error.field;
    throw error;
  }
}

const canPull = (connector: Connector, settings: Record<string, unknown>): boolean =>
  connector.pull !== undefined &&
  settingsOf(connector)
    .filter(({ needed_for }) => needed_for === 'pull')
    .every(({ name }) => name in settings);

async function known(store: Store, unit: string, name: string): Promise<number | null> {
  try {
    return (await sourceNamed(store, unit, name)).source_id;
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

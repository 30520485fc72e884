import type { Context, Values } from '#commands/command.ts';
import { connectorNamed } from '#ingest/connectors/index.ts';
import { rotated, settingsFrom } from '#ingest/pull/settings.ts';
import { addSource } from '#ingest/undo.ts';
import type { Connector } from '#model/connector.ts';
import { InvalidInput } from '#model/problem.ts';
import { disconnect, pauseConnection, saveConnection, type Source } from '#queries/store.server.ts';
import { connectionOf, hours, needed, oneValue, pairs, sourceGiven, textOf } from './named.ts';

type Action = (name: string | undefined, values: Values, context: Context) => Promise<number>;

const pulled_every_hours = 24;

/** `source add`: declares a feed, and connects it with its platform when a connector is named. */
export const add: Action = async (name, values, context) => {
  if (name === undefined) throw new InvalidInput('no name of the source given', { field: 'name' });
  const unit = needed(values, 'unit');
  const given = textOf(values, 'connector');
  const connector = given === undefined ? null : connectorNamed(given);
  const settings = connector === null ? {} : settingsFrom(connector, await setOf(values, context));
  const every = everyOf(connector, values);
  const store = await context.store();
  const source_id = await addSource(store, {
    ...{ unit, name },
    reports_online: values['online'] === true || connector?.reports.online === true,
    reports_total: values['total'] === true || connector?.reports.total === true
  });
  if (connector === null) {
    context.out(
      context.json ? JSON.stringify({ source_id }) : `source ${name} of ${unit} is declared`
    );
    return 0;
  }
  await saveConnection(store, context.secret, {
    ...{ source_id, connector: connector.name, settings, paused: false },
    pull_every_hours: every,
    reports: connector.reports
  });
  sayConnected({ source_id, name, unit }, connector, every, context);
  return 0;
};

const setOf = (values: Values, context: Context): Promise<Record<string, string>> =>
  pairs(Array.isArray(values['set']) ? values['set'].map(String) : [], () => context.input());

const everyOf = (connector: Connector | null, values: Values): number | null =>
  connector?.pull === undefined ? null : hours(values, 'every', pulled_every_hours) || null;

function sayConnected(
  { source_id, name, unit }: Pick<Source, 'source_id' | 'name' | 'unit'>,
  connector: Connector,
  pull_every_hours: number | null,
  { json, out, settings }: Context
): void {
  const origin = settings.ORIGIN ?? `http://localhost:${settings.PORT}`;
  const webhook_url =
    connector.webhook === undefined
      ? null
      : `${origin}/collect/v1/hooks/${connector.name}/${source_id}`;
  if (json) {
    out(JSON.stringify({ source_id, connector: connector.name, webhook_url, pull_every_hours }));
    return;
  }
  out(`source ${name} of ${unit} is connected with ${connector.label}`);
  if (webhook_url !== null) out(`webhooks go to ${webhook_url}`);
  if (pull_every_hours !== null)
    out(
      `it is pulled every ${pull_every_hours} hours; at once: npm run vitrine -- pull ${name} --unit ${unit}`
    );
  for (const [i, step] of connector.setup.entries()) out(`${i + 1}. ${step.en}`);
}

/** `source set`: changes settings of a connected source. */
export const set: Action = async (name, values, context) => {
  const texts = await setOf(values, context);
  const store = await context.store();
  const source = await sourceGiven(store, name, values);
  const { connection, connector } = await connectionOf(store, source, context.secret);
  const every =
    values['every'] === undefined ? connection.pull_every_hours : everyOf(connector, values);
  await saveConnection(store, context.secret, {
    ...connection,
    settings: settingsFrom(connector, texts, connection.settings as Record<string, unknown>), // saved as an object
    pull_every_hours: every,
    reports: connector.reports
  });
  if (context.json)
    context.out(JSON.stringify({ source_id: source.source_id, changed: Object.keys(texts) }));
  else context.out(`source ${source.name} of ${source.unit} is changed`);
  return 0;
};

/** `source secret rotate`: a new secret; a signing secret keeps the former one for the overlap. */
export const rotate: Action = async (name, values, context) => {
  const value = await oneValue(needed(values, 'value'), () => context.input());
  const store = await context.store();
  const source = await sourceGiven(store, name, values);
  const { connection, connector } = await connectionOf(store, source, context.secret);
  const done = rotated(connector, connection.settings as Record<string, unknown>, {
    name: textOf(values, 'setting') ?? null,
    value,
    overlap_hours: hours(values, 'overlap', 24),
    now: new Date()
  });
  await saveConnection(store, context.secret, {
    ...connection,
    settings: done.settings,
    reports: connector.reports
  });
  if (context.json)
    context.out(
      JSON.stringify({ source_id: source.source_id, setting: done.name, former_until: done.until })
    );
  else
    context.out(
      `${done.name} of ${source.name} is new${done.until === null ? '' : `; the former one is valid until ${done.until}`}`
    );
  return 0;
};

/** `source pause`, `source resume`. */
export const pause =
  (paused: boolean): Action =>
  async (name, values, context) => {
    const store = await context.store();
    const source = await sourceGiven(store, name, values);
    if (!(await pauseConnection(store, source.source_id, paused)))
      throw new InvalidInput(`source is not connected: ${source.name} of ${source.unit}`);
    if (context.json) context.out(JSON.stringify({ source_id: source.source_id, paused }));
    else context.out(`source ${source.name} of ${source.unit} ${paused ? 'is paused' : 'goes on'}`);
    return 0;
  };

/** `source remove`: asks by wanting --yes; connection and keys go, facts stay. */
export const remove: Action = async (name, values, context) => {
  const store = await context.store();
  const source = await sourceGiven(store, name, values);
  if (values['yes'] !== true)
    throw new InvalidInput(
      `this forgets how ${source.name} of ${source.unit} is connected and ends its keys; its facts stay: repeat with --yes`,
      { field: 'yes' }
    );
  await disconnect(store, source.source_id, new Date());
  if (context.json) context.out(JSON.stringify({ source_id: source.source_id, removed: true }));
  else context.out(`source ${source.name} of ${source.unit} is disconnected; its facts stay`);
  return 0;
};

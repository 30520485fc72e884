import { z } from 'zod';
import type { Connector } from '#model/connector.ts';
import { InvalidInput } from '#model/problem.ts';
import { nearest, unknown } from '#queries/store.server.ts';

/** A setting of a connector, for people. `kind`: how its text is read; rotating: a signing secret that can overlap. */
export type SettingField = {
  name: string;
  kind: 'text' | 'number' | 'flag' | 'list' | 'rotating';
  required: boolean;
  secret: boolean;
};

/** The settings of a connector in the order of its schema. */
export const settingFields = (connector: Connector): SettingField[] =>
  Object.entries(connector.settings.shape).map(([name, schema]) => fieldOf(name, schema));

function fieldOf(name: string, schema: unknown): SettingField {
  const required = !(schema instanceof z.ZodOptional || schema instanceof z.ZodDefault);
  const bare = unwrapped(schema);
  const item = bare instanceof z.ZodArray ? unwrapped(bare.element) : null;
  const rotating = item instanceof z.ZodObject && 'value' in item.shape && 'until' in item.shape;
  const kind = rotating
    ? 'rotating'
    : item !== null
      ? 'list'
      : bare instanceof z.ZodNumber
        ? 'number'
        : bare instanceof z.ZodBoolean
          ? 'flag'
          : 'text';
  return { name, kind, required, secret: rotating || isSecret(bare) || isSecret(item) };
}

const unwrapped = (schema: unknown): unknown =>
  schema instanceof z.ZodOptional ||
  schema instanceof z.ZodDefault ||
  schema instanceof z.ZodNullable
    ? unwrapped(schema.unwrap())
    : schema;

const isSecret = (schema: unknown): boolean =>
  schema instanceof z.ZodType && z.globalRegistry.get(schema)?.['secret'] === true;

/**
 * Settings out of texts, over those that were there before. A list is separated by commas; a rotating secret stands alone,
 * valid for good. An empty text takes a setting away.
 * Errors: InvalidInput naming the setting, never a secret's value.
 */
export function settingsFrom(
  connector: Connector,
  texts: Readonly<Record<string, string>>,
  before: Readonly<Record<string, unknown>> = {}
): Record<string, unknown> {
  const fields = new Map(settingFields(connector).map((field) => [field.name, field]));
  const wanted: Record<string, unknown> = { ...before };
  for (const [name, text] of Object.entries(texts)) {
    const field = fields.get(name);
    if (field === undefined)
      throw new InvalidInput(unknown('setting', name, nearest(name, fields.keys())), {
        field: name
      });
    if (text === '') delete wanted[name];
    else wanted[name] = valueOf(field, text);
  }
  return checked(connector, wanted, fields);
}

/** Settings as the connector's schema takes them. Errors: InvalidInput naming the first setting at fault. */
function checked(
  connector: Connector,
  wanted: Record<string, unknown>,
  fields: ReadonlyMap<string, SettingField>
): Record<string, unknown> {
  const parsed = connector.settings.safeParse(wanted);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = String(issue?.path[0] ?? '');
  if (wanted[name] === undefined)
    throw new InvalidInput(`missing setting of ${connector.label}: ${name}`, { field: name });
  const shown = fields.get(name)?.secret === true ? '***' : String(wanted[name]);
  throw new InvalidInput(`invalid setting ${name}: ${shown} (${issue?.message ?? 'not valid'})`, {
    field: name
  });
}

function valueOf({ kind, name }: SettingField, text: string): unknown {
  if (kind === 'rotating') return [{ value: text, until: null }];
  if (kind === 'list') return text.split(',').map((part) => part.trim());
  if (kind === 'number') return Number(text);
  if (kind !== 'flag') return text;
  if (!/^(yes|no|true|false|1|0)$/i.test(text))
    throw new InvalidInput(`invalid setting ${name}: ${text} (yes or no)`, { field: name });
  return /^(yes|true|1)$/i.test(text);
}

type Rotating = { value: string; until: string | null }[];

/**
 * Settings with a new secret. A signing secret keeps its former ones valid for the overlap; any other secret is replaced.
 * `name` null: the only secret that rotates, or the only secret at all. Errors: InvalidInput when that is not clear.
 */
export function rotated(
  connector: Connector,
  settings: Readonly<Record<string, unknown>>,
  {
    name,
    value,
    overlap_hours,
    now
  }: { name: string | null; value: string; overlap_hours: number; now: Date }
): { settings: Record<string, unknown>; name: string; until: string | null } {
  const secrets = settingFields(connector).filter(({ secret }) => secret);
  const rotating = secrets.filter(({ kind }) => kind === 'rotating');
  const candidates =
    name === null
      ? rotating.length > 0
        ? rotating
        : secrets
      : secrets.filter((it) => it.name === name);
  const [field] = candidates;
  if (field === undefined || candidates.length > 1)
    throw new InvalidInput(
      `which secret: ${name ?? ''} (known: ${secrets.map((it) => it.name).join(', ')})`,
      { field: 'setting' }
    );
  const until = new Date(now.getTime() + overlap_hours * 3_600_000).toISOString();
  const former = (settings[field.name] ?? []) as Rotating; // parsed by the schema before
  const next =
    field.kind === 'rotating'
      ? [
          { value, until: null },
          ...former
            .filter(
              (it) => it.value !== value && (it.until === null || it.until > now.toISOString())
            )
            .map((it) => ({
              ...it,
              until: it.until !== null && it.until < until ? it.until : until
            }))
        ]
      : value;
  return {
    name: field.name,
    until: field.kind === 'rotating' && former.length > 0 ? until : null,
    settings: checked(
      connector,
      { ...settings, [field.name]: next },
      new Map(secrets.map((it) => [it.name, it]))
    )
  };
}

import type { Connector } from '#model/connector.ts';
import { paymentFeeds } from '#model/feed.ts';
import type { Text } from '#model/metric.ts';

/**
 * One setting of a connector: name, kind, whether it may be left out, whether it is never shown. `needed_for`: the way in
 * that does not work without it, though others do. `standard`: what it is when nothing is said.
 */
type SettingRow = {
  name: string;
  kind: string;
  is_optional: boolean;
  is_secret: boolean;
  needed_for: 'pull' | 'webhook' | null;
  standard: string | null;
};

/** Everything about a connector that can be told, as data. Texts in both languages. */
export const described = (connector: Connector) => ({
  name: connector.name,
  label: connector.label,
  description: connector.description,
  reads: connector.reads,
  comes_by: waysIn(connector),
  reports: connector.reports,
  is_payment: paymentFeeds.includes(connector.name),
  setup: connector.setup,
  settings: settingsOf(connector),
  statuses: connector.statuses,
  origins: connector.origins,
  limits: connector.limits,
  pace: connector.pace ?? null,
  answer_within_s: connector.webhook?.answer_within_s ?? null,
  docs: connector.docs
});

/** How data of a platform come: webhook, pull, file. */
export const waysIn = (connector: Connector): string[] => [
  ...(connector.webhook === undefined ? [] : ['webhook']),
  ...(connector.pull === undefined ? [] : ['pull']),
  'file'
];

/** A schema as zod tells it about itself; only what is read here. */
type Shape = {
  type: string;
  def?: {
    innerType?: Shape;
    defaultValue?: unknown;
    element?: Shape;
    shape?: Record<string, Shape>;
    entries?: Record<string, string>;
  };
  meta?: () => { secret?: unknown; needed_for?: unknown } | undefined;
};

/** The settings of a connector, in its order. A list of secrets is one secret. */
export const settingsOf = (connector: Connector): SettingRow[] =>
  Object.entries(connector.settings.shape).map(([name, schema]) => {
    const given = schema as unknown as Shape; // every zod schema tells its type, definition and meta
    const inner = unwrapped(given);
    return {
      name,
      kind: kindOf(inner),
      is_optional: inner !== given,
      is_secret: isSecret(inner),
      needed_for: inner === given ? null : neededFor(inner),
      standard: given.type === 'default' ? String(given.def?.defaultValue) : null
    };
  });

const unwrapped = (schema: Shape): Shape =>
  (schema.type === 'optional' || schema.type === 'default') && schema.def?.innerType !== undefined
    ? unwrapped(schema.def.innerType)
    : schema;

function neededFor(schema: Shape): SettingRow['needed_for'] {
  const told = schema.meta?.()?.needed_for;
  if (told === 'pull' || told === 'webhook') return told;
  if (!isSecret(schema)) return null;
  return schema.type === 'array' ? 'webhook' : 'pull';
}

const isSecret = (schema: Shape): boolean =>
  schema.meta?.()?.secret === true ||
  (schema.type === 'array' &&
    Object.values(schema.def?.element?.def?.shape ?? {}).some(
      (it) => it.meta?.()?.secret === true
    ));

function kindOf(schema: Shape): string {
  if (schema.type === 'array') return isSecret(schema) ? 'secrets, each with an end' : 'list';
  if (schema.type === 'enum') return Object.values(schema.def?.entries ?? {}).join(' | ');
  return { string: 'text', boolean: 'yes or no', number: 'number' }[schema.type] ?? schema.type;
}

const words = {
  fr: {
    reads: 'lit',
    by: 'arrive par',
    setup: 'mise en route',
    settings: 'réglages',
    secret: 'secret',
    optional: 'facultatif',
    needed: { pull: 'nécessaire au relevé', webhook: 'nécessaire aux webhooks' },
    statuses: 'statuts',
    origins: 'origines',
    limits: 'limites',
    other: 'tout autre mot → unknown'
  },
  en: {
    reads: 'reads',
    by: 'comes by',
    setup: 'set-up',
    settings: 'settings',
    secret: 'secret',
    optional: 'may be left out',
    needed: { pull: 'needed to pull', webhook: 'needed for webhooks' },
    statuses: 'statuses',
    origins: 'origins',
    limits: 'limits',
    other: 'any other word → unknown'
  }
} as const;

/** The same for a terminal, one language. */
export function connectorLines(connector: Connector, lang: keyof Text): string[] {
  const say = words[lang];
  const origins = Object.entries(connector.origins);
  return [
    `${connector.name}: ${connector.label}`,
    connector.description[lang],
    `${say.reads}: ${connector.reads.join(', ')}; ${say.by}: ${waysIn(connector).join(', ')}`,
    `${say.setup}:`,
    ...connector.setup.map((step, i) => `  ${i + 1}. ${step[lang]}`),
    `${say.settings}:`,
    ...settingsOf(connector).map(
      (it) =>
        `  ${it.name}: ${it.kind}${it.is_secret ? `, ${say.secret}` : ''}${it.is_optional ? ` (${it.needed_for === null ? say.optional : say.needed[it.needed_for]})` : ''}`
    ),
    `${say.statuses}:`,
    ...Object.entries(connector.statuses).map(([word, status]) => `  ${word} → ${status}`),
    ...(origins.length === 0 ? [] : [`${say.origins} (${say.other}):`]),
    ...origins.map(
      ([word, { order_mode, channel, fulfilment }]) =>
        `  ${word} → ${[order_mode, channel, fulfilment].filter((it) => it !== undefined).join(', ')}`
    ),
    `${say.limits}:`,
    ...connector.limits.map((limit) => `  - ${limit[lang]}`),
    ...connector.docs
  ];
}

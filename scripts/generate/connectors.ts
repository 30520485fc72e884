import { settingsOf, waysIn } from '#commands/connectors/describe.ts';
import { ways } from '#commands/connectors/ways.ts';
import { connectors } from '#ingest/connectors/index.ts';
import { mappingNames, readMapping } from '#ingest/mapping/read.ts';
import { dropReasons, type Connector } from '#model/connector.ts';
import { paymentFeeds } from '#model/feed.ts';
import type { Text } from '#model/metric.ts';
import { generatedFrom, table, type Page } from './page.ts';

/** docs/connectors.md: every way in which data can come in. */
export const page: Page = {
  path: 'docs/connectors.md',
  content: () =>
    [
      '# Mappings and connectors',
      '',
      generatedFrom('`ingest/connectors` and `ingest/mappings`'),
      '',
      ...introduction,
      table(
        ['Connector', 'Reads', 'Comes by', 'Complete for', 'Counts'],
        [...connectors.values()].map((it) => [
          `[${it.label}](#${it.name})`,
          it.reads.join(', '),
          waysIn(it).join(', '),
          complete(it),
          paymentFeeds.includes(it.name) ? 'unless a platform tells the sale too' : 'always'
        ])
      ),
      '',
      ...connecting,
      ...[...connectors.values()].flatMap(section),
      '## Messages without a fact',
      '',
      'What leaves no fact behind is counted by its reason.',
      '',
      table(
        ['Reason', 'English', 'Français'],
        Object.entries(dropReasons).map(([code, { en, fr }]) => [`\`${code}\``, en, fr])
      ),
      '',
      '## Mappings',
      '',
      'A mapping says what the columns of a file mean: `npm run vitrine -- import FILE… --mapping NAME --unit CODE`. A file whose columns bear our own names needs none.',
      '',
      ...ways()
        .filter(({ way }) => way === 'mapping')
        .map(({ name, description }) => `- <a id="${name}"></a>\`${name}\`: ${description}`),
      ''
    ].join('\n')
};

const introduction = [
  'A connector reads a platform: by webhook, by pull, or out of files in the platform’s own form. `npm run vitrine -- connectors NAME` says what stands here, in French with `--lang fr`. A word for the origin of an order that is not in its table gives the mode `unknown` and a task for the shop’s owner, who can map it.',
  '',
  'An order counts when it is paid, or accepted for payment at pickup: with the status `accepted`, `paid` or `fulfilled`. One that is `pending`, `cancelled`, `failed`, a draft or a test does not count. A refund is a fact of its own, on its own day. What is told by a shop platform and by a payment feed counts once, with the platform ([decision 0024](decisions/0024-one-sale-one-identity.md)).',
  ''
];

const connecting = [
  '## How a platform is connected',
  '',
  '1. Do what stands under “Set-up” of the platform below. *Faites ce qui est dit sous « Set-up » de la plateforme.*',
  '2. `npm run vitrine -- source add NAME --unit CODE --connector CONNECTOR --set SETTING=VALUE …`: a name of your own for the source, the code of the shop, and each setting of the table. A value written `-` is read from standard input, so that a secret stands in no shell’s history. *Un nom à vous pour la source, le code du commerce, et chaque réglage du tableau ; une valeur notée `-` est lue sur l’entrée standard.*',
  '3. The answer gives the address that webhooks go to; write it into the platform. *La réponse donne l’adresse des webhooks, à inscrire chez la plateforme.*',
  '4. `npm run vitrine -- pull NAME --unit CODE` brings at once what the platform still has; from then on the server asks every night. `npm run vitrine -- source list` says how each source is. *`pull` relève aussitôt ; ensuite le serveur relève chaque nuit. `source list` dit l’état de chaque source.*',
  '',
  'A file needs no connection: `npm run vitrine -- import FILE… --mapping CONNECTOR --unit CODE`; tables also by the import page, which asks what their columns mean. *Un fichier se passe de liaison : `import`, et pour un tableau la page d’import, qui demande le sens des colonnes.*',
  ''
];

function complete({ reports }: Connector): string {
  if (reports.online && reports.total) return 'all sales';
  if (reports.online) return 'online sales';
  return reports.total ? 'sales in the shop' : 'nothing as a whole';
}

/** A sentence in both languages, the second told apart by its letters. */
const both = ({ en, fr }: Text): string => `${en}<br>*${fr}*`;

function section(connector: Connector): string[] {
  const { name, label, description, webhook, pace } = connector;
  const origins = Object.entries(connector.origins);
  return [
    `<a id="${name}"></a>`,
    '',
    `## ${label} (\`${name}\`)`,
    '',
    both(description),
    '',
    'Set-up:',
    '',
    ...connector.setup.map((step, i) => `${i + 1}. ${both(step)}`),
    '',
    ...settings(connector),
    ...titled('Status', statuses(connector)),
    ...titled('Origin of an order', origins.length === 0 ? null : originTable(connector)),
    'Limits:',
    '',
    ...(webhook === undefined
      ? []
      : [`- The platform waits ${webhook.answer_within_s} s for the answer to a webhook.`]),
    ...(pace === undefined ? [] : [`- ${paceOf(pace)}`]),
    ...tables(name),
    ...connector.limits.map((limit) => `- ${both(limit)}`),
    '',
    ...(connector.docs.length === 0
      ? []
      : [`Source: ${connector.docs.map((url) => `<${url}>`).join(', ')}`, ''])
  ];
}

const paceOf = ({ requests_per_minute: n, page_size }: NonNullable<Connector['pace']>): string =>
  `A pull makes at most ${n === 1 ? 'one request' : `${n} requests`} a minute, of ${page_size} records each.`;

/** The platform's tables that a mapping reads. */
function tables(connector: string): string[] {
  const found = mappingNames().filter((name) => {
    const { source } = readMapping(name).mapping;
    return source !== undefined && source.split(' ')[0] === connector;
  });
  if (found.length === 0) return [];
  const links = found.map((name) => `[\`${name}\`](#${name})`).join(', ');
  return [`- Tables that it hands out are read by mappings: ${links}.`];
}

const titled = (title: string, content: string | null): string[] =>
  content === null ? [] : [`${title}:`, '', content, ''];

const needs = { pull: 'needed to pull', webhook: 'needed for webhooks' } as const;

function settings(connector: Connector): string[] {
  const rows = settingsOf(connector);
  if (rows.length === 0) return [];
  return [
    table(
      ['Setting', 'Form', 'Note'],
      rows.map(({ name, kind, is_optional, is_secret, needed_for, standard }) => [
        `\`${name}\``,
        kind,
        [
          is_secret ? 'secret, never shown' : '',
          !is_optional ? 'needed' : needed_for === null ? 'may be left out' : needs[needed_for],
          standard === null ? '' : `otherwise ${standard}`
        ]
          .filter((it) => it !== '')
          .join('; ')
      ])
    ),
    ''
  ];
}

function statuses({ statuses: words }: Connector): string | null {
  const rows = Object.entries(words).map(([word, status]) => [`\`${word}\``, `\`${status}\``]);
  return rows.length === 0 ? null : table(['Word of the platform', 'Status here'], rows);
}

const originTable = ({ origins }: Connector): string =>
  table(
    ['Word of the platform', 'Order mode', 'Channel', 'Fulfilment'],
    Object.entries(origins).map(([word, { order_mode, channel, fulfilment }]) => [
      `\`${word}\``,
      `\`${order_mode}\``,
      `\`${channel}\``,
      fulfilment === undefined ? 'as the platform says' : `\`${fulfilment}\``
    ])
  );

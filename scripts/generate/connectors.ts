import { settingsOf, waysIn } from '#commands/connectors/describe.ts';
import { ways } from '#commands/connectors/ways.ts';
import { connectors } from '#ingest/connectors/index.ts';
import { dropReasons, type Connector } from '#model/connector.ts';
import { paymentFeeds } from '#model/feed.ts';
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
      'A connector reads a platform: by webhook, by pull, or out of files in the platform’s own form. `npm run vitrine -- connectors NAME` says what stands here, in French with `--lang fr`. A word for the origin of an order that is not in its table gives the mode `unknown` and a task for the shop’s owner, who can map it.',
      '',
      'An order counts when it is paid, or accepted for payment at pickup. A refund is a fact of its own, on its own day. What is told by a shop platform and by a payment feed counts once, with the platform ([decision 0024](decisions/0024-one-sale-one-identity.md)).',
      '',
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
      'A mapping says what the columns of a file mean: `npm run vitrine -- import FILE… --mapping NAME`. A file whose columns bear our own names needs none.',
      '',
      table(
        ['Name', 'What it reads'],
        ways()
          .filter(({ way }) => way === 'mapping')
          .map(({ name, description }) => [`\`${name}\``, description])
      ),
      ''
    ].join('\n')
};

function complete({ reports }: Connector): string {
  if (reports.online && reports.total) return 'all sales';
  if (reports.online) return 'online sales';
  return reports.total ? 'sales in the shop' : 'nothing as a whole';
}

function section(connector: Connector): string[] {
  const { name, label, description, webhook, pace } = connector;
  const origins = Object.entries(connector.origins);
  return [
    `<a id="${name}"></a>`,
    '',
    `## ${label} (\`${name}\`)`,
    '',
    `${description.en} ${description.fr}`,
    '',
    'Set-up:',
    '',
    ...connector.setup.map(({ en, fr }, i) => `${i + 1}. ${en} ${fr}`),
    '',
    ...settings(connector),
    ...titled('Status', statuses(connector)),
    ...titled('Origin of an order', origins.length === 0 ? null : originTable(connector)),
    'Limits:',
    '',
    ...(webhook === undefined
      ? []
      : [`- The platform waits ${webhook.answer_within_s} s for the answer to a webhook.`]),
    ...(pace === undefined
      ? []
      : [
          `- A pull makes at most ${pace.requests_per_minute} requests a minute of ${pace.page_size} records.`
        ]),
    ...connector.limits.map(({ en, fr }) => `- ${en} ${fr}`),
    '',
    ...(connector.docs.length === 0
      ? []
      : [`Source: ${connector.docs.map((url) => `<${url}>`).join(', ')}`, ''])
  ];
}

const titled = (title: string, content: string | null): string[] =>
  content === null ? [] : [`${title}:`, '', content, ''];

function settings(connector: Connector): string[] {
  const rows = settingsOf(connector);
  if (rows.length === 0) return [];
  return [
    table(
      ['Setting', 'Form', 'Note'],
      rows.map(({ name, kind, is_optional, is_secret }) => [
        `\`${name}\``,
        kind,
        [is_secret ? 'secret, never shown' : '', is_optional ? 'may be left out' : 'needed']
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

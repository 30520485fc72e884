import { ways } from '#commands/connectors.ts';
import { generatedFrom, table, type Page } from './page.ts';

/** docs/connectors.md: every way in which data can come in. */
export const page: Page = {
  path: 'docs/connectors.md',
  content: () =>
    [
      '# Mappings and connectors',
      '',
      generatedFrom('`ingest/mappings`'),
      '',
      'A mapping says what the columns of a file mean: `npm run vitrine -- import FILE… --mapping NAME`. A file whose columns bear our own names needs none.',
      '',
      table(
        ['Name', 'Kind', 'What it reads'],
        ways().map(({ name, way, description }) => [`\`${name}\``, way, description])
      ),
      ''
    ].join('\n')
};

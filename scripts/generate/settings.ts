import { settings, type Setting } from '#model/settings.ts';
import { generatedFrom, table, type Page } from './page.ts';

/** docs/settings.md: every setting with its default. */
export const page: Page = {
  path: 'docs/settings.md',
  content: () => {
    const rows = Object.entries<Setting>(settings).map(([name, { schema, help, secret }]) => [
      `\`${name}\``,
      defaultOf(schema),
      help + (secret === true ? ' Never printed.' : '')
    ]);
    return [
      '# Settings',
      '',
      generatedFrom('`queries/model/settings.ts`'),
      '',
      'Each is an environment variable, read once at start and checked as a whole. `npm run vitrine -- settings` shows the values in force.',
      '',
      table(['Variable', 'Default', 'Meaning'], rows),
      ''
    ].join('\n');
  }
};

function defaultOf(schema: Setting['schema']): string {
  const parsed = schema.safeParse(undefined);
  return parsed.success && parsed.data !== undefined ? `\`${String(parsed.data)}\`` : 'none';
}

/** One generated page of documentation: its path from the project's folder, and what it says now. */
export type Page = { path: string; content(): string };

/** A Markdown table; bars inside cells are escaped. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(header), `|${header.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}

/** The line under a generated page's title. */
export const generatedFrom = (source: string): string =>
  `Generated from ${source} by \`npm run generate\`; edits here are lost.`;

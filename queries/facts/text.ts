/** A text as an SQL literal. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A name as an SQL identifier. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Texts as the inside of an SQL list: 'a', 'b'. */
export const literals = (texts: Iterable<string>): string => [...texts].map(literal).join(', ');

/** The statements of an SQL text, which ends each with a semicolon at the end of a line. */
export const statements = (sql: string): string[] =>
  sql
    .split(/;[ \t]*$/m)
    .map((text) => text.replace(/^\s*--.*$/gm, '').trim())
    .filter((text) => text !== '');

/** How a delimited text is cut into cells. `skip`: lines before the header. `escape`: what stands before a quote inside quotes. */
export type Dialect = {
  separator: string;
  quote: string;
  escape: string;
  skip: number;
  header: string[];
  /** false: there is no header line, the names are numbers */
  has_header: boolean;
};

const separators = [';', ',', '\t', '|'];

/** Records of a text, quotes respected. A record cut off at the end is left out unless it is the only one. */
export function records(
  text: string,
  separator: string,
  quote: string,
  escape: string
): { cells: string[]; line: number }[] {
  const out: { cells: string[]; line: number }[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let from = 1;
  const end = (): void => {
    cells.push(cell);
    if (cells.length > 1 || cell !== '') out.push({ cells, line: from });
    cells = [];
    cell = '';
  };
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charAt(i);
    if (quoted && c === escape && text.charAt(i + 1) === quote) {
      cell += quote;
      i += 1;
    } else if (quoted && c === quote) quoted = false;
    else if (!quoted && c === quote && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (!quoted && c === separator) {
      cells.push(cell);
      cell = '';
    } else if (!quoted && (c === '\n' || c === '\r')) {
      if (c === '\r' && text.charAt(i + 1) === '\n') i += 1;
      end();
      line += 1;
      from = line;
    } else {
      if (c === '\n') line += 1;
      cell += c;
    }
  }
  if (cell !== '' || cells.length > 0) end();
  return out;
}

/** What a first line as wide as most others adds to the share of even records. Approximate. */
const header_bonus = 0.3;

/** Records looked at. */
const records_max = 200;

/**
 * The dialect of a sample of decoded text, by the separator that cuts most records into equally many cells. The header
 * is the first record with that many; lines before it (a title, a date of export) are skipped.
 * `whole`: the sample is the whole file, else its last record is not looked at. `given`: what a person says; a header
 * line of 0 means that there is none, and the columns get numbers.
 */
export function dialectOf(
  text: string,
  whole: boolean,
  given: { separator?: string | undefined; header_line?: number | undefined } = {}
): Dialect {
  const quote = quoteOf(text);
  const escape =
    quote !== '' && text.includes(`\\${quote}`) && !text.includes(quote + quote) ? '\\' : quote;
  const scored = (given.separator === undefined ? separators : [given.separator]).map(
    (separator) => {
      const all = records(text, separator, quote, escape);
      const seen = (whole || all.length < 3 ? all : all.slice(0, -1)).slice(0, records_max);
      const width = commonest(seen.map(({ cells }) => cells.length));
      const even =
        seen.filter(({ cells }) => cells.length === width).length / Math.max(1, seen.length);
      // a header of the common width on the first line speaks against decimal commas that cut every row in two
      const headed = seen[0]?.cells.length === width ? header_bonus : 0;
      const score = width > 1 ? even + headed + Math.min(width, 20) / 100 : 0;
      return { separator, seen, width, score };
    }
  );
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  const { separator, seen, width } =
    best.score === 0 ? { ...best, separator: given.separator ?? ',' } : best;
  const cut = { separator, quote, escape };
  if (given.header_line === 0)
    return { ...cut, skip: 0, has_header: false, header: Array.from({ length: width }, () => '') };
  const header = seen.find(({ cells, line }) =>
    given.header_line === undefined ? cells.length === width : line >= given.header_line
  );
  return {
    ...cut,
    skip: (header?.line ?? 1) - 1,
    has_header: true,
    header: (header?.cells ?? []).map((name) => name.trim())
  };
}

function quoteOf(text: string): string {
  if (text.includes('"')) return '"';
  return /(^|[;,\t|\n\r])'[^']*'([;,\t|\n\r]|$)/.test(text) ? "'" : '"';
}

/** The width most records have; the wider of two equally common ones. */
function commonest(widths: number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || b - a)[0]?.[0] ?? 1;
}

/** Names made usable: empty ones numbered, repeated ones told apart (`montant`, `montant_2`). */
export function uniqueNames(header: string[]): string[] {
  const seen = new Map<string, number>();
  return header.map((name, i) => {
    const base = name === '' ? `column_${i + 1}` : name;
    const n = (seen.get(base.toLowerCase()) ?? 0) + 1;
    seen.set(base.toLowerCase(), n);
    return n === 1 ? base : `${base}_${n}`;
  });
}

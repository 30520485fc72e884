import { parseHTML } from 'linkedom';
import type { AnyChart } from '#lib/charts/index.ts';
import type { Words } from '#lib/charts/define.ts';
import { withColours } from '#lib/charts/files/colours.ts';
import { keyPatterns, swatchShape } from '#lib/charts/files/swatch-shape.ts';
import { drawChart } from '#lib/charts/render.server.ts';
import { element } from '#lib/charts/svg.ts';
import { textWidth, theme } from '#lib/charts/theme.ts';
import { chartTextsIn } from '#lib/text/charts.ts';

/** What a file says beside its picture: terms and texts, in order. */
export type Note = { term: string; text: string };

/** A chart with its data and everything that must go with it. `mode`: the colours of which theme. */
export type Leaving = {
  chart: AnyChart;
  data: never;
  words: Words;
  notes: Note[];
  sample: boolean;
  mode: 'light' | 'dark';
};

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const context = { document, theme };
const page = { width: 820, margin: 30 } as const;

/**
 * A chart as an SVG file that needs nothing else: title, sentence, drawing, key, source and what else is in the notes, a
 * mark on sample data; colours resolved, `title` and `desc` for assistive technology.
 */
export function standaloneSvg(leaving: Leaving): string {
  const { chart, data, words, notes, sample, mode } = leaving;
  const title = chart.title(data, words);
  const summary = chart.summary(data, words);
  const { files } = chartTextsIn(words.format.lang);
  const drawing = drawChart(chart, data, words.format.lang).wide;
  const { nodes, top, height } = sheetOf(leaving, { title, summary, room: drawing.height });
  const told = notes.map(({ term, text }) => `${term}: ${text}`);
  const root = element(
    document,
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: page.width,
      height,
      viewBox: `0 0 ${page.width} ${height}`,
      role: 'img',
      'aria-labelledby': 'title desc',
      lang: words.format.lang,
      'font-family': 'Inter, Arial, sans-serif',
      color: theme.ink
    },
    [
      element(document, 'title', { id: 'title' }, [title]),
      element(document, 'desc', { id: 'desc' }, [
        [summary, ...told, ...(sample ? [files.sample] : [])].join('\n')
      ]),
      element(document, 'defs', {}, keyPatterns(context)),
      element(document, 'rect', { width: page.width, height, fill: theme.paper }),
      ...nodes
    ]
  );
  const size = `x="${page.margin}" y="${top}" width="${drawing.width}" height="${drawing.height}"`;
  const placed = drawing.markup
    .replace('<svg ', `<svg ${size} overflow="visible" `)
    .replace(/ role="img"| aria-label="[^"]*"/g, '')
    .replaceAll(/ font-family="[^"]*"/g, '')
    .replaceAll('currentColor', theme.ink);
  return withColours(root.outerHTML.replace(/<\/svg>$/, `${placed}</svg>`), mode);
}

/** Everything but the drawing, for which `room` px are left at `top`. */
function sheetOf(
  { chart, data, words, notes, sample }: Leaving,
  { title, summary, room }: { title: string; summary: string; room: number }
): { nodes: Element[]; top: number; height: number } {
  const { files } = chartTextsIn(words.format.lang);
  const sheet = column();
  if (sample) sheet.add(files.sample, { size: 12, weight: 600, fill: theme.current, gap: 6 });
  sheet.add(title, { size: 20, weight: 600, fill: theme.ink, gap: 4 });
  sheet.add(summary, { size: 14, fill: theme.inkSoft, gap: 14 });
  const top = sheet.y;
  sheet.y += room + 10;
  const small = { size: 12, fill: theme.inkSoft, gap: 0 };
  for (const items of keyLines(chart.key(data, words))) {
    for (const { item, x } of items) {
      sheet.nodes.push(...swatchShape(item.swatch, page.margin + x, sheet.y + 8, context));
      sheet.nodes.push(line(item.text, { x: page.margin + x + 20, y: sheet.y + 12 }, small));
    }
    sheet.y += 20;
  }
  sheet.y += 8;
  for (const { term, text } of notes)
    sheet.add(`${term}${words.text.charts.colon}${text}`, { ...small, size: 11, gap: 3 });
  return { nodes: sheet.nodes, top, height: Math.ceil(sheet.y + page.margin - 8) };
}

type Style = { size: number; weight?: number; fill: string; gap: number };

/** A column of text that grows downwards. */
function column() {
  const sheet = {
    y: page.margin,
    nodes: [] as Element[],
    add(text: string, style: Style): void {
      for (const words of linesOf(text, style.size)) {
        sheet.nodes.push(line(words, { x: page.margin, y: sheet.y + style.size }, style));
        sheet.y += Math.round(style.size * 1.4);
      }
      sheet.y += style.gap;
    }
  };
  return sheet;
}

const line = (
  text: string,
  place: { x: number; y: number },
  { size, weight = 400, fill }: Style
): Element =>
  element(document, 'text', { ...place, fill, 'font-size': size, 'font-weight': weight }, [text]);

/** A text broken at spaces into lines that fit the page. */
function linesOf(text: string, size: number): string[] {
  const room = page.width - 2 * page.margin;
  const lines: string[] = [];
  for (const word of text.split(/[ \n]/)) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(longer, size) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Items of the key side by side, as many a line as fit. */
function keyLines<Item extends { text: string }>(items: Item[]): { item: Item; x: number }[][] {
  const room = page.width - 2 * page.margin;
  const lines: { item: Item; x: number }[][] = [];
  let x = Infinity;
  for (const item of items) {
    const width = textWidth(item.text) + 40;
    if (x + width > room) {
      lines.push([]);
      x = 0;
    }
    lines.at(-1)?.push({ item, x });
    x += width;
  }
  return lines;
}

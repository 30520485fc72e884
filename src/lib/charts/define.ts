import type * as PlotModule from '@observablehq/plot';
import type { Status } from '#model/question.ts';
import type { Format } from '#lib/format.ts';
import type { Theme } from '#lib/charts/theme.ts';
import type { Texts } from '#lib/text/index.ts';

/** The drawing library, passed in: the server has it at once, the browser only when it must draw. */
export type Plot = typeof PlotModule;

/** A drawing's size class: `narrow` for a phone, `wide` for a column of text and more. */
export type Variant = 'narrow' | 'wide';

/** Language of a chart: its catalogue and its number and date formats. */
export type Words = { text: Texts; format: Format };

/** Everything `draw` may know beside its data. Sizes in px; `id` is unique on the page. */
export type DrawContext = Words & {
  width: number;
  height: number;
  variant: Variant;
  theme: Theme;
  document: Document;
  id: string;
};

/** The drawing's size and the room around what is drawn, as a plot takes them. `frame`: px on each side. */
export const framed = (
  { document, width, height }: Pick<DrawContext, 'document' | 'width' | 'height'>,
  frame: { left: number; right: number; top: number; bottom: number }
) => ({
  document,
  width,
  height,
  marginLeft: frame.left,
  marginRight: frame.right,
  marginTop: frame.top,
  marginBottom: frame.bottom
});

/** What a cell of the table twin, or a mark, stands for when it is not simply a value. */
export type Mark = 'suppressed' | 'missing' | 'zero';

/**
 * One cell: what is read, and the number behind it (null when there is none). `status`: why not, as in an answer; files
 * carry it. `href`: the page of what a row is about.
 */
export type Cell = {
  text: string;
  value?: number | null;
  mark?: Mark;
  status?: Status;
  href?: string;
};

/** The table twin; the first cell of a row names the row. */
export type Table = { columns: string[]; rows: Cell[][] };

/** One stop of hover and keyboard: the place of the cursor in px of the drawing, and what is read there; `box`: its cell. */
export type Stop = {
  x: number;
  y: number;
  title: string;
  lines: StopLine[];
  box?: { width: number; height: number };
};
export type StopLine = { swatch: Swatch | null; name: string; value: string };

/** How a mark of the key looks; styled in Chart.svelte. */
export type Swatch =
  | 'current'
  | 'usual'
  | 'recovery'
  | 'other'
  | 'lost'
  | 'dashed'
  | 'hatched'
  | 'broken'
  | 'band'
  | 'diamond'
  | 'interval'
  | 'hollow'
  | 'arrow'
  | 'nought'
  | 'blank'
  | 'striped'
  | `step-${1 | 2 | 3 | 4 | 5}`
  | `part-${1 | 2 | 3 | 4 | 5 | 6 | 7}`;

/** One line of the key under a chart. */
export type KeyItem = { swatch: Swatch; text: string };

/**
 * A chart, defined once. `draw` is pure: data and size in, element out; no clock, no window, time scales in UTC.
 * `size`: natural size of each variant for these data, px. `cursor`: a line down the plot, a whole
 * row, or one cell of a matrix; it says how stops are walked and found.
 */
export type Chart<Data> = {
  name: string;
  title(data: Data, words: Words): string;
  summary(data: Data, words: Words): string;
  /** metrics whose definitions stand under the chart */
  metrics: string[];
  size(data: Data, variant: Variant): { width: number; height: number };
  draw(plot: Plot, data: Data, context: DrawContext): Element;
  stops(data: Data, context: Omit<DrawContext, 'document' | 'theme' | 'id'>): Stop[];
  key(data: Data, words: Words): KeyItem[];
  table(data: Data, words: Words): Table;
  /** what must be said of its drawing besides definition and source, such as whose outlines these are */
  notes?(data: Data, words: Words): { term: string; text: string }[];
  cursor: 'line' | 'row' | 'cell';
};

/** Registers a chart; the file name is its name. */
export const defineChart = <Data>(chart: Chart<Data>): Chart<Data> => chart;

/** Whether a value was hidden by protection. */
export const isHidden = (status: Status): boolean =>
  status === 'A' || status === 'O' || status === 'D';

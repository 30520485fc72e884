/** Colours of the charts by role, as CSS variables of the page; `resolve` them for a file that leaves the page. */
export const theme = {
  ink: 'var(--ink)',
  inkSoft: 'var(--ink-soft)',
  paper: 'var(--paper)',
  grid: 'var(--grid)',
  axis: 'var(--rule-strong)',
  band: 'var(--band)',
  usual: 'var(--usual)',
  current: 'var(--current)',
  lost: 'var(--current-tint)',
  other: 'var(--other)',
  onOther: 'var(--on-other)',
  /** classes, least first, and the text on them */
  steps: [1, 2, 3, 4, 5].map((i) => `var(--step-${i})`),
  onSteps: [1, 2, 3, 4, 5].map((i) => `var(--on-step-${i})`),
  /** parts of a whole, in order */
  parts: [1, 2, 3, 4, 5, 6, 7].map((i) => `var(--part-${i})`)
} as const;

export type Theme = typeof theme;

/** Text in charts: px, and the mean advance of a character in em, for labels that must not touch. */
export const type = { small: 12, label: 13, advance: 0.54 } as const;

/** Width of a text in px, estimated without a browser; errs on the wide side. */
export const textWidth = (text: string, size: number = type.small): number =>
  text.length * size * type.advance;

/** The text on two lines of about the same length; on one when it has no space. */
export function wrap(text: string): string {
  const spaces = [...text.matchAll(/ /g)].map((match) => match.index);
  const first = spaces[0];
  if (first === undefined) return text;
  const fromMiddle = (i: number) => Math.abs(i - text.length / 2);
  const best = spaces.reduce((a, b) => (fromMiddle(b) < fromMiddle(a) ? b : a), first);
  return `${text.slice(0, best)}\n${text.slice(best + 1)}`;
}

/**
 * A name on one line, or on two where `lines` allows, cut with an ellipsis where that is too short; the table twin has it
 * whole. `room` and `size` (of the letters) in px.
 */
export function fitted(
  name: string,
  room: number,
  lines: 1 | 2 = 2,
  size: number = type.label
): string {
  if (textWidth(name, size) <= room) return name;
  const n = Math.floor(room / (size * type.advance)) - 1;
  const cut = (line: string) => (line.length <= n + 1 ? line : `${line.slice(0, n).trimEnd()}…`);
  return (lines === 1 ? name : wrap(name)).split('\n').map(cut).join('\n');
}

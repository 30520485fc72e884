import type { Variant } from '#lib/charts/define.ts';
import type { Drawing } from '#lib/charts/render.ts';
import { asItStands } from '#lib/ui/first-page.ts';

/** Whether the markup of a drawing is not in its data but in the page that came with them. */
export const isInPage = ({ markup }: Drawing): boolean => markup === asItStands;

/**
 * A first page whose data for the script leave out the drawings: they are in the page already, and would be a third of
 * its weight. `html`: a page, or a part of one, as written by the framework; other text stays as it is.
 */
export const drawnOnce = (html: string): string =>
  html.replace(/markup:"\\u003Csvg(?:[^"\\]|\\.)*"/g, `markup:"${asItStands}"`);

/**
 * Puts the drawings of a page back into the data they were left out of, so that a chart can show them again. `frame`
 * holds them, each in an element with its variant as `data-drawn`.
 */
export function keepFrom(frame: Element, drawings: Record<Variant, Drawing>): void {
  for (const variant of ['narrow', 'wide'] as const) {
    const drawn = frame.querySelector(`[data-drawn=${variant}] > svg`);
    if (isInPage(drawings[variant]) && drawn !== null) drawings[variant].markup = drawn.outerHTML;
  }
}

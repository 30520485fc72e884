const namespace = 'http://www.w3.org/2000/svg';

/** An SVG element with attributes and children, in the given document. */
export function element(
  document: Document,
  name: string,
  attributes: Record<string, string | number>,
  children: (Element | string)[] = []
): Element {
  const node = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  for (const child of children)
    node.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
  return node;
}

/** A hatch of thin slanted lines, the fill of what is hidden. */
export const hatch = (document: Document, id: string, colour: string): Element =>
  element(
    document,
    'pattern',
    { id, width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    [element(document, 'rect', { width: 1.6, height: 5, fill: colour })]
  );

/**
 * The drawing as markup for the page: one image for assistive technology (`label`), no style sheets or inner labels
 * of the library, numbers to a tenth of a px, no fixed size.
 */
export function toMarkup(drawing: Element, label: string): string {
  for (const style of [...drawing.querySelectorAll('style')]) style.remove();
  for (const node of [...drawing.querySelectorAll('*')]) {
    node.removeAttribute('aria-label');
    node.removeAttribute('aria-hidden');
    node.removeAttribute('class');
  }
  drawing.removeAttribute('class');
  drawing.removeAttribute('width');
  drawing.removeAttribute('height');
  drawing.setAttribute('role', 'img');
  drawing.setAttribute('aria-label', label);
  return drawing.outerHTML.replace(/-?\d+\.\d{2,}/g, (number) =>
    String(Math.round(Number(number) * 10) / 10)
  );
}

/** Size and scales of a drawing whose marks are placed in px from the upper left corner. */
export const inPixels = ({
  document,
  width,
  height
}: {
  document: Document;
  width: number;
  height: number;
}) => ({
  document,
  width,
  height,
  margin: 0,
  x: { type: 'linear' as const, domain: [0, width], range: [0, width], axis: null },
  y: { type: 'linear' as const, domain: [0, height], range: [0, height], axis: null }
});

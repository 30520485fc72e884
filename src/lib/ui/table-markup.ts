import type { Cell, Table } from '#lib/charts/define.ts';

/**
 * A table's caption, head and rows as markup. A page has a thousand cells in tables that most readers leave closed: as
 * markup they cost the script nothing on the first page.
 */
export function tableMarkup({ columns, rows }: Table, caption: string): string {
  const isNumeric = columns.map((_, i) => rows.some((row) => row[i] && isNumber(row[i])));
  const head = columns.map(
    (column, i) => `<th scope="col"${isNumeric[i] ? ' class="number"' : ''}>${escaped(column)}</th>`
  );
  const body = rows.map(([first, ...cells]) => {
    const named = `<th scope="row">${first === undefined ? '' : linked(first)}</th>`;
    return `<tr>${named}${cells.map(cellMarkup).join('')}</tr>`;
  });
  return [
    `<caption class="hidden-visually">${escaped(caption)}</caption>`,
    `<thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody>`
  ].join('');
}

const isNumber = (cell: Cell): boolean => cell.value !== undefined;

function cellMarkup(cell: Cell): string {
  const classes = [isNumber(cell) ? 'number' : null, cell.mark].filter(
    (name) => name !== null && name !== undefined
  );
  const text = escaped(cell.text);
  const content =
    cell.value === undefined || cell.value === null
      ? text
      : `<data value="${cell.value}">${text}</data>`;
  return `<td${classes.length > 0 ? ` class="${classes.join(' ')}"` : ''}>${content}</td>`;
}

const linked = ({ text, href }: Cell): string =>
  href === undefined ? escaped(text) : `<a href="${escaped(href)}">${escaped(text)}</a>`;

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);

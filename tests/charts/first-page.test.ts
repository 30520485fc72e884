import { describe, expect, test } from 'vitest';
import { drawnOnce, isInPage } from '#lib/charts/drawn-once.ts';
import { tableMarkup } from '#lib/ui/table-markup.ts';

describe('a drawing in the page and in its data', () => {
  test('is sent once: the data keep its size and leave it out', () => {
    const page = String.raw`<svg id="a"></svg><script>{narrow:{markup:"\u003Csvg x=\"1\">\\ \u003C/svg>",width:340,height:90},n:"\u003Csvg>"}</script>`;
    expect(drawnOnce(page)).toBe(
      String.raw`<svg id="a"></svg><script>{narrow:{markup:" ",width:340,height:90},n:"\u003Csvg>"}</script>`
    );
  });

  test('is known by its data to be elsewhere', () => {
    expect(isInPage({ markup: ' ', width: 1, height: 1 })).toBe(true);
    expect(isInPage({ markup: '<svg></svg>', width: 1, height: 1 })).toBe(false);
  });
});

describe('a table as markup', () => {
  test('names its columns and rows, links, and tells zero, hidden and missing apart', () => {
    const table = {
      columns: ['Area', 'Share'],
      rows: [
        [
          { text: 'Ain', href: '/areas/DEP-01?a=1&b=2' },
          { text: '0 %', value: 0, mark: 'zero' as const }
        ],
        [{ text: 'Gers' }, { text: 'hidden', value: null, mark: 'suppressed' as const }],
        [{ text: 'Lot' }, { text: 'missing', mark: 'missing' as const }]
      ]
    };
    expect(tableMarkup(table, 'Shares')).toBe(
      '<caption class="hidden-visually">Shares</caption>' +
        '<thead><tr><th scope="col">Area</th><th scope="col" class="number">Share</th></tr></thead><tbody>' +
        '<tr><th scope="row"><a href="/areas/DEP-01?a=1&amp;b=2">Ain</a></th>' +
        '<td class="number zero"><data value="0">0 %</data></td></tr>' +
        '<tr><th scope="row">Gers</th><td class="number suppressed">hidden</td></tr>' +
        '<tr><th scope="row">Lot</th><td class="missing">missing</td></tr></tbody>'
    );
  });

  test('no text of it becomes markup', () => {
    const table = { columns: ['<i>'], rows: [[{ text: '"><script>', href: '"onclick="x' }]] };
    expect(tableMarkup(table, 'a < b')).toBe(
      '<caption class="hidden-visually">a &lt; b</caption><thead><tr><th scope="col">&lt;i&gt;</th></tr></thead>' +
        '<tbody><tr><th scope="row"><a href="&quot;onclick=&quot;x">&quot;&gt;&lt;script&gt;</a></th></tr></tbody>'
    );
  });
});

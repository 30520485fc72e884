import tokens from '#lib/theme/tokens.css?raw';

type Mode = 'light' | 'dark';

/** Values of the CSS variables of the page in one theme, out of the one file that holds them. */
function valuesIn(mode: Mode): Map<string, string> {
  const found = new Map<string, string>();
  const block = (selector: string): string =>
    tokens.slice(tokens.indexOf(selector)).split('}', 1)[0] ?? '';
  for (const text of [block(':root {'), block(`:root[data-theme='${mode}'] {`)])
    for (const [, name = '', value = ''] of text.matchAll(/--([\w-]+):\s*([^;]+);/g)) {
      const pair = /^light-dark\(([^,]+),\s*([^)]+)\)$/.exec(value);
      found.set(name, (pair === null ? value : (pair[mode === 'light' ? 1 : 2] ?? value)).trim());
    }
  return found;
}

const known = { light: valuesIn('light'), dark: valuesIn('dark') };

/** A drawing with the colours themselves in place of the page's variables, for a file that leaves the page. */
export const withColours = (markup: string, mode: Mode): string =>
  markup.replace(/var\(--([\w-]+)\)/g, (whole, name: string) => known[mode].get(name) ?? whole);

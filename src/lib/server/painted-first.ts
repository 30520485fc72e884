const begin = /Promise\.all\(\[\s*(import\("[^"]+"\)),\s*(import\("[^"]+"\))\s*\]\)/;

/** After the next frame, or a second later where there is none: a page opened in a tab behind others. */
const painted =
  'new Promise((go) => { requestAnimationFrame(() => setTimeout(go)); setTimeout(go, 1000); })';

/**
 * A page that is painted before it asks for its script, as everything it says stands in it already: on a slow line the
 * words and their fonts have it to themselves, on a slow phone the processor. `modules`: addresses of all that the script
 * will need, asked for together. A page without the framework's own beginning stays as it is.
 */
export function paintedFirst(html: string, modules: readonly string[]): string {
  const ask = `for (const href of ${JSON.stringify(modules)}) document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));`;
  return html.replace(
    begin,
    (_, start: string, app: string) =>
      `${painted}.then(() => { ${ask} return Promise.all([${start}, ${app}]); })`
  );
}

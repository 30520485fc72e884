const begin = /Promise\.all\(\[\s*(import\("[^"]+"\)),\s*(import\("[^"]+"\))\s*\]\)/;

/** After the next frame, or a second later where there is none: a page opened in a tab behind others. */
const painted =
  'new Promise((go) => { requestAnimationFrame(() => setTimeout(go)); setTimeout(go, 1000); })';

/**
 * A page that is painted before it asks for its script, as everything it says stands in it already: on a slow line the
 * words and their fonts have it to themselves, on a slow phone the processor. `modules`: addresses of all that the script
 * will need, asked for together. A page without the framework's own beginning stays as it is. One with a form to send asks
 * at once: the script takes over what stands in the fields, and what was typed before it came would be lost.
 */
export function paintedFirst(html: string, modules: readonly string[]): string {
  if (/<form\b[^>]*\bmethod="post"/i.test(html)) return askingAtOnce(html, modules);
  const ask = `for (const href of ${JSON.stringify(modules)}) document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));`;
  return html.replace(
    begin,
    (_, start: string, app: string) =>
      `${painted}.then(() => { ${ask} return Promise.all([${start}, ${app}]); })`
  );
}

const askingAtOnce = (html: string, modules: readonly string[]): string =>
  html.replace('</head>', (end) => {
    const links = modules.map((href) => `<link rel="modulepreload" href="${href}">`);
    return links.join('') + end;
  });

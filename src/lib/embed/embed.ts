/** What an embedded chart tells the page around it whenever its height changes. Height in px. */
export type HeightMessage = { type: 'vitrine:height'; name: string; height: number };

/** Address of one chart of a view alone. `search`: of the view, as `printView` writes it; `lang` is added. */
export function embedAddress(name: string, search: string, lang: string): string {
  const query = new URLSearchParams(search);
  query.set('lang', lang);
  return `/embed/${encodeURIComponent(name)}?${query}`;
}

/** Height of the frame until its own message comes, px. */
const firstHeight = 640;

/**
 * Markup that puts an embedded chart into any page: a frame, and a line of script that gives it the height it asks for,
 * for pages that admit one. `origin`: of this site; only its messages are heard.
 */
export function embedCode(address: string, origin: string, title: string): string {
  const frame = `<iframe src="${escaped(origin + address)}" title="${escaped(title)}" width="100%" height="${firstHeight}" style="border:0" loading="lazy"></iframe>`;
  const listen = [
    'addEventListener("message",function(e){',
    `if(e.origin!==${JSON.stringify(origin)}||!e.data||e.data.type!=="vitrine:height")return;`,
    'document.querySelectorAll("iframe").forEach(function(f){',
    'if(f.contentWindow===e.source)f.height=e.data.height})})'
  ].join('');
  return `${frame}\n<script>${listen}</script>`;
}

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

// Reports page views of a shop's site: <script defer src="https://…/vitrine.js" data-site="…"></script>
// Keeps nothing in the browser, reads nothing of the device, and sends no address of a page: only the site's host, the
// campaign in the link and the host the visitor came from. Silent for whoever asks for it (GPC, Do Not Track).
// The source of static/vitrine.js, made by `npm run generate`.
(() => {
  const script = document.currentScript;
  const { location, history, navigator } = window;
  const asked =
    navigator.globalPrivacyControl || navigator.doNotTrack === '1' || window.doNotTrack === '1';
  const site = script?.dataset.site;
  if (asked || !site) return;
  const to = script.dataset.to || new URL('/collect/api/hit', script.src).href;
  const campaign =
    /[?&]((utm|mtm|pk)_(campaign|source|medium)|gclid|gbraid|wbraid|dclid|msclkid|ttclid|twclid)=[^&]*/g;
  let page;
  let before = document.referrer && new URL(document.referrer).origin;

  const view = () => {
    if (document.prerendering || page === location.pathname) return;
    page = location.pathname;
    const marks = (location.search.match(campaign) || []).map((mark) => mark.slice(1));
    const body = JSON.stringify({
      s: site,
      u: `${location.origin}/?${marks.join('&')}`,
      r: before
    });
    before = location.origin;
    if ('keepalive' in Request.prototype)
      fetch(to, {
        method: 'POST',
        body,
        keepalive: true,
        credentials: 'omit',
        mode: 'no-cors'
      }).catch(() => {});
    else navigator.sendBeacon(to, body);
  };

  for (const name of ['pushState', 'replaceState']) {
    const own = history[name];
    history[name] = function (...given) {
      own.apply(this, given);
      view();
    };
  }
  addEventListener('popstate', view);
  addEventListener('pageshow', (event) => {
    if (event.persisted) page = undefined;
    view();
  });
  document.addEventListener('prerenderingchange', view);
  view();
})();

import { expect, test } from 'vitest';
import { paintedFirst } from '#lib/server/painted-first.ts';

test('a page asks for its script after its first frame, for all modules together', () => {
  const page = `<p>Words</p><script>
    Promise.all([
      import("./start.js"),
      import("./app.js")
    ]).then(([kit, app]) => kit.start(app));
  </script>`;
  expect(paintedFirst(page, ['./start.js', './page.js'])).toBe(`<p>Words</p><script>
    new Promise((go) => { requestAnimationFrame(() => setTimeout(go)); setTimeout(go, 1000); }).then(() => { for (const href of ["./start.js","./page.js"]) document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href })); return Promise.all([import("./start.js"), import("./app.js")]); }).then(([kit, app]) => kit.start(app));
  </script>`);
});

test('a page with another beginning, or none, stays as it is', () => {
  const page = '<p>Words</p><script>import("./start.js").then((app) => app.start());</script>';
  expect(paintedFirst(page, ['./start.js'])).toBe(page);
});

test('a page with a form to send asks at once, so that nothing typed is taken over late', () => {
  const page = `<head></head><form class="narrow" method="POST"></form><script>
    Promise.all([import("./start.js"), import("./app.js")]).then(([kit, app]) => kit.start(app));
  </script>`;
  expect(paintedFirst(page, ['./start.js', './page.js'])).toBe(
    page.replace(
      '</head>',
      '<link rel="modulepreload" href="./start.js"><link rel="modulepreload" href="./page.js"></head>'
    )
  );
});

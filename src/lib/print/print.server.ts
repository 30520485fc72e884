import { PushBack, VitrineError } from '#model/problem.ts';

/** No browser is installed that could print: HTTP 503, exit 1. The page itself can be printed by its reader. */
export class NoBrowser extends VitrineError {
  constructor(options: { cause?: unknown } = {}) {
    super(
      'no_browser',
      503,
      1,
      'no browser on the server to print with: install Chromium, set CHROME_PATH, or print the page itself',
      options
    );
  }
}

/** What is printed. `url`: the page's public address; `read`: gives the site's answer to an address of the same origin. */
export type Printing = {
  browser: string;
  url: string;
  read: (url: URL) => Promise<Response>;
};

const waitingMax = 4;
const retryAfter_s = 5;
const timeout_ms = 30_000;
let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * A page as PDF, printed by a real browser that is started for it and closed after it, one at a time. Tagged, with the
 * page's own paper size, light colours, without scripts; nothing but the site itself is read.
 * Errors: PushBack when too many wait; NoBrowser when the program does not start; VitrineError when the page is not shown.
 */
export async function printed(printing: Printing): Promise<Uint8Array> {
  if (waiting >= waitingMax) throw new PushBack('busy', 'too many pages to print', retryAfter_s);
  waiting += 1;
  const turn = last.then(() => print(printing));
  last = turn.catch(() => undefined);
  try {
    return await turn;
  } finally {
    waiting -= 1;
  }
}

async function print({ browser: program, url, read }: Printing): Promise<Uint8Array> {
  const browser = await started(program);
  try {
    const page = await browser.newPage({ javaScriptEnabled: false, colorScheme: 'light' });
    page.setDefaultTimeout(timeout_ms);
    await page.route('**/*', async (route) => {
      const asked = new URL(route.request().url());
      if (asked.origin !== new URL(url).origin) return route.abort();
      const answer = await read(asked);
      return route.fulfill({
        status: answer.status,
        contentType: answer.headers.get('content-type') ?? 'application/octet-stream',
        body: Buffer.from(await answer.arrayBuffer())
      });
    });
    const shown = await page.goto(url, { waitUntil: 'load' });
    if (shown?.status() !== 200)
      throw new VitrineError('not_printed', 502, 1, `page not shown: ${shown?.status()}`);
    return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
  } finally {
    await browser.close();
  }
}

/** A browser without a window. Its own fence needs rights that containers and administrators lack; it reads our page only. */
async function started(executablePath: string) {
  const { chromium } = await import('playwright-core');
  try {
    return await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
      timeout: timeout_ms,
      // The server stops by its own order; the library would end the process at once.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false
    });
  } catch (cause) {
    throw new NoBrowser({ cause });
  }
}

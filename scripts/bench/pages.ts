import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { startServer } from '#tests/browser/browser.ts';
import { findBrowser } from '#tests/browser/find.ts';
import { defineBench } from './bench.ts';

const paths = ['/', '/sectors/G09', '/areas/REG-84'];
const profiles = [
  { name: 'desktop', least: 95 },
  { name: 'mobile', least: 90 }
] as const;
const visits = profiles.flatMap((profile) => paths.map((page) => ({ profile, page })));
const bytesMax = 200_000;
const shiftMax = 0.02;
const folder = fileURLToPath(new URL('./lighthouse/', import.meta.url));
const entry = join(folder, 'node_modules/lighthouse/cli/index.js');

/** The part of Lighthouse's answer that is reported. Scores 0 to 1, null where one could not be worked out. */
type Report = {
  categories: Record<string, { title: string; score: number | null }>;
  audits: Record<
    string,
    {
      numericValue?: number;
      details?: { items?: { resourceType?: string; transferSize?: number }[] };
    }
  >;
};
/** Scores, weight and layout shift of the three kinds of pages over the sample data, as a reader's browser meets them. */
export const bench = defineBench({
  name: 'pages',
  what: 'Lighthouse on overview, sector and area, with a desktop and a mobile profile',
  async run({ folder: kept, log }) {
    install();
    const server = await startServer({ data: join(kept, 'pages') });
    const port = await freePort();
    const { path, env } = await findBrowser();
    const browser = await chromium.launch({
      executablePath: path,
      args: ['--headless', '--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
      env: { ...(process.env as Record<string, string>), ...env } // unset names do not appear
    });
    try {
      for (const { profile, page } of visits) {
        await (await fetch(server.url + page)).text(); // worked out once: a reader seldom is the first
        const report = await judged(server.url + page, port, profile.name);
        log(`${profile.name} ${page}: ${told(report, profile.least)}`);
      }
    } finally {
      await browser.close();
      await server.stop();
    }
    return [];
  }
});

/** One report as a line; what misses its mark says so. */
function told({ categories, audits }: Report, least: number): string {
  const scores = Object.values(categories).map(({ title, score }) => {
    const points = Math.round((score ?? 0) * 100);
    return `${title.toLowerCase()} ${points}${points < least ? ` (below ${least})` : ''}`;
  });
  const items = audits['resource-summary']?.details?.items ?? [];
  const bytes = items
    .filter(({ resourceType }) => resourceType === 'script' || resourceType === 'stylesheet')
    .reduce((sum, { transferSize = 0 }) => sum + transferSize, 0);
  const shift = audits['cumulative-layout-shift']?.numericValue ?? 0;
  return [
    ...scores,
    `script and style ${Math.round(bytes / 1000)} kB${bytes > bytesMax ? ' (too much)' : ''}`,
    `layout shift ${shift.toFixed(3)}${shift > shiftMax ? ' (too much)' : ''}`
  ].join(', ');
}

/** Lighthouse comes from a lockfile of its own: two hundred packages that nothing else needs. */
function install(): void {
  if (existsSync(entry)) return;
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', ['ci', '--prefix', folder, ...flags], { stdio: 'inherit' });
  if (status !== 0) throw new Error('lighthouse could not be installed');
}

/** Lighthouse's answer about a page, asked in a process of its own with the browser that listens on a port. */
async function judged(url: string, port: number, profile: string): Promise<Report> {
  const flags = [
    `--port=${port}`,
    '--output=json',
    '--quiet',
    ...(profile === 'desktop' ? ['--preset=desktop'] : [])
  ];
  const { stdout } = await promisify(execFile)(process.execPath, [entry, url, ...flags], {
    maxBuffer: 100_000_000
  });
  return JSON.parse(stdout) as Report; // the package's own format
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo; // listens on a port
  server.close();
  return port;
}

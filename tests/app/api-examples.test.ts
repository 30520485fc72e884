import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeStore, type Store } from '#queries/store.ts';
import { root } from '#tests/house/repository.ts';
import { economy } from '#tests/queries/economy.ts';
import { apiApp } from '../../src/api/app.server.ts';
import { examplePath, examples } from '../../src/api/examples.ts';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'vitrine-examples-'));
let store: Store;
let origin: string;
let server: ReturnType<typeof serve>;

beforeAll(async () => {
  // Six shops in March, two in April, which are too few.
  store = await economy([
    ...Array.from({ length: 6 }, (_, i) => ({
      ...{ unit: `S${i}`, day: '2020-03-10', in_store_minor: 90_000, online_minor: 10_000 }
    })),
    ...['S0', 'S1'].map((unit) => ({
      ...{ unit, day: '2020-04-10', in_store_minor: 90_000, online_minor: 10_000 }
    }))
  ]);
  const app = apiApp({ store: async () => store, isPublic: () => true });
  await new Promise<void>((ready) => {
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => ready());
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((done) => server?.close(done));
  await closeStore(store);
  rmSync(folder, { recursive: true, force: true });
});

/** How an example in a language is run; null: its own command line. */
const programs: Record<string, { command: string; args: string[]; ending: string }> = {
  curl: { command: 'sh', args: [], ending: 'sh' },
  r: { command: 'Rscript', args: ['--vanilla'], ending: 'R' },
  python: { command: 'python3', args: [], ending: 'py' },
  javascript: { command: process.execPath, args: [], ending: 'mjs' }
};

const isHere = async (command: string): Promise<boolean> =>
  run(command, [command === 'sh' ? '-c' : '--version', 'curl --version']).then(
    () => true,
    () => false
  );

describe('the examples of the page on the API', () => {
  test.each(examples('').map(({ name }) => name))('%s runs', async (name) => {
    const program = programs[name];
    const example = examples(origin).find((one) => one.name === name);
    if (program === undefined || example === undefined) throw new Error(`no such example: ${name}`);
    if (!(await isHere(program.command))) {
      console.warn(
        `SKIPPED: the example in ${example.label} was not run, ${program.command} is not here`
      );
      return;
    }
    const file = join(folder, `example.${program.ending}`);
    writeFileSync(file, example.code);
    const { stdout } = await run(program.command, [...program.args, file], { cwd: folder });
    if (name !== 'curl') return expect(stdout.trim()).toBe(told);
    const lines = readFileSync(join(folder, 'series.csv'), 'utf8').trimEnd().split('\n').slice(1);
    const hidden = lines.filter((line) => /,,[AOD],/.test(line));
    expect(`${lines.length} ${hidden.length}`).toBe(told);
  });

  const told = '4 1'; // April is hidden; there is no usual turnover, so that its share is missing

  test('ask what the API answers', async () => {
    const { rows } = (await (await fetch(origin + examplePath)).json()) as {
      rows: { status: string | null }[];
    };
    const hidden = rows.filter(({ status }) => ['A', 'O', 'D'].includes(status ?? ''));
    expect(`${rows.length} ${hidden.length}`).toBe(told);
  });
});

describe('the client made from the document', () => {
  type Made = {
    vitrine(options: { origin: string }): {
      series(query: object): Promise<{ rows: { period: string }[] }>;
      sectors(): Promise<{ families: object[] }>;
      pages(query: object): AsyncGenerator<{ rows: { period: string }[] }>;
    };
  };
  const made = async () => {
    const { vitrine } = (await import(
      /* @vite-ignore */ pathToFileURL(`${root}static/vitrine-client.js`).href
    )) as Made;
    return vitrine({ origin });
  };

  test('asks, follows pages, and throws the problem it was told', async () => {
    const client = await made();
    expect((await client.sectors()).families.length).toBeGreaterThan(0);
    const pages = [];
    for await (const { rows } of client.pages({ metric: 'orders', by: 'period:month', limit: 1 }))
      pages.push(rows.map(({ period }) => period));
    expect(pages).toEqual([['2020-03'], ['2020-04']]);
    await expect(client.series({ metric: 'weather' })).rejects.toMatchObject({
      name: 'ProblemError',
      problem: { status: 400, code: 'invalid_input', field: 'metric' }
    });
  });
});

test('the page on the API has a form for each operation, which runs it without empty fields', async () => {
  const page = await (await fetch(`${origin}/api/docs?lang=fr`)).text();
  expect(page).toContain('<html lang="fr">');
  expect(page.match(/<form /g)?.length).toBe(5);
  const response = await fetch(
    `${origin}/api/docs/run/v1/series?metric=orders&by=&from=&format=json`,
    {
      redirect: 'manual'
    }
  );
  expect([response.status, response.headers.get('location')]).toEqual([
    303,
    '/api/v1/series?metric=orders&format=json'
  ]);
});

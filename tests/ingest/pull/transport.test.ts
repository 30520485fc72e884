import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { internet } from '#ingest/pull/transport.ts';
import { problemOfFailure } from '#ingest/pull/trouble.ts';

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serving(answer: (response: ServerResponse, path: string) => void): Promise<string> {
  const made = createServer((request, response) => answer(response, request.url ?? ''));
  server = made;
  await new Promise<void>((ready) => made.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}`;
}

const ask = (url: string) => ({
  url: new URL(url),
  method: 'GET',
  headers: {},
  body: null,
  signal: new AbortController().signal
});

const problem = (work: Promise<unknown>) => work.then(() => 'none', problemOfFailure);

test('a packed answer arrives unpacked', async () => {
  const url = await serving((response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('[1,2,3]'));
  });
  const answer = await internet({ lan: true })(ask(url));
  expect(await answer.json()).toEqual([1, 2, 3]);
});

test('a line that is cut within the body fails the reading, packed or not', async () => {
  const url = await serving((response, path) => {
    const packed = path === '/packed';
    const body = packed ? gzipSync('x'.repeat(10_000)) : Buffer.from('x'.repeat(10_000));
    response.writeHead(200, {
      'content-length': body.length,
      ...(packed ? { 'content-encoding': 'gzip' } : {})
    });
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
  });
  for (const path of ['/', '/packed']) {
    const answer = await internet({ lan: true })(ask(`${url}${path}`));
    expect(await problem(answer.text())).toBe('cut_off');
  }
});

test('a private address is not reached, by number, by name or in another spelling', async () => {
  const url = await serving((response) => void response.end('secret'));
  const port = new URL(url).port;
  const reach = internet({ lan: false });
  for (const host of ['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::1]', '[::ffff:7f00:1]'])
    expect(await problem(reach(ask(`http://${host}:${port}/`)))).toBe('private_address');
  expect(await (await internet({ lan: true })(ask(url))).text()).toBe('secret');
});

test('the address of a cloud’s own service is not reached even inside the house', async () => {
  expect(await problem(internet({ lan: true })(ask('http://169.254.169.254/latest/')))).toBe(
    'private_address'
  );
});

test('a door that is shut and a request that is called off end at once', async () => {
  const url = await serving(() => undefined);
  const stop = new AbortController();
  const waiting = internet({ lan: true })({ ...ask(url), signal: stop.signal });
  stop.abort();
  await expect(waiting).rejects.toThrow();
  expect(await problem(internet({ lan: true })(ask('http://127.0.0.1:1/')))).toBe('platform_down');
});

import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { combined } from '#ingest/visits/logs/apache.ts';
import { iis } from '#ingest/visits/logs/iis.ts';
import type { LogLine } from '#ingest/visits/logs/line.ts';
import { nginxJson } from '#ingest/visits/logs/nginx-json.ts';
import { classOfHost, referrerClass } from '#ingest/visits/referrers.ts';
import { siteBench, type SiteBench } from './visits-site.ts';

let shop: SiteBench;
beforeAll(async () => {
  shop = await siteBench();
});
afterAll(() => shop.close());

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.webUrl(),
  fc.constant('pageview')
);
const json = fc.oneof(
  fc.json(),
  fc
    .dictionary(
      fc.constantFrom(
        'n',
        'u',
        'd',
        'r',
        's',
        'type',
        'payload',
        'requests',
        'name',
        'url',
        'domain'
      ),
      fc.oneof(text, fc.jsonValue(), fc.constantFrom('toys.example', 'event'))
    )
    .map((value) => JSON.stringify(value))
);

test('no body of any client makes the collector fail', async () => {
  const paths = ['/api/hit', '/api/event', '/api/send', '/matomo.php'];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), fc.oneof(text, json), async (path, body) => {
      const { status } = await shop.call(path, { method: 'POST', body });
      expect([200, 202, 204, 400, 404]).toContain(status);
    }),
    { seed: 26, numRuns: 200 }
  );
  expect(shop.logged).toEqual([]);
});

test('no parameters make Matomo’s address fail, and no amount is lost without a word', async () => {
  const site = String(shop.site.number);
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(
        fc.constantFrom('ec_id', 'revenue', 'ec_tx', 'ec_items', 'urlref', 'idgoal', 'ua', 'e_c'),
        fc.oneof(text, fc.float().map(String), fc.constantFrom('0', '12.50', '[[1,2,3,4,5]]'))
      ),
      async (given) => {
        const query = new URLSearchParams({
          idsite: site,
          rec: '1',
          url: 'https://toys.example/',
          ...given
        });
        expect((await shop.call(`/matomo.php?${query}`)).status).toBe(200);
      }
    ),
    { seed: 26, numRuns: 150 }
  );
  expect(shop.logged).toEqual([]);
});

test('any line of a log is read or not, never a failure', () => {
  const real =
    '203.0.113.7 - - [02/Mar/2026:10:00:00 +0100] "GET / HTTP/1.1" 200 512 "https://a.example/" "Mozilla/5.0"';
  const mutated = fc
    .tuple(fc.nat(real.length), fc.nat(10), fc.string({ maxLength: 5 }))
    .map(([at, cut, put]) => real.slice(0, at) + put + real.slice(at + cut));
  const format = iis();
  format.skip('#Fields: date time c-ip cs-method cs-uri-stem cs(User-Agent) cs(Referer) sc-status');
  fc.assert(
    fc.property(fc.oneof(mutated, text, json), (line) => {
      for (const { read } of [combined, nginxJson, format]) {
        const found: LogLine | null = read(line);
        expect(found === null || Number.isFinite(found.at_ms)).toBe(true);
      }
    }),
    { seed: 26, numRuns: 2000 }
  );
});

test.each([
  ['www.google.fr', 'search'],
  ['news.google.co.uk', 'search'],
  ['mail.google.com', 'site'],
  ['duckduckgo.com', 'search'],
  ['google.evil.example', 'site'],
  ['notgoogle.com', 'site'],
  ['m.facebook.com', 'social'],
  ['t.co', 'social'],
  ['www.amazon.de', 'marketplace'],
  ['www.ebay.co.uk', 'marketplace'],
  ['blog.example', 'site']
])('%s is %s', (host, expected) => {
  expect(classOfHost(host.replace(/^www\./, ''))).toBe(expected);
});

test.each([
  [
    'https://toys.example/?utm_medium=poster&utm_source=window',
    'https://www.google.com/',
    'poster'
  ],
  ['https://toys.example/?utm_source=letter&utm_medium=email', null, 'campaign'],
  ['https://toys.example/?gclid=1', 'https://www.google.com/', 'campaign'],
  ['https://toys.example/?utm_medium=social&utm_source=x', null, 'social'],
  ['https://toys.example/?utm_source=', 'https://www.qwant.com/', 'search'],
  ['https://toys.example/', 'https://toys.example/dolls', 'direct'],
  ['https://toys.example/', 'not an address', 'direct'],
  ['https://toys.example/', null, 'direct'],
  ['https://toys.example/', 'android-app://com.google.android.googlequicksearchbox/', 'search'],
  ['https://toys.example/', 'https://blog.example/toys', 'site']
])('%s from %s is %s', (page, referrer, expected) => {
  const own = (host: string) => host === 'toys.example';
  expect(referrerClass(new URL(page), referrer, own)).toBe(expected);
});

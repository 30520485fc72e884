import { expect, test } from 'vitest';
import { connectorNamed } from '#ingest/connectors/index.ts';
import type { RawRequest } from '#model/connector.ts';

// The vectors of the domain note, section 8: computed there by two independent programs.
const body = Buffer.from('{"id":1,"total":"12.50"}');
const signature = 'Ish09VMn1OAhWK8sce/eaRbffw59mvUvRTNygIlRNrw=';
const now = new Date('2025-01-01T00:00:00Z');
const request = (headers: Record<string, string>, bytes: Uint8Array = body): RawRequest => ({
  method: 'POST',
  url: 'https://collect.example/collect/hooks/1',
  headers,
  body: bytes
});
const verdict = (name: string, it: RawRequest, ...secrets: [string, string | null][]) =>
  connectorNamed(name).webhook?.verify(
    it,
    { webhook_secrets: secrets.map(([value, until]) => ({ value, until })) },
    now
  );

test.each([
  ['shopify', 'x-shopify-hmac-sha256'],
  ['shopify', 'shopify-hmac-sha256'],
  ['woocommerce', 'x-wc-webhook-signature']
])('%s accepts the vector in %s', async (name, header) => {
  expect(await verdict(name, request({ [header]: signature }), ['test-secret', null])).toBe('ok');
});

test.each([
  ['shopify', 'x-shopify-hmac-sha256'],
  ['woocommerce', 'x-wc-webhook-signature']
])('%s refuses the vector under another secret, body or letter', async (name, header) => {
  const bad = (it: RawRequest, secret = 'test-secret') => verdict(name, it, [secret, null]);
  expect(await bad(request({ [header]: signature }), 'test-secreT')).toBe('bad_signature');
  expect(await bad(request({ [header]: signature.replace('I', 'i') }))).toBe('bad_signature');
  expect(await bad(request({ [header]: signature.slice(0, -1) }))).toBe('bad_signature');
  const longer = Buffer.concat([body, Buffer.from('\n')]);
  expect(await bad(request({ [header]: signature }, longer))).toBe('bad_signature');
});

test.each([
  ['shopify', 'x-shopify-hmac-sha256'],
  ['woocommerce', 'x-wc-webhook-signature']
])('%s takes the old secret while it overlaps with the new one', async (name, header) => {
  const it = request({ [header]: signature });
  const before = '2025-01-01T00:00:00.001Z';
  expect(await verdict(name, it, ['new', null], ['test-secret', before])).toBe('ok');
  const until = '2025-01-01T00:00:00Z';
  expect(await verdict(name, it, ['new', null], ['test-secret', until])).toBe('bad_signature');
});

test('woocommerce greets with an unsigned form that wants an answer', async () => {
  const hello = request({}, Buffer.from('webhook_id=12'));
  expect(await verdict('woocommerce', hello, ['test-secret', null])).toBe('hello');
  const order = request({}, Buffer.from('webhook_id=12&id=1'));
  expect(await verdict('woocommerce', order, ['test-secret', null])).toBe('unsigned');
});

test.each([
  ['a&amp;b', 'a&b'],
  ['&quot;x&#039;&#39;&#x27;', "\"x'''"],
  ['&amp;lt;', '&lt;'],
  ['&eacute;', '&eacute;']
])('woocommerce signs with the secret %s as %s', async (kept, signing) => {
  const { createHmac } = await import('node:crypto');
  const own = createHmac('sha256', signing).update(body).digest('base64');
  const it = request({ 'x-wc-webhook-signature': own });
  expect(await verdict('woocommerce', it, [kept, null])).toBe('ok');
});

test('a name that no connector has brings the nearest one', () => {
  expect(() => connectorNamed('shopfy')).toThrow('unknown connector: shopfy (nearest: shopify)');
});

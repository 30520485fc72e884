import '@shopify/shopify-api/adapters/web-api';
import { ApiVersion, shopifyApi } from '@shopify/shopify-api';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Stripe from 'stripe';
import { describe, expect, test } from 'vitest';
import { connectorNamed } from '#ingest/connectors/index.ts';
import { hmac } from '#ingest/connectors/parts/signature.ts';
import type { RawRequest } from '#model/connector.ts';

/** Square's own check, by its file: the package as a whole is four thousand modules for the program and for the types. */
const require = createRequire(import.meta.url);
const { WebhooksHelper } = require(
  join(dirname(require.resolve('square')), 'wrapper/WebhooksHelper.js')
) as {
  WebhooksHelper: {
    verifySignature(given: {
      requestBody: string;
      signatureHeader: string;
      signatureKey: string;
      notificationUrl: string;
    }): Promise<boolean>;
  };
};

/** The body of the domain note's vectors, section 8; and one with letters of two and four bytes. */
const body = '{"id":1,"total":"12.50"}';
const bodies = [body, '{"nom":"Élodie 🧸","total":"12,50"}', '{}', ' {"id": 1}\n'];
const secret = 'test-secret';

type Given = { headers: Record<string, string>; text?: string; now?: Date; url?: string };

const verdict = (name: string, settings: object, given: Given) =>
  connectorNamed(name).webhook?.verify(
    {
      method: 'POST',
      url: given.url ?? 'http://127.0.0.1:3000/collect/v1/hooks/x/1',
      headers: given.headers,
      body: Buffer.from(given.text ?? body)
    } satisfies RawRequest,
    settings as never, // settings of the connector named
    given.now ?? new Date('2025-01-01T00:00:00Z')
  );
const signed_by = (...values: string[]) => ({
  webhook_secrets: values.map((value) => ({ value, until: null }))
});

describe('Stripe', () => {
  const stripe = new Stripe('sk_test_none');
  const at = 1_700_000_000;
  const now = new Date(at * 1_000);
  const vector = `t=${at},v1=270a6f21861e154ce73e7155940f804d108e11114978e22c1f00ca263ca9e638`;
  const stripeVerdict = (header: string, given: Partial<Given> = {}, ...secrets: string[]) =>
    verdict('stripe', signed_by(...(secrets.length === 0 ? [secret] : secrets)), {
      headers: { 'stripe-signature': header },
      now,
      ...given
    });
  const theirs = (text: string, timestamp = at, of = secret): string =>
    stripe.webhooks.generateTestHeaderString({ payload: text, secret: of, timestamp });

  test('the vector of the domain note is ours and theirs, to the character', async () => {
    expect(theirs(body)).toBe(vector);
    expect(await stripeVerdict(vector)).toBe('ok');
  });

  test.each(bodies)(
    'what their library signs we accept, and our signature theirs: %s',
    async (text) => {
      expect(await stripeVerdict(theirs(text), { text })).toBe('ok');
      const ours = `t=${at},v1=${hmac(secret, `${at}.${text}`, 'hex')}`;
      const event = stripe.webhooks.constructEvent(text, ours, secret, 300, undefined, at * 1_000);
      expect(event).toEqual(JSON.parse(text));
    }
  );

  test('a signature is good for 300 seconds, as with them, and not before its time, unlike them', async () => {
    const later = (s: number) => new Date((at + s) * 1_000);
    const theyTake = (s: number): boolean => {
      try {
        stripe.webhooks.constructEvent(body, vector, secret, 300, undefined, (at + s) * 1_000);
        return true;
      } catch (error) {
        expect(error).toBeInstanceOf(Stripe.errors.StripeSignatureVerificationError);
        return false;
      }
    };
    for (const [seconds, expected, they] of [
      [300, 'ok', true],
      [301, 'stale', false],
      [-5, 'ok', true],
      [-6, 'stale', true],
      [-86_400, 'stale', true]
    ] as const) {
      expect(await stripeVerdict(vector, { now: later(seconds) })).toBe(expected);
      expect(theyTake(seconds)).toBe(they);
    }
  });

  test('any v1 may match, other schemes never, and a secret of two may be old or new', async () => {
    const wrong = '0'.repeat(64);
    const right = vector.slice(vector.indexOf('v1=') + 3);
    expect(await stripeVerdict(`t=${at},v1=${wrong},v1=${right},v0=${wrong}`)).toBe('ok');
    expect(await stripeVerdict(`t=${at},v0=${right}`)).toBe('bad_signature');
    expect(await stripeVerdict(`t=${at},v1=${wrong}`)).toBe('bad_signature');
    expect(await stripeVerdict(`v1=${right}`)).toBe('bad_signature');
    expect(await stripeVerdict(vector, {}, 'new-secret', secret)).toBe('ok');
    expect(await stripeVerdict(vector, {}, 'new-secret')).toBe('bad_signature');
    expect(await stripeVerdict(vector, { text: `${body} ` })).toBe('bad_signature');
  });
});

describe('Square', () => {
  const notificationUrl = 'https://example.org/hooks/square';
  const settings = { ...signed_by(secret), notification_url: notificationUrl };
  const vector = 'gl1mkiJ5RiZmHfOtVcyN3GqqLzgaPOU3+QCrQb2SQbE=';
  const header = 'x-square-hmacsha256-signature';
  const theyTake = (requestBody: string, signatureHeader: string) =>
    WebhooksHelper.verifySignature({
      requestBody,
      signatureHeader,
      signatureKey: secret,
      notificationUrl
    });

  test('the vector of the domain note is ours and theirs, to the character', async () => {
    expect(hmac(secret, notificationUrl + body, 'base64')).toBe(vector);
    expect(await theyTake(body, vector)).toBe(true);
    expect(await verdict('square', settings, { headers: { [header]: vector } })).toBe('ok');
  });

  test.each(bodies)('we and their library agree on what is signed: %s', async (text) => {
    const own = hmac(secret, notificationUrl + text, 'base64');
    const changed = own.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'));
    for (const signature of [own, changed, vector.slice(1)])
      expect(
        (await verdict('square', settings, { headers: { [header]: signature }, text })) === 'ok'
      ).toBe(await theyTake(text, signature));
    expect(await theyTake(text, own)).toBe(true);
  });

  test('the address is the configured one, to the byte, whatever the request came to', async () => {
    const given = { headers: { [header]: vector }, url: 'http://10.0.0.7/behind/a/proxy' };
    expect(await verdict('square', settings, given)).toBe('ok');
    const slash = { ...settings, notification_url: `${notificationUrl}/` };
    expect(await verdict('square', slash, { ...given, url: notificationUrl })).toBe(
      'bad_signature'
    );
    const none = signed_by(secret);
    expect(await verdict('square', none, { ...given, url: notificationUrl })).toBe('bad_signature');
  });

  test('the old SHA-1 header is refused even when it is right', async () => {
    const { createHmac } = await import('node:crypto');
    const sha1 = createHmac('sha1', secret)
      .update(notificationUrl + body)
      .digest('base64');
    expect(await verdict('square', settings, { headers: { 'x-square-signature': sha1 } })).toBe(
      'bad_signature'
    );
    const moved = { headers: { [header]: sha1 } };
    expect(await verdict('square', settings, moved)).toBe('bad_signature');
  });
});

describe('Shopify', () => {
  const shopify = shopifyApi({
    apiKey: 'key',
    apiSecretKey: secret,
    apiVersion: ApiVersion.July25,
    hostName: 'example.org',
    isEmbeddedApp: false,
    scopes: ['read_orders'],
    logger: { log: () => undefined }
  });
  const vector = 'Ish09VMn1OAhWK8sce/eaRbffw59mvUvRTNygIlRNrw=';
  const headers = (signature: string): Record<string, string> => ({
    'x-shopify-hmac-sha256': signature,
    'x-shopify-topic': 'orders/updated',
    'x-shopify-shop-domain': 'jouets.myshopify.com',
    'x-shopify-api-version': '2025-07',
    'x-shopify-webhook-id': 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043'
  });
  const theyTake = async (text: string, signature: string): Promise<boolean> => {
    const rawRequest = new Request('https://example.org/hooks', {
      method: 'POST',
      headers: headers(signature)
    });
    return (await shopify.webhooks.validate({ rawBody: text, rawRequest })).valid;
  };
  const weTake = async (text: string, signature: string): Promise<boolean> =>
    (await verdict('shopify', signed_by(secret), { headers: headers(signature), text })) === 'ok';

  test('the vector of the domain note is ours and theirs, to the character', async () => {
    expect(hmac(secret, body, 'base64')).toBe(vector);
    expect([await weTake(body, vector), await theyTake(body, vector)]).toEqual([true, true]);
  });

  test.each(bodies)('we and their library agree on what is signed: %s', async (text) => {
    const own = hmac(secret, text, 'base64');
    for (const signature of [own, own.replace(/^./, '_'), hmac('other', text, 'base64')])
      expect(await weTake(text, signature)).toBe(await theyTake(text, signature));
    expect(await theyTake(text, own)).toBe(true);
  });
});

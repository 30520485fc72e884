import { describe, expect, test } from 'vitest';
import type { Connector, RawRequest } from '#model/connector.ts';
import { cases, expectedOf, fixturePath, hasFixtures } from './fixtures.ts';
import { readFileSync } from 'node:fs';

const ready = cases.flatMap(({ name, connector }) => {
  if (connector.webhook === undefined || !hasFixtures(name)) return [];
  return [{ name, hook: connector.webhook, given: expectedOf(name).webhook }];
});

describe.each(ready)('webhooks of $name', ({ name, hook, given }) => {
  test('have a fixture', () => expect(given).toBeDefined());
  if (given === undefined) return;

  const request = (change: Partial<RawRequest> = {}): RawRequest => ({
    method: 'POST',
    url: given.url,
    headers: given.headers,
    body: readFileSync(fixturePath(name, given.file)),
    ...change
  });
  type Settings = Parameters<NonNullable<Connector['webhook']>['verify']>[1];
  const verify = (changed: RawRequest, now = given.now) =>
    hook.verify(changed, given.settings as Settings, new Date(now));

  test('signed by an older secret pass while it overlaps, and no longer', async () => {
    expect(await verify(request())).toBe('ok');
    expect(await verify(request(), given.later)).not.toBe('ok');
  });

  test('wrong by one byte are refused, wherever the byte is', async () => {
    const { body } = request();
    for (const place of [0, Math.floor(body.length / 2), body.length - 1]) {
      const wrong = Uint8Array.from(body);
      wrong[place] = (wrong[place] ?? 0) ^ 1;
      expect(await verify(request({ body: wrong }))).toBe('bad_signature');
    }
    expect(await verify(request({ body: Buffer.concat([body, Buffer.from('\n')]) }))).toBe(
      'bad_signature'
    );
  });

  test('without headers, or with others, are refused and never thrown', async () => {
    expect(await verify(request({ headers: {} }))).toBe('unsigned');
    for (const value of ['', 'x', '=', '€'.repeat(300), '\u0000'])
      for (const header of Object.keys(given.headers).filter((it) => /sign|hmac/.test(it)))
        expect(await verify(request({ headers: { ...given.headers, [header]: value } }))).not.toBe(
          'ok'
        );
  });

  test('tell their topic, the key of the delivery and their records', () => {
    expect(hook.topic(request())).toBe(given.topic);
    expect(hook.deliveryKey(request())).toBe(given.delivery_key);
    expect(hook.records(request())).toHaveLength(given.records_n);
  });

  test('with a body that is no document are no error', () => {
    for (const body of ['', '{', '\u0000', 'null', '[]', '{"id":'])
      expect(() => hook.records(request({ body: Buffer.from(body) }))).not.toThrow();
  });
});

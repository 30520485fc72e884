import { describe, expect, test } from 'vitest';
import { fetchFor } from '#ingest/pull/fetch-for.ts';
import { settingFields } from '#ingest/pull/settings.ts';
import type { Connector, Page } from '#model/connector.ts';
import { ConnectorError } from '#model/problem.ts';
import { stillClock } from '#tests/ingest/platform/line.ts';
import { cases } from './fixtures.ts';

// Part of the contract of every connector that pulls: how it waits, and what it says when it is let in no more.

const pulled = cases.filter(({ connector }) => connector.pull !== undefined);

const known: Record<string, unknown> = {
  base_url: 'https://shop.example.org',
  shop_domain: 'toys.myshopify.com',
  email: 'api@example.org',
  marketplace_ids: ['A13V1IB3VIYZZH']
};

/** Settings with a key in every place for one. */
const settingsOf = (connector: Connector): Record<string, unknown> =>
  connector.settings.parse(
    Object.fromEntries(
      settingFields(connector).flatMap(({ name, kind, secret }): [string, unknown][] => {
        if (name in known) return [[name, known[name]]];
        return secret && kind === 'text' ? [[name, 'k']] : [];
      })
    )
  );

/** The first page asked for on a line that answers so, one after the other; the last answer stays. */
async function asked(connector: Connector, ...answers: (() => Response)[]) {
  const clock = stillClock('2025-12-01T00:00:00Z');
  const requests: string[] = [];
  const settings = settingsOf(connector);
  const fetch = fetchFor(connector, settings, {
    clock,
    signal: new AbortController().signal,
    transport: async ({ method, url }) => {
      requests.push(`${method} ${url.href}`);
      return (answers[requests.length - 1] ?? answers.at(-1))?.() ?? new Response(null);
    }
  });
  const options = { settings, since: null, cursor: null, fetch, now: clock.now };
  const pages = connector.pull?.(options as never); // settings of any connector, parsed by its own schema
  const first: Page | ConnectorError | undefined = await pages?.next().then(
    ({ value }) => value as Page,
    (error: unknown) => {
      if (error instanceof ConnectorError) return error;
      throw error;
    }
  );
  return { first, requests, waits: clock.waits };
}

const slowDown = (retry_after: string) => () =>
  new Response('{}', { status: 429, headers: { 'retry-after': retry_after } });
const expired = () => Response.json({ error: 'the token has expired' }, { status: 401 });
const invalidGrant = () => Response.json({ error: 'invalid_grant' }, { status: 400 });

test('most connectors pull', () => expect(pulled.length).toBeGreaterThan(10));

describe.each(pulled)('a pull of $name', ({ connector }) => {
  const keys = settingFields(connector)
    .filter(({ secret, kind }) => secret && kind === 'text')
    .map(({ name }) => name);

  test('waits as long as it is told, in seconds or until a date, and asks the same again', async () => {
    const date = new Date('2025-12-01T00:00:39Z').toUTCString();
    const { requests, waits } = await asked(connector, slowDown('9'), slowDown(date), expired);
    expect(waits[0]).toBe(9_000);
    const pace_ms = 60_000 / (connector.pace?.requests_per_minute ?? 60);
    const waited_ms = waits.reduce((sum, ms) => sum + ms, 0);
    expect(waited_ms).toBe(pace_ms > 30_000 ? 2 * pace_ms : 39_000);
    expect(requests).toHaveLength(3);
    expect(new Set(requests).size).toBe(1);
  });

  test('ends when it is told to wait too long, and says until when', async () => {
    const { first, requests } = await asked(connector, slowDown('3600'));
    expect(first).toMatchObject({ problem: { code: 'asked_to_wait' }, retry_after_s: 3600 });
    expect(requests).toHaveLength(1);
  });

  test.each([expired, invalidGrant])(
    'ends at once when its key is over, and names the setting to renew',
    async (over) => {
      const { first, requests } = await asked(connector, over);
      expect(first).toBeInstanceOf(ConnectorError);
      expect(first).toMatchObject({ problem: { code: 'expired_token' }, is_final: true });
      expect(String(first)).toContain(
        `The authorisation given by ${connector.label} has expired: give it again (settings: ${keys.join(', ')}).`
      );
      expect(keys.length).toBeGreaterThan(0);
      expect(requests).toHaveLength(1);
    }
  );
});

import type { Hono } from 'hono';
import type { Clock } from '#ingest/pull/clock.ts';
import type { Transport } from '#ingest/pull/transport.ts';

/** What goes wrong with one request. `cut`: half of the answer arrives; `cut before`: nothing, although it was done. */
export type Fault =
  'slow down' | 'slow down until' | 'broken' | 'busy' | 'cut' | 'cut before' | 'expired' | 'gone';

/** A line to a platform inside the process. `asked`: every request that went out, in order, as method and address. */
export type Line = { transport: Transport; asked: string[] };

/** Requests of a line are counted from 1; `faults` by that count. `after`: what happens at the platform in between. */
export function lineTo(
  app: Hono,
  {
    faults = {},
    after = {},
    clock
  }: { faults?: Record<number, Fault>; after?: Record<number, () => void>; clock: Clock }
): Line {
  const asked: string[] = [];
  const transport: Transport = async ({ url, method, headers, body, signal }) => {
    signal.throwIfAborted();
    asked.push(`${method} ${url.pathname}${url.search}`);
    const n = asked.length;
    const early = spoilt(faults[n], clock);
    if (early !== null) return early;
    const answer = await app.request(url.href, {
      method,
      headers,
      ...(body === null ? {} : { body: body as BodyInit })
    });
    after[n]?.();
    if (faults[n] === 'cut before') throw lineBroken();
    return faults[n] === 'cut' ? halved(answer) : answer;
  };
  return { transport, asked };
}

function spoilt(fault: Fault | undefined, clock: Clock): Response | null {
  if (fault === 'slow down')
    return new Response('{}', { status: 429, headers: { 'retry-after': '7' } });
  if (fault === 'slow down until') {
    const at = new Date(clock.now().getTime() + 30_000).toUTCString();
    return new Response('{}', { status: 429, headers: { 'retry-after': at } });
  }
  if (fault === 'broken') return new Response('oops', { status: 500 });
  if (fault === 'busy') return new Response('later', { status: 503 });
  if (fault === 'expired') return Response.json({ error: 'token expired' }, { status: 401 });
  return fault === 'gone' ? new Response('gone', { status: 404 }) : null;
}

const lineBroken = (): Error => Object.assign(new Error('aborted'), { code: 'ECONNRESET' });

/** As Node gives a body whose line broke: the first half, then an error. */
async function halved(answer: Response): Promise<Response> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  let sent = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent) return controller.error(lineBroken());
      sent = true;
      controller.enqueue(bytes.subarray(0, Math.floor(bytes.length / 2)));
    }
  });
  return new Response(body, { status: answer.status, headers: answer.headers });
}

/** A clock that stands still but for the waits, which are over at once and remembered in milliseconds. */
export function stillClock(start: string): Clock & { waits: number[]; advance(ms: number): void } {
  let now = Date.parse(start);
  const waits: number[] = [];
  return {
    waits,
    now: () => new Date(now),
    advance: (ms) => {
      now += ms;
    },
    wait: (ms, signal) => {
      if (signal.aborted) return Promise.reject(signal.reason as Error);
      waits.push(ms);
      now += ms;
      return Promise.resolve();
    }
  };
}

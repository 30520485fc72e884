import type { ConnectionProblem } from '#model/connection.ts';
import type { PullOptions } from '#model/connector.ts';
import type { ConnectorError } from '#model/problem.ts';
import { bounded, isFile, whole } from './body.ts';
import type { Clock } from './clock.ts';
import { isPrivate } from './hosts.ts';
import { graphqlCost, pace, retryAfterMs, type Pace } from './pace.ts';
import type { Ask, Transport } from './transport.ts';
import { mayPass, problemOfFailure, problemOfStatus, trouble } from './trouble.ts';

/** Bounds of one request. */
export type FetchLimits = {
  attempts_max: number;
  /** until the answer is there as a whole; a file only until it begins */
  timeout_ms: number;
  /** a longer wait that the platform asks for ends the run */
  wait_ms_max: number;
  answer_bytes_max: number;
  file_bytes_max: number;
  redirects_max: number;
};

/** What a request may take when nobody says otherwise. */
export const fetchLimits: FetchLimits = {
  attempts_max: 5,
  timeout_ms: 60_000,
  wait_ms_max: 300_000,
  answer_bytes_max: 64 * 1024 * 1024,
  file_bytes_max: 8 * 1024 * 1024 * 1024,
  redirects_max: 5
};

/** What a pull's fetch needs. `hosts`: where credentials may go; none: the host of the first request. */
export type FetchOptions = {
  /** label of the platform, for sentences */
  platform: string;
  /** names of the settings that hold keys, for sentences */
  keys?: readonly string[];
  hosts: ReadonlySet<string>;
  requests_per_minute: number;
  transport: Transport;
  clock: Clock;
  signal: AbortSignal;
  limits?: Partial<FetchLimits>;
};

type Work = FetchOptions & { limits: FetchLimits; pace: Pace; hosts: Set<string> };

/**
 * The `fetch` of one pull: spread to the platform's pace, patient with Retry-After and GraphQL cost, tried again with
 * longer and longer waits, timed out, bounded in size, and never to an address inside a house or, with credentials, to a
 * host that is not the platform's. Errors: ConnectorError with its sentence; the signal's reason.
 */
export function pullFetch(options: FetchOptions): PullOptions<unknown>['fetch'] {
  const work: Work = {
    ...options,
    limits: { ...fetchLimits, ...options.limits },
    pace: pace(options.requests_per_minute, options.clock),
    hosts: new Set(options.hosts)
  };
  return async (url, init) => {
    const ask = await toAsk(url, init, options.signal);
    if (work.hosts.size === 0) work.hosts.add(ask.url.host);
    guard(ask, work);
    return persist(ask, work);
  };
}

async function toAsk(
  url: string,
  init: RequestInit | undefined,
  signal: AbortSignal
): Promise<Ask> {
  const request = new Request(url, init);
  const headers = Object.fromEntries(request.headers);
  const bytes = request.body === null ? null : new Uint8Array(await request.arrayBuffer());
  return {
    url: new URL(request.url),
    method: request.method,
    headers: {
      'user-agent': 'Vitrine',
      ...headers,
      ...(bytes === null ? {} : { 'content-length': String(bytes.length) })
    },
    body: bytes,
    signal
  };
}

function guard({ url, headers, body }: Ask, { hosts, platform }: Work): void {
  const foreign = !hosts.has(url.host);
  const web = url.protocol === 'https:' || (url.protocol === 'http:' && !foreign);
  if (!web || (foreign && isPrivate(headers, body)))
    throw trouble('foreign_address', { platform, value: url.host });
}

/** Tries until a good answer, or until it is clear that there will be none. */
async function persist(ask: Ask, work: Work): Promise<Response> {
  const { limits, clock, signal } = work;
  for (let attempt = 1; ; attempt += 1) {
    await work.pace.turn(signal);
    const result = await once(ask, work);
    if (result instanceof Response) return result;
    const wait_ms = result.wait_ms ?? Math.min(1000 * 2 ** (attempt - 1), 60_000);
    if (wait_ms > limits.wait_ms_max)
      throw trouble(
        'asked_to_wait',
        { platform: work.platform, value: ask.url.host },
        { retry_after_s: Math.ceil(wait_ms / 1000) }
      );
    if (attempt >= limits.attempts_max) throw result.error;
    await clock.wait(wait_ms, signal);
  }
}

/** Why an attempt failed that may be repeated. `wait_ms`: as the platform asks; null: our choice. */
type Again = { error: ConnectorError; wait_ms: number | null };

async function once(first: Ask, work: Work): Promise<Response | Again> {
  const { limits, signal, platform } = work;
  const timer = new AbortController();
  const timeout = setTimeout(
    () => timer.abort(new DOMException('no answer in time', 'TimeoutError')),
    limits.timeout_ms
  );
  const ask = { ...first, signal: AbortSignal.any([signal, timer.signal]) };
  try {
    const { answer, asked } = await follow(ask, work);
    return await judge(answer, asked, work);
  } catch (error) {
    signal.throwIfAborted();
    if (isTrouble(error)) throw error;
    const problem = timer.signal.aborted ? 'too_slow' : problemOfFailure(error);
    const told = trouble(problem, { platform, value: first.url.host }, { cause: error });
    if (!mayPass(problem)) throw told;
    return { error: told, wait_ms: null };
  } finally {
    clearTimeout(timeout);
  }
}

const isTrouble = (error: unknown): error is ConnectorError =>
  error instanceof Error && 'is_final' in error;

/** Follows redirects; each new address is judged like the first, and credentials never leave the platform's hosts. */
async function follow(ask: Ask, work: Work): Promise<{ answer: Response; asked: Ask }> {
  let asked = ask;
  for (let n = 0; n <= work.limits.redirects_max; n += 1) {
    const answer = await work.transport(asked);
    const location = answer.headers.get('location');
    if (![301, 302, 303, 307, 308].includes(answer.status) || location === null)
      return { answer, asked };
    await answer.body?.cancel();
    const url = new URL(location, asked.url);
    const repeated = [307, 308].includes(answer.status) || asked.method === 'GET';
    asked = { ...asked, url, ...(repeated ? {} : { method: 'GET', body: null }) };
    guard(asked, work);
    const downgraded = ask.url.protocol === 'https:' && url.protocol === 'http:';
    if (downgraded) throw trouble('foreign_address', { platform: work.platform, value: url.host });
  }
  throw trouble('refused', { platform: work.platform, value: 'too many redirects' });
}

async function judge(answer: Response, asked: Ask, work: Work): Promise<Response | Again> {
  const { limits, clock, platform } = work;
  const fail = (problem: ConnectionProblem, value = asked.url.host): ConnectorError =>
    trouble(problem, { platform, value });
  const tooLarge = () => fail('answer_too_large');
  if (answer.ok && isFile(answer)) return bounded(answer, limits.file_bytes_max, tooLarge);
  const text = await whole(answer, limits.answer_bytes_max, tooLarge);
  if (!answer.ok) {
    const problem = problemOfStatus(answer.status, text.slice(0, 10_000));
    if (problem === 'refused') throw fail('refused', `HTTP ${answer.status}`);
    if (problem === 'wrong_key' || problem === 'expired_token')
      throw fail(problem, (work.keys ?? []).join(', '));
    if (problem !== null) throw fail(problem);
    return {
      error: fail(answer.status === 429 ? 'asked_to_wait' : 'platform_down'),
      wait_ms: retryAfterMs(answer.headers.get('retry-after'), clock.now())
    };
  }
  if (/^text\/html/i.test(answer.headers.get('content-type') ?? '')) throw fail('not_the_platform');
  const cost = graphqlCost(text);
  if (cost?.throttled === true)
    return { error: fail('asked_to_wait'), wait_ms: Math.max(cost.wait_ms, 1000) };
  if (cost !== null) work.pace.rest(cost.wait_ms);
  return new Response(text === '' ? null : text, {
    status: answer.status,
    headers: answer.headers
  });
}

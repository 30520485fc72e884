import { lookup } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { literalAddress, mayReach } from './addresses.ts';

/** One request on the line; header names in lower case. */
export type Ask = {
  url: URL;
  method: string;
  headers: Record<string, string>;
  body: string | Uint8Array | null;
  signal: AbortSignal;
};

/** What carries a request to its host and brings the answer, redirects unfollowed. Errors: with Node's `code`. */
export type Transport = (ask: Ask) => Promise<Response>;

/** A line on which nothing moves for so long is given up. */
const idle_ms = 60_000;

class Unreachable extends Error {
  readonly code = 'EPRIVATE';
}

/**
 * Requests over http and https that reach only addresses of the internet, with `lan` also those inside a house. The
 * address is judged when the name is looked up and that very address is connected to, so that a name cannot
 * change its meaning in between.
 */
export function internet({ lan }: { lan: boolean }): Transport {
  const judged: LookupFunction = (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, []);
      const bad = found.find(({ address }) => !mayReach(address, lan));
      if (bad !== undefined) return callback(new Unreachable(`private address: ${host}`), []);
      const [first] = found;
      if (options.all === true || first === undefined) return callback(null, found);
      return callback(null, first.address, first.family);
    });
  };
  return (ask) => send(ask, judged, lan);
}

function send(ask: Ask, judged: LookupFunction, lan: boolean): Promise<Response> {
  const literal = literalAddress(ask.url);
  if (literal !== null && !mayReach(literal, lan))
    return Promise.reject(new Unreachable(`private address: ${literal}`));
  const request = ask.url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const sent = request(
      ask.url,
      {
        method: ask.method,
        headers: { 'accept-encoding': 'gzip, deflate, br', ...ask.headers },
        signal: ask.signal,
        lookup: judged,
        agent: false
      },
      (answer) => resolve(toResponse(answer))
    );
    sent.setTimeout(idle_ms, () =>
      sent.destroy(Object.assign(new Error('nothing moved'), { code: 'ETIMEDOUT' }))
    );
    sent.on('error', reject);
    sent.end(ask.body ?? undefined);
  });
}

const unpacked: Record<string, () => Transform> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress
};

const withoutBody = [204, 205, 304];

function toResponse(answer: IncomingMessage): Response {
  const status = answer.statusCode ?? 502;
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers))
    for (const one of [value ?? []].flat()) headers.append(name, one);
  if (withoutBody.includes(status)) {
    answer.resume();
    return new Response(null, { status, headers });
  }
  const unpack = unpacked[answer.headers['content-encoding']?.toLowerCase() ?? ''];
  headers.delete('content-encoding');
  if (unpack !== undefined) headers.delete('content-length');
  return new Response(toWeb(answer, unpack?.()), { status, headers });
}

/** The body as a web stream, unpacked; a line that is cut in the middle fails the reading. */
function toWeb(answer: IncomingMessage, unpack?: Transform): ReadableStream {
  if (unpack !== undefined) pipeline(answer, unpack, () => undefined); // the reader sees the failure
  return Readable.toWeb(unpack ?? answer) as ReadableStream; // Node's own type of the same class
}

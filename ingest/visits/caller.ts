import type { Caller } from './receive.ts';

type Headers = { get(name: string): string | null };

/**
 * Who calls, out of a request's headers and the other end of its socket. `proxies_n`: how many proxies stand in front; each
 * appends the address it saw, so that the last but (n - 1) is the visitor's. What a caller writes itself is not believed.
 */
export const callerOf = (headers: Headers, socket: string, proxies_n: number): Caller => ({
  address: plain(proxies_n === 0 ? socket : (forwarded(headers, proxies_n) ?? socket)),
  agent: (headers.get('user-agent') ?? '').slice(0, 1000),
  is_reserved: headers.get('sec-gpc') === '1' || headers.get('dnt') === '1'
});

function forwarded(headers: Headers, proxies_n: number): string | null {
  const hops = (headers.get('x-forwarded-for') ?? '')
    .split(',')
    .map((hop) => hop.trim())
    .filter((hop) => hop !== '');
  return hops.at(-proxies_n) ?? hops[0] ?? null;
}

/** An IPv4 address that came as IPv6 is the same address. */
const plain = (address: string): string => address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '');

import { BlockList, isIP, isIPv6 } from 'node:net';

/** Addresses that are nobody's on the internet and never a shop's machine either: metadata services, multicast, tests. */
const never = list([
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 128],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8]
]);

/** Addresses inside a house: reached only where the operator allows it. */
const inside = list([
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['::1', 128],
  ['fc00::', 7]
]);

function list(subnets: [string, number][]): BlockList {
  const made = new BlockList();
  for (const [net, prefix] of subnets) made.addSubnet(net, prefix, isIPv6(net) ? 'ipv6' : 'ipv4');
  return made;
}

/**
 * Whether an IP address may be asked. `lan`: addresses inside a house too. A v4 address written as v6 is judged as v4.
 * Source: the IANA special-purpose address registries (RFC 6890).
 */
export function mayReach(address: string, lan: boolean): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  const type = family === 6 ? 'ipv6' : 'ipv4';
  return !never.check(address, type) && (lan || !inside.check(address, type));
}

/** The IP address that a URL names by itself, without the brackets of v6; null: a name. */
export function literalAddress(url: URL): string | null {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(host) === 0 ? null : host;
}

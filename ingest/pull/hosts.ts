/** A whole text that is the name of a host, such as `shop.example.org`, with a port perhaps. */
const hostLike = /^([a-z0-9-]+\.)+[a-z]{2,}(:\d+)?$/i;

/** The hosts that a connection's settings name, as addresses or by themselves, in lower case with their ports. */
export function hostsOf(settings: unknown): Set<string> {
  const found = new Set<string>();
  visit(settings, found);
  return found;
}

function visit(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') {
    const host = hostOf(value);
    if (host !== null) found.add(host);
  } else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) visit(inner, found);
}

function hostOf(text: string): string | null {
  if (hostLike.test(text)) return text.toLowerCase();
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  return new URL(text).host;
}

/** Headers that are about the form of a request and tell nobody anything. */
const harmless = ['accept', 'accept-language', 'content-type', 'content-length', 'user-agent'];

/** Whether a request carries something that is not for everybody: credentials, a body, a query of its own making. */
export const isPrivate = (
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array | null
): boolean => body !== null || Object.keys(headers).some((name) => !harmless.includes(name));

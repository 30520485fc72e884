import { createHmac } from 'node:crypto';

/** A browser without a window: keeps cookies, follows nothing by itself, says where its forms come from. */
export class Visitor {
  private readonly jar = new Map<string, string>();

  constructor(readonly url: string) {}

  get cookie(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.keep(
      await fetch(this.url + path, {
        redirect: 'manual',
        headers: { accept: 'text/html', cookie: this.cookie, ...headers }
      })
    );
  }

  /** A form as a browser sends it from the page itself; `headers` replace what it says of itself. */
  async post(
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string> = { origin: this.url, 'sec-fetch-site': 'same-origin' }
  ): Promise<Response> {
    return this.keep(
      await fetch(this.url + path, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams(fields),
        headers: { accept: 'text/html', cookie: this.cookie, ...headers }
      })
    );
  }

  private keep(response: Response): Response {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line) || value === '') this.jar.delete(name);
      else this.jar.set(name, value);
    }
    return response;
  }
}

/** Where an answer leads to, without the origin. */
export const leadsTo = (response: Response): string =>
  (response.headers.get('location') ?? '').replace(/^http:\/\/[^/]+/, '');

/** The code of an authenticator app at a moment. Source: RFC 6238 with SHA-1, 6 digits, 30 s. */
export function totp(secret: string, now: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0'));
  const bytes = (bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const digest = createHmac('sha1', Buffer.from(bytes)).update(counter).digest();
  const at = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { isAPIError } from 'better-auth/api';
import { parseSetCookieHeader, toCookieOptions } from 'better-auth/cookies';
import { callerOf } from '#ingest/visits/caller.ts';
import { server } from '#lib/server/context.server.ts';
import type { AccountFault } from '#lib/text/account-fr.ts';
import { PushBack } from '#model/problem.ts';
import { noteEvent } from '#queries/store.server.ts';
import { password_min } from './auth.server.ts';

/** What was wrong with each field of a form, `form` being the whole. */
export type Faults = Partial<Record<string, AccountFault>>;

/** What the library needs of a request: its cookies and its browser, nothing a page could forge. */
export const ownHeaders = ({ request }: RequestEvent): Headers =>
  new Headers({
    cookie: request.headers.get('cookie') ?? '',
    'user-agent': request.headers.get('user-agent') ?? ''
  });

/** Puts the cookies of the library's answer into the browser. */
export function keepCookies(cookies: Cookies, headers: Headers | null | undefined): void {
  for (const line of headers?.getSetCookie() ?? [])
    for (const [name, attributes] of parseSetCookieHeader(line)) {
      const { value } = attributes;
      const options = { ...toCookieOptions(attributes), path: attributes.path ?? '/' };
      const { domain: _, partitioned: __, ...plain } = options; // set by no setting of ours
      cookies.set(name, value, defined(plain));
    }
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };
const defined = <T extends { path: string }>(value: T): Defined<T> =>
  Object.fromEntries(Object.entries(value).filter(([, it]) => it !== undefined)) as Defined<T>; // what is undefined is left out

/** The address of whoever asks, as far as proxies are believed. */
export const addressOf = (event: RequestEvent): string =>
  callerOf(event.request.headers, event.getClientAddress(), server().settings.VITRINE_PROXIES)
    .address;

/** The text of a form's field, trimmed; empty when absent or a file. */
export const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

/** A password as typed: not trimmed, since a space may be part of it. */
export const secretOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/** Where to go after signing in: a path of ours, nothing that leads elsewhere. */
export const nextOf = (given: string | null): string =>
  given !== null && /^\/(?![/\\])[^\\]*$/.test(given) ? given : '/account';

export const isEmail = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>"]+@[^\s@<>".]+(\.[^\s@<>".]+)+$/.test(text);

/** What is wrong with a password somebody chooses; null when nothing is. Source: OWASP ASVS 4.0.3, 2.1. */
export function passwordFault(password: string, email: string): AccountFault | null {
  if (password === '') return 'password_missing';
  if (password.length < password_min) return 'password_short';
  if (password.length > 128) return 'password_long';
  const [local = ''] = email.toLowerCase().split('@');
  return local.length >= 4 && password.toLowerCase().includes(local) ? 'password_like_email' : null;
}

/** The fault that an error of the library or of a limiter means; other errors pass. */
export function faultOf(error: unknown, refused: AccountFault): AccountFault {
  if (error instanceof PushBack) return 'too_many';
  if (isAPIError(error) && Number(error.statusCode) < 500) return refused;
  throw error;
}

/** Writes down what somebody did. */
export async function note(what: string, who: string, about = ''): Promise<void> {
  await noteEvent(await server().store(), { what, who, about }, new Date());
}

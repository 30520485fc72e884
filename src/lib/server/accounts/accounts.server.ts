import type { Settings } from '#model/settings.ts';
import type { Store } from '#queries/store.server.ts';
import { letterOf } from '#lib/text/letters.ts';
import { openAuth, type Auth } from './auth.server.ts';
import { openPost, type Post } from './post.server.ts';

/** Accounts of one process: the library, the post, and the store that knows shops and areas. */
export type Accounts = {
  auth: Auth;
  post: Post;
  origin: string;
  store(): Promise<Store>;
  /** lets go of the database, mails that are being written first */
  close(): Promise<void>;
};

/** What accounts are opened with. `origin`: public address of the site, without a slash at its end. */
export type AccountsDoor = {
  settings: Settings;
  secret: string;
  origin: string;
  store(): Promise<Store>;
};

/** Opens the accounts of the settings, tables up to date. */
export async function openAccounts(door: AccountsDoor): Promise<Accounts> {
  const post = openPost(door.settings);
  const { auth, close } = await openAuth({
    ...door,
    send: (kind, email, token) =>
      post.later(() => sendLink({ auth, post, ...door }, kind, email, token))
  });
  return {
    ...{ auth, post, origin: door.origin, store: () => door.store() },
    async close() {
      await post.settle();
      await close();
    }
  };
}

type Sending = { auth: Auth; post: Post; origin: string };

/** A link to an account there is; to nobody else. Where a code is asked for too, no link opens the account. */
async function sendLink(
  { auth, post, origin }: Sending,
  kind: 'sign_in' | 'password',
  email: string,
  token: string
): Promise<void> {
  const found = await (await auth.$context).internalAdapter.findUserByEmail(email);
  if (found === null) return;
  const user = found.user as typeof found.user & {
    lang?: string;
    twoFactorEnabled?: boolean | null;
  }; // our fields
  const lang = user.lang === 'en' ? 'en' : 'fr';
  const needsCode = kind === 'sign_in' && user.twoFactorEnabled === true;
  const path = kind === 'sign_in' ? 'link' : 'password';
  await post.send(
    email,
    letterOf(lang, needsCode ? 'sign_in_by_code' : kind, {
      link: needsCode ? `${origin}/sign-in` : `${origin}/sign-in/${path}/${token}`
    })
  );
}

/** The address people reach the site at: the setting, else this machine. */
export const originOf = ({ ORIGIN, PORT }: Settings): string =>
  (ORIGIN ?? `http://localhost:${PORT}`).replace(/\/$/, '');

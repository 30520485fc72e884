import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { removeUpload, uploadsOf } from '#ingest/files/uploads.ts';
import type { Accounts } from '#lib/server/accounts/accounts.server.ts';
import { scrubAccounts } from '#lib/server/accounts/file.server.ts';
import { listPeople, removePerson, takeGrant } from '#lib/server/accounts/people.server.ts';
import { NotFound } from '#model/problem.ts';
import type { Settings } from '#model/settings.ts';
import { eraseUnit, noteEvent, shopPlace, type Erased, type Store } from '#queries/store.server.ts';

/** What is needed to erase a shop wherever it is. `by`: id of the account, `''` for the command line. */
export type Erasing = { store: Store; accounts: Accounts; settings: Settings; by: string };

/** What went: rows of the store, and accounts that were of this shop alone. */
export type ShopErased = Erased & { accounts_n: number };

/**
 * Erases a shop from everything this site keeps: the store, uploads, roles and invitations, accounts that have no other
 * role, letters written to files; also from the bytes of those files. The log keeps that a shop was erased, not which.
 * Copies made by `backup` are the operator's.
 * Errors: NotFound `unknown unit: x`.
 */
export async function eraseShop(
  { store, accounts, settings, by }: Erasing,
  unit: string
): Promise<ShopErased> {
  if ((await shopPlace(store, unit)) === null) throw new NotFound(`unknown unit: ${unit}`);
  const gone = await endRoles(accounts, unit, by);
  const erased = await eraseUnit(store, { unit }); // after the roles, whose end is in the log under the shop's name
  for (const source_id of erased.sources)
    for (const { upload_id } of uploadsOf(store, source_id)) removeUpload(store, upload_id);
  removeLetters(settings, [unit, ...gone]);
  await scrubAccounts(settings);
  await noteEvent(store, { what: 'shop erased', who: by, about: '' }, new Date());
  return { ...erased, accounts_n: gone.length };
}

/** Ends roles and invitations of a shop; accounts without another role go. Returns their addresses. */
async function endRoles(accounts: Accounts, unit: string, by: string): Promise<string[]> {
  const { adapter } = await accounts.auth.$context;
  await adapter.deleteMany({ model: 'invitation', where: [{ field: 'scope', value: unit }] });
  const gone = [];
  for (const person of await listPeople(accounts)) {
    const here = person.grants.filter(
      ({ role, scope }) => scope === unit && (role === 'owner' || role === 'staff')
    );
    if (here.length === 0) continue;
    if (here.length === person.grants.length && person.user_id !== by) {
      await removePerson(accounts, person.user_id, by);
      gone.push(person.email);
    } else for (const { grant_id } of here) await takeGrant(accounts, grant_id, by);
  }
  return gone;
}

/** Letters in the folder of mails that say one of these words. */
function removeLetters(settings: Settings, words: readonly string[]): void {
  const folder = join(settings.VITRINE_DATA, 'mail');
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), 'utf8');
    const body = Buffer.from(text.slice(text.indexOf('\n\n')), 'base64').toString('utf8');
    if (words.some((word) => text.includes(word) || body.includes(word)))
      rmSync(join(folder, name));
  }
}

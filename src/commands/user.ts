import { defineCommand } from '#commands/command.ts';
import { openAccounts, originOf } from '#lib/server/accounts/accounts.server.ts';
import { invite } from '#lib/server/accounts/invitations.server.ts';
import { livingPresence } from '#lib/server/presence.ts';
import { Role } from '#model/access.ts';
import { InvalidInput } from '#model/problem.ts';

/** `user invite`: a link with which somebody makes an account and becomes what it says. */
export const command = defineCommand({
  name: 'user',
  usage: `invite EMAIL --role ${Role.options.join('|')} [--shop CODE | --area CODE] [--lang fr|en]`,
  help: [
    'Invite somebody: the link is sent by mail and printed, this once.',
    'owner and staff need --shop, territory and ministry --area; analyst and admin neither.'
  ].join('\n'),
  options: {
    role: { type: 'string' },
    shop: { type: 'string' },
    area: { type: 'string' },
    lang: { type: 'string' }
  },
  async run({ values, positionals: [action, email] }, context) {
    if (action !== 'invite')
      throw new InvalidInput(`unknown action: ${action ?? ''} (known: invite)`);
    if (email === undefined || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
      throw new InvalidInput(`invalid e-mail: ${email ?? 'missing'}`, { field: 'email' });
    const role = Role.safeParse(values['role']);
    if (!role.success)
      throw new InvalidInput(
        `invalid role: ${String(values['role'] ?? 'missing')} (known: ${Role.options.join(', ')})`,
        { field: 'role' }
      );
    const scope = values['shop'] ?? values['area'] ?? '';
    const store = await context.store();
    const presence = livingPresence(context.settings);
    const accounts = await openAccounts({
      settings: context.settings,
      secret: context.secret,
      origin: context.settings.ORIGIN ?? presence?.url ?? originOf(context.settings),
      store: () => Promise.resolve(store)
    });
    try {
      const lang = values['lang'] === 'en' ? 'en' : 'fr';
      const invited = { email, role: role.data, scope: String(scope), lang, by: '' } as const;
      const link = await invite(accounts, invited, new Date());
      context.out(context.json ? JSON.stringify({ link }) : link);
    } finally {
      await accounts.close();
    }
    return 0;
  }
});

import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { libsql } from '@libsql/kysely-libsql';
import { describe, expect, test } from 'vitest';
import { folder, vitrine } from '#tests/commands/vitrine.ts';

describe('backup and restore', () => {
  test('bring a store back, its key included', async () => {
    const data = folder();
    const backup = join(folder(), 'copy');
    writeFileSync(join(data, 'secret'), 'the key of the pseudonyms');
    expect((await vitrine(data, ['backup', backup])).exit).toBe(0);
    const other = folder();
    const ended = await vitrine(other, ['restore', backup, '--json']);
    expect(ended.exit).toBe(0);
    const before = await vitrine(data, ['backup', join(folder(), 'again'), '--json']);
    const after = await vitrine(other, ['backup', join(folder(), 'again'), '--json']);
    const tables = (out: string) => (JSON.parse(out) as { tables: unknown }).tables;
    expect(tables(after.out)).toEqual(tables(before.out));
  });

  test('bring accounts back: who was invited, roles, keys', async () => {
    const data = folder();
    const invite = ['user', 'invite', 'ada@example.org', '--role', 'admin'];
    expect((await vitrine(data, invite)).exit).toBe(0);
    const backup = join(folder(), 'copy');
    await vitrine(data, ['backup', backup]);
    const other = folder();
    expect((await vitrine(other, ['restore', backup])).exit).toBe(0);
    const invited = async (at: string): Promise<unknown> => {
      const client = libsql.createClient({ url: `file:${join(at, 'accounts.db')}` });
      const { rows } = await client.execute('SELECT email, role, digest FROM invitation');
      client.close();
      return rows.map((row) => ({ ...row }));
    };
    expect(await invited(other)).toEqual(await invited(data));
    expect(await invited(other)).toMatchObject([{ email: 'ada@example.org', role: 'admin' }]);
    expect(statSync(join(other, 'accounts.db')).mode & 0o777).toBe(0o600);
  });

  test('leave a folder that is in use alone', async () => {
    const data = folder();
    const backup = folder();
    writeFileSync(join(backup, 'letter.txt'), 'mine');
    expect(await vitrine(data, ['backup', backup])).toMatchObject({
      exit: 2,
      err: `vitrine: folder not empty: ${backup}\n`
    });
  });

  test('replace a store only when told to', async () => {
    const data = folder();
    const backup = join(folder(), 'copy');
    await vitrine(data, ['backup', backup]);
    const refused = await vitrine(data, ['restore', backup]);
    expect(refused.exit).toBe(2);
    expect(refused.err).toMatch(/^vitrine: a store exists: .* \(--force replaces it\)\n$/);
    expect((await vitrine(data, ['restore', backup, '--force'])).exit).toBe(0);
  });

  test('take relative paths from the caller’s folder', async () => {
    const data = folder();
    const caller = folder();
    mkdirSync(join(caller, 'here'));
    const env = { npm_lifecycle_event: 'vitrine', INIT_CWD: caller };
    const { exit } = await vitrine(data, ['backup', 'here/copy'], { env });
    expect(exit).toBe(0);
    expect((await vitrine(folder(), ['restore', join(caller, 'here/copy')])).exit).toBe(0);
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, vitrine } from '#tests/commands/vitrine.ts';

describe('exit codes', () => {
  test.each([
    { args: [], err: /Usage: npm run vitrine/ },
    { args: ['docter'], err: /^vitrine: unknown command: docter \(did you mean doctor\?\)\n$/ },
    { args: ['doctor', '--deep'], err: /^vitrine: unknown option: --deep\n$/ },
    { args: ['backup'], err: /^vitrine: backup takes one folder\n$/ },
    { args: ['restore', 'nowhere'], err: /^vitrine: no backup in folder: .*nowhere\n$/ }
  ])('$args is wrong usage, exit 2', async ({ args, err }) => {
    const ended = await vitrine(folder(), args);
    expect(ended).toEqual({ exit: 2, out: '', err: expect.stringMatching(err) as string });
  });

  test('invalid settings are all named at once, exit 2', async () => {
    const env = { PORT: 'x', VITRINE_THREADS: '0', VITRINE_SECRET: 'short' };
    const ended = await vitrine(folder(), ['settings'], { env });
    expect(ended.exit).toBe(2);
    expect(ended.err).toContain('invalid setting PORT: "x"');
    expect(ended.err).toContain('invalid setting VITRINE_THREADS: "0"');
    expect(ended.err).toContain('invalid setting VITRINE_SECRET: ***');
    expect(ended.err).not.toContain('short');
  });

  test('a store that is no store is exit 1', async () => {
    const data = folder();
    writeFileSync(join(data, 'vitrine.duckdb'), 'not a database '.repeat(1000));
    const ended = await vitrine(data, ['doctor']);
    expect(ended.exit).toBe(1);
    expect(ended.err).toMatch(/^vitrine: .*vitrine\.duckdb/);
  });

  test('a backup that was tampered with is data refused, exit 3', async () => {
    const data = folder();
    const backup = join(folder(), 'copy');
    expect((await vitrine(data, ['backup', backup])).exit).toBe(0);
    writeFileSync(join(backup, 'vitrine.duckdb'), 'x');
    const ended = await vitrine(join(data, 'other'), ['restore', backup]);
    expect(ended).toMatchObject({
      exit: 3,
      err: 'vitrine: file changed since the backup was made: vitrine.duckdb\n'
    });
  });

  test('help is an answer, exit 0', async () => {
    const ended = await vitrine(folder(), ['backup', '--help']);
    expect(ended).toMatchObject({ exit: 0, err: '' });
    expect(ended.out).toMatch(/^Usage: npm run vitrine -- backup DIR \[--json\]\n/);
  });

  test('with --json an error is a problem object and the answer stays empty', async () => {
    const ended = await vitrine(folder(), ['docter', '--json']);
    expect(ended.out).toBe('');
    expect(JSON.parse(ended.err)).toEqual({
      type: 'urn:vitrine:problem:not_found',
      title: 'NotFound',
      status: 404,
      code: 'not_found',
      detail: 'unknown command: docter (did you mean doctor?)'
    });
  });
});

test('settings as JSON hide secrets', async () => {
  const env = { VITRINE_SECRET: 'sixteen letters or more' };
  const { out } = await vitrine(folder(), ['settings', '--json'], { env });
  const rows = JSON.parse(out) as { name: string; value: unknown }[];
  expect(rows).toContainEqual(expect.objectContaining({ name: 'VITRINE_SECRET', value: '***' }));
  expect(rows).toContainEqual(expect.objectContaining({ name: 'PORT', value: 3000 }));
});

test('doctor finds an empty store healthy', async () => {
  const { exit, out } = await vitrine(folder(), ['doctor', '--json']);
  expect(exit).toBe(0);
  const checks = JSON.parse(out) as { name: string; status: string }[];
  expect(checks.map(({ status }) => status)).toEqual(checks.map(() => 'ok'));
  expect(checks.map(({ name }) => name)).toContain('schema');
});

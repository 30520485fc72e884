import { describe, expect, test } from 'vitest';
import { read } from '#tests/house/repository.ts';
import { lockProblems } from '../../scripts/check-lock.mjs';

describe('a lockfile', () => {
  test.each([
    'package-lock.json',
    'tests/browser/chromium/package-lock.json',
    'scripts/bench/lighthouse/package-lock.json'
  ])('%s can be installed on every platform and runs no scripts', (path) => {
    expect(lockProblems(read(path))).toEqual([]);
  });

  test('of the engine that tests alone use can be installed on every platform, its scripts left out', () => {
    const problems = lockProblems(read('tests/clickhouse/engine/package-lock.json'));
    expect(problems.filter((it) => !it.endsWith('has an install script'))).toEqual([]);
  });

  test('that lacks a platform package is found', () => {
    const packages = {
      '': {},
      'node_modules/a': {
        version: '1.0.0',
        optionalDependencies: { 'a-linux': '1', 'a-mac': '1' }
      },
      'node_modules/a-linux': { version: '1.0.0', optional: true }
    };
    expect(lockProblems(JSON.stringify({ packages }))).toEqual([
      'node_modules/a 1.0.0 lacks a-mac'
    ]);
  });

  test('that would run a stranger’s script is found', () => {
    const packages = { '': {}, 'node_modules/b': { version: '2.0.0', hasInstallScript: true } };
    expect(lockProblems(JSON.stringify({ packages }))).toEqual([
      'node_modules/b 2.0.0 has an install script'
    ]);
  });

  test('and the manifest pin every version exactly', () => {
    const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
    const versions = Object.values({ ...manifest['dependencies'], ...manifest['devDependencies'] });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });
});

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { pictureOf, pictures } from './draw.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const drawn = pictures();

describe('each chart draws its sample rows as the stored picture', () => {
  test.each(drawn)('%s, %s', async (name, variant, picture) => {
    await expect(picture).toMatchFileSnapshot(pictureOf(name, variant));
  });
});

test('the pictures are the same in a time zone a day away', () => {
  const elsewhere = execFileSync(process.execPath, ['scripts/run.mjs', 'tests/charts/print.ts'], {
    cwd: root,
    env: { ...process.env, TZ: 'Pacific/Noumea', NODE_ENV: 'test' },
    encoding: 'utf8',
    maxBuffer: 2 ** 26
  });
  expect(JSON.parse(elsewhere)).toEqual(drawn);
}, 60_000);

test('a picture is one image to assistive technology, without inner labels or style sheets', () => {
  for (const [, , picture] of drawn) {
    expect(picture.match(/aria-label=/g)).toHaveLength(1);
    expect(picture).toMatch(/^<svg [^>]*role="img"/);
    expect(picture).not.toMatch(/<style|class=/);
  }
});

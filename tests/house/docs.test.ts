import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { commandNames } from '#commands/runner/registry.ts';
import { projectFiles, read, root } from '#tests/house/repository.ts';
import { stalePages } from '../../scripts/generate.ts';

type Manifest = {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};
const manifest = JSON.parse(read('package.json')) as Manifest; // our own file
const pages = projectFiles(/\.md$/).filter((path) => !path.startsWith('tests/fixtures/'));
const records = pages.filter((path) => path.startsWith('docs/decisions/'));

test('generated pages say what the code says', () => {
  expect(stalePages().map(({ path }) => path)).toEqual([]);
});

test('every npm script that a page names exists', () => {
  const named = pages.flatMap((path) =>
    [...read(path).matchAll(/npm run ([\w:]+)/g)].map(([, script]) => script)
  );
  expect(named.filter((script) => !(String(script) in manifest.scripts))).toEqual([]);
});

test('every command that a page names exists', () => {
  const named = pages.flatMap((path) =>
    [...read(path).matchAll(/npm run vitrine -- ([a-z]+)/g)].map(([, name]) => name)
  );
  expect(named.filter((name) => !commandNames.includes(String(name)))).toEqual([]);
});

test('every link from page to page leads somewhere', () => {
  const dead = pages.flatMap((path) =>
    [...read(path).matchAll(/\]\(([^)#\s]+)(#[^)]*)?\)/g)]
      .map(([, target]) => String(target))
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => !existsSync(join(root, normalize(join(dirname(path), target)))))
      .map((target) => `${path} → ${target}`)
  );
  expect(dead).toEqual([]);
});

test('every dependency has its sentence in a decision record', () => {
  const text = records.map(read).join('\n');
  const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});

test('decision records are numbered without a gap and have the same parts', () => {
  const numbers = records.map((path) => Number(/\/(\d{4})-/.exec(path)?.[1])).sort((a, b) => a - b);
  expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  const parts = ['Context', 'Decision', 'Consequences', 'Evidence', 'Status'];
  const headings = (path: string) =>
    [...read(path).matchAll(/^## (\w+)$/gm)].map(([, heading]) => heading);
  expect(records.filter((path) => headings(path).join() !== parts.join())).toEqual([]);
});

import { expect, test } from 'vitest';
import { projectFiles, read } from '#tests/house/repository.ts';

const ours = (ending: RegExp) =>
  projectFiles(ending).filter((path) => !path.startsWith('tests/fixtures/'));
const code = ours(/\.(ts|js|mjs|svelte|sql)$/);

test('no file names a folder of somebody’s machine', () => {
  const folder = /(^|[\s"'`(=])\/(home|root|Users|work|mnt|opt)\/\w/m;
  const texts = [...code, ...ours(/\.(md|json|yml|html|css)$|^\.ci\//)];
  expect(texts.filter((path) => folder.test(read(path)))).toEqual([]);
});

test('no work is left for later without a number', () => {
  const later = /\b(TODO|FIXME|XXX|HACK)\b(?! \(?#\d)/;
  const others = code.filter((path) => path !== 'tests/house/files.test.ts');
  expect(others.filter((path) => later.test(read(path)))).toEqual([]);
});

test('a file is one idea: 300 lines at most, 500 for tests', () => {
  const lines = (path: string) => read(path).split('\n').length - 1;
  const limit = (path: string) => (path.startsWith('tests/') ? 500 : 300);
  expect(code.filter((path) => lines(path) > limit(path))).toEqual([]);
});

test('files are named in kebab case, components in Pascal case', () => {
  const names = code.map((path) => path.slice(path.lastIndexOf('/') + 1));
  const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)+$/;
  const kit = /^\+(page|layout|server|error)(\.server)?\.(ts|svelte)$/;
  const good = (name: string) =>
    kit.test(name) || (name.endsWith('.svelte') ? /^[A-Z]\w*\.svelte$/ : kebab).test(name);
  expect(names.filter((name) => !good(name))).toEqual([]);
});

test('no folder is a drawer for anything', () => {
  const drawer = /(^|\/)(utils?|helpers?|common|misc|manager)(\/|\.)/;
  expect(code.filter((path) => drawer.test(path))).toEqual([]);
});

test('pages, commands and charts hold no SQL', () => {
  const sql = /`[^`]*\b(SELECT\b[^`]*\bFROM|INSERT INTO|DELETE FROM|UPDATE \w+ SET)\b/;
  expect(code.filter((path) => path.startsWith('src/') && sql.test(read(path)))).toEqual([]);
});

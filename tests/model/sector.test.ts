import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import {
  classCode,
  closedInNovember2020,
  families,
  groupOf,
  groups,
  outsideRetail
} from '#model/sector.ts';

const naf: { id: string; label: string }[] = createRequire(import.meta.url)(
  '@socialgouv/codes-naf/index.json'
);

test('each of the 50 sub-classes of division 47 is in exactly one group', () => {
  const division47 = naf.map(({ id }) => id).filter((id) => /^47\.\d\d[A-Z]$/.test(id));
  const placed = groups.flatMap(({ classes }) => Object.keys(classes));
  expect(division47).toHaveLength(50);
  expect(placed.filter((code) => code.startsWith('47.')).sort()).toEqual(division47.sort());
});

test('outside division 47 only the four makers that are shops are in a group, the food specialists', () => {
  const placed = groups.flatMap(({ code, classes }) =>
    Object.keys(classes).map((name) => [code, name])
  );
  expect(placed.filter(([, name]) => !name?.startsWith('47.'))).toEqual([
    ['G01', '10.13B'],
    ['G01', '10.71B'],
    ['G01', '10.71C'],
    ['G01', '10.71D']
  ]);
});

test('every class exists in the activity list', () => {
  const known = new Set(naf.map(({ id }) => id));
  const used = [
    ...groups.flatMap(({ classes }) => Object.keys(classes)),
    ...Object.keys(outsideRetail)
  ];
  expect(used.filter((code) => !known.has(code))).toEqual([]);
});

test('fourteen groups in order, in five families, each with names of its own', () => {
  expect(groups.map(({ code }) => code)).toEqual(
    Array.from({ length: 14 }, (_, i) => `G${String(i + 1).padStart(2, '0')}`)
  );
  expect(groups.map(({ family }) => family)).toEqual([
    ...['food', 'food', 'culture', 'household', 'household', 'household', 'culture', 'culture'],
    ...['person', 'person', 'person', 'other', 'other', 'other']
  ]);
  expect(families.map(({ code }) => code)).toEqual([
    'food',
    'culture',
    'household',
    'person',
    'other'
  ]);
  const names = [...families, ...groups].flatMap(({ name }) => [name.fr, name.en]);
  expect(new Set(names).size).toBe(names.length);
});

test.each([
  ['G01', '21Z 22Z 23Z 24Z 25Z 29Z'],
  ['G02', '11A 11B 11C 11D 11E 11F 19A 19B'],
  ['G03', '26Z 62Z'],
  ['G04', '41Z 42Z 43Z'],
  ['G05', '53Z 54Z 59A 59B'],
  ['G06', '52A 52B'],
  ['G07', '61Z 63Z'],
  ['G08', '64Z 65Z'],
  ['G09', '51Z 71Z 72A 72B'],
  ['G10', '73Z 74Z 78A'],
  ['G11', '75Z 77Z'],
  ['G12', '76Z'],
  ['G13', '30Z 78B 78C 79Z'],
  ['G14', '81Z 82Z 89Z 91A 91B 99A 99B']
])('%s is made of 47.%s', (code, classes) => {
  const ofGroup = groups.find((group) => group.code === code)?.classes ?? {};
  expect(
    Object.keys(ofGroup)
      .filter((name) => name.startsWith('47.'))
      .sort()
  ).toEqual(classes.split(' ').map((name) => `47.${name}`));
});

test('the group of a class', () => {
  const codes = [
    '47.71Z',
    '47.51Z',
    '47.61Z',
    '47.62Z',
    '47.78A',
    '47.78C',
    '10.71C',
    '10.71A',
    '56.10A'
  ];
  expect(codes.map((code) => groupOf(code)?.code ?? null)).toEqual([
    ...['G09', 'G09', 'G07', 'G03', 'G10', 'G13', 'G01'],
    ...[null, null]
  ]);
});

test('what was shut in November 2020: whole groups where possible, fabrics and fuel not', () => {
  expect(closedInNovember2020()).toEqual([
    ...['G05', 'G07', 'G08', '47.71Z', '47.72A', '47.72B', 'G11', '47.78C', '47.79Z'],
    ...['56.10A', '56.10B', '56.10C', '56.30Z', '96.02A', '96.02B']
  ]);
});

test.each([
  ['4771Z', '47.71Z'],
  [' 47.71z', '47.71Z'],
  ['47.71Y', '47.71Y'],
  ['4771', null],
  ['477.1Z', null],
  ['G09', null]
])('the class code %j is %s', (given, code) => {
  expect(classCode(given)).toBe(code);
});

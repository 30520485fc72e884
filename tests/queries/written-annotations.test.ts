import { beforeAll, describe, expect, test } from 'vitest';
import { daysFault, textFault } from '#model/annotation.ts';
import { annotations } from '#queries/reference/annotations.ts';
import { ensureReference } from '#queries/reference/ensure.ts';
import {
  annotationEdition,
  writeAnnotation,
  writtenAnnotations,
  type AnnotationFields
} from '#queries/reference/written-annotations.ts';
import { openStore, type Store } from '#queries/store.ts';

let store: Store;
beforeAll(async () => {
  store = await openStore({ path: ':memory:' });
  await ensureReference(store);
});

const flood: AnnotationFields = {
  area: 'DEP-35',
  sector: null,
  from: '2021-01-20',
  until: '2021-01-28',
  kind: 'disturbance',
  name: { fr: 'Inondations de la Vilaine', en: 'Floods of the Vilaine' },
  source: 'préfecture, 21 janvier 2021'
};
const now = new Date('2021-02-01T10:00:00Z');
const said = { is_withdrawn: false, who: 'anne' };
const seen = async (area: string, sector = '') =>
  (await annotations(store, { from: '2021-01-18', until: '2021-01-30', area, sector }))
    .filter(({ kind }) => kind !== 'programme' && kind !== 'soldes')
    .map(({ name }) => name.en);

describe('a dated fact that somebody wrote', () => {
  test('stands beside what came with the product, in its area and all that lies in it, and nowhere else', async () => {
    expect(await writeAnnotation(store, { ...flood, ...said }, null, now)).toBe(1);
    expect(await seen('COM-35238')).toEqual(['Floods of the Vilaine']);
    expect(await seen('DEP-35', 'G08')).toEqual(['Floods of the Vilaine']);
    expect(await seen('REG-53')).toEqual([]);
    expect(await seen('DEP-69')).toEqual([]);
  });

  test('about one sector is not told of the others', async () => {
    const shut = { ...flood, sector: 'G08', kind: 'closed_to_public' as const };
    const name = { fr: 'Grève', en: 'Strike' };
    expect(await writeAnnotation(store, { ...shut, name, ...said }, null, now)).toBe(2);
    expect(await seen('DEP-35')).toEqual(['Floods of the Vilaine']);
    expect((await seen('DEP-35', 'G08')).sort()).toEqual(['Floods of the Vilaine', 'Strike']);
  });

  test('changed keeps what it was and who said so; the edition tells that it changed', async () => {
    const before = annotationEdition(store);
    const wider = { ...flood, until: '2021-02-02', ...said, who: 'paul' };
    expect(await writeAnnotation(store, wider, { id: 1, version: 1 }, now)).toBe(1);
    expect(annotationEdition(store)).toBe(before + 1);
    const [fact] = (await writtenAnnotations(store, 'DEP-35')).filter(({ id }) => id === 1);
    expect(fact).toMatchObject({ version: 2, until: '2021-02-02', who: 'paul' });
    expect(fact?.earlier).toMatchObject([{ version: 1, until: '2021-01-28', who: 'anne' }]);
    expect(fact?.area_name).toBe('Ille-et-Vilaine');
  });

  test('is not written over by somebody who had not seen the newest version', async () => {
    const late = { ...flood, until: '2021-03-01', ...said, who: 'late' };
    expect(await writeAnnotation(store, late, { id: 1, version: 1 }, now)).toBeNull();
    const [fact] = (await writtenAnnotations(store, 'REG-53')).filter(({ id }) => id === 1);
    expect(fact).toMatchObject({ version: 2, until: '2021-02-02' });
  });

  test('withdrawn is on no chart and stays in the list, to be put back', async () => {
    const gone = { ...flood, is_withdrawn: true, who: 'paul' };
    await writeAnnotation(store, gone, { id: 1, version: 2 }, now);
    expect(await seen('DEP-35')).toEqual([]);
    expect((await writtenAnnotations(store, '')).map((one) => one.is_withdrawn)).toEqual([
      true,
      false
    ]);
    await writeAnnotation(store, { ...flood, ...said }, { id: 1, version: 3 }, now);
    expect(await seen('DEP-35')).toEqual(['Floods of the Vilaine']);
  });

  test('is listed for the officers of what holds its area, not for others', async () => {
    const ids = async (area: string) => (await writtenAnnotations(store, area)).map(({ id }) => id);
    expect(await ids('FR')).toEqual([1, 2]);
    expect(await ids('DEP-35')).toEqual([1, 2]);
    expect(await ids('DEP-69')).toEqual([]);
    expect(await ids('COM-35238')).toEqual([]);
  });
});

describe('what is wrong with a fact', () => {
  test.each([
    ['2021-01-20', '2021-01-20', null],
    ['2021-01-20', '2021-01-19', { field: 'last', fault: 'order' }],
    ['2021-02-30', '2021-03-01', { field: 'from', fault: 'day' }],
    ['2021-01-20', '', { field: 'last', fault: 'day' }],
    ['1999-12-31', '2000-01-01', { field: 'from', fault: 'far' }],
    ['2020-01-01', '2025-01-03', null],
    ['2020-01-01', '2025-01-04', { field: 'last', fault: 'far' }],
    ['2099-12-30', '2100-01-01', { field: 'last', fault: 'far' }]
  ])('days %s to %s', (first, last, fault) => expect(daysFault(first, last)).toEqual(fault));

  test.each([
    ['Floods', null],
    ['  ', 'empty'],
    ['x'.repeat(81), 'long'],
    ['call anne@example.org', 'personal']
  ])('text %s', (text, fault) => expect(textFault(text, 80)).toBe(fault));
});

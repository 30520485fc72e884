import { expect, test } from 'vitest';
import { whatMoved, type WhatMoved } from '#lib/charts/what-moved.ts';
import { drawChart } from '#lib/charts/render.server.ts';
import { formatIn } from '#lib/format.ts';
import { textsIn } from '#lib/text/index.ts';
import { sampleOf } from './draw.ts';

const en = { text: textsIn('en'), format: formatIn('en') };
const fr = { text: textsIn('fr'), format: formatIn('fr') };
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

/** Food grows from 1 to 1.5 %, books from 20 to 22 %, and yet the whole falls. Source: domain note, test E2. */
const simpson: WhatMoved = sampleOf('what-moved');

test('both parts rise, the whole falls, and the sentence says why', () => {
  expect(whatMoved.summary({ ...simpson, measure: 'Online share' }, en)).toBe(
    'Online share: from 10.5% (1 Nov 2019 – 30 Nov 2019) to 5.8% (1 Nov 2020 – 30 Nov 2020), a change of −4.7 points. Of it, +1.0 point come from the sectors’ own shares and −5.8 points from their weights. The two effects run against each other. The largest move: “Livres” (own share +0.7, weight −3.8).'
  );
  expect(plain(whatMoved.summary(simpson, fr))).toContain(
    'de 10,5 % (1ᵉʳ nov. 2019 – 30 nov. 2019) à 5,8 % (1ᵉʳ nov. 2020 – 30 nov. 2020), soit −4,7 points.'
  );
});

test('the table holds both effects of each part, and they add up to the whole', () => {
  const [whole = [], ...parts] = whatMoved.table(simpson, en).rows;
  const sum = (column: number) => parts.reduce((all, row) => all + (row[column]?.value ?? 0), 0);
  expect(whole.slice(5).map(({ value }) => value)).toEqual([0.0103125, -0.0576042]);
  expect([sum(5), sum(6)].map((value) => value.toFixed(6))).toEqual(['0.010313', '-0.057604']);
});

test('a rest that is not shown one by one closes the bridge and has a line of its own', () => {
  const data = { ...simpson, mix: -0.05, rest: -0.0076042, rest_n: 4 };
  const titles = (of: WhatMoved) =>
    whatMoved
      .stops(of, { ...en, variant: 'wide', ...whatMoved.size(of, 'wide') })
      .map(({ title, lines }) => `${title}: ${lines[0]?.value ?? ''}`);
  expect(titles(data).slice(0, 5)).toEqual([
    'Before: 10.5%',
    'Own shares of the sectors: +1.0 point',
    'Weights of the sectors: −5.0 points',
    'Others, not shown one by one (4): −0.8 points',
    'After: 5.8%'
  ]);
  expect(whatMoved.table(data, en).rows.at(-1)?.[0]?.text).toBe(
    'Others, not shown one by one (4): −0.8'
  );
});

test('a change that is hidden and one that is missing are told apart, and neither is drawn as nought', () => {
  const none = { before: null, after: null, within: null, mix: null, rest: null, children: [] };
  const hidden: WhatMoved = { ...simpson, ...none, status: 'A' };
  const missing: WhatMoved = { ...simpson, ...none, status: null };
  expect(whatMoved.summary(hidden, en)).toContain('hidden for confidentiality');
  expect(whatMoved.summary(missing, en)).toContain('no data');
  const drawn = (data: WhatMoved) => drawChart(whatMoved, data, 'en').wide.markup;
  expect(drawn(hidden)).toContain('url(#what-moved-wide-hatch)');
  expect(drawn(missing)).not.toContain('url(#');
});

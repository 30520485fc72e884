import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folder, vitrine } from '#tests/commands/vitrine.ts';

/** A file of lines in a folder of its own. */
function written(name: string, lines: string[]): { data: string; file: string } {
  const data = folder();
  const file = join(data, name);
  writeFileSync(file, lines.join('\n'));
  return { data, file };
}

test('study effect prints the effects of a panel by cohort, by time since joining and together', async () => {
  const { data, file } = written('panel.csv', [
    'unit;period;cohort;outcome',
    ...[
      ['early', '2020-11', 10, 12, 17],
      ['late', '2020-12', 20, 21, 24],
      ['other', '', 5, 6, 8]
    ].flatMap(([unit, cohort, ...values]) =>
      values.map((value, t) => `${unit};2020-${10 + t};${cohort};${value}`)
    )
  ]);
  const { exit, out } = await vitrine(data, ['study', 'effect', '--panel', file]);
  expect(exit).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    controls: 'notyet',
    units_n: 3,
    never_n: 1,
    att: [
      { cohort: '2020-11', period: '2020-11', event_time: 0, att: 1, joined_n: 1, controls_n: 2 },
      { cohort: '2020-11', period: '2020-12', event_time: 1, att: 4, controls_n: 1 },
      { cohort: '2020-12', period: '2020-11', event_time: -1, att: 0 },
      { cohort: '2020-12', period: '2020-12', event_time: 0, att: 1 }
    ],
    two_way: { estimate: expect.closeTo(1, 9) }
  });
});

test('study survival prints a curve for each group and whether they differ', async () => {
  const { data, file } = written('waits.csv', [
    'time,event,group',
    ...['5,1', '8,1', '8,0', '12,1', '15,0', '20,1', '20,1', '30,0', '40,1', '60,0'].map(
      (line) => `${line},toys`
    ),
    '3,1,books',
    '4,2,books'
  ]);
  const { exit, out } = await vitrine(data, ['study', 'survival', '--file', file, '--until', '60']);
  expect(exit).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    groups: [
      { group: 'books', cases_n: 2, incidence: [{ event: 1 }, { event: 2 }] },
      {
        group: 'toys',
        median: { time: 20 },
        restricted_mean: { until: 60, value: expect.closeTo(28.728571, 6) },
        incidence: null
      }
    ],
    log_rank: { df: 1 }
  });
});

test('study names what is wrong with the question or the file', async () => {
  const { data, file } = written('bad.csv', ['unit,period,outcome', 'a,1,2']);
  const refused = async (...words: string[]) => (await vitrine(data, ['study', ...words])).err;
  expect(await refused('effect', '--panel', file)).toContain(
    'missing column: cohort (found: unit, period, outcome)'
  );
  expect(await refused('effect', '--panel', file, '--controls', 'all')).toContain(
    'unknown controls: all (known: never, notyet)'
  );
  expect(await refused('regression')).toContain('unknown study: regression');
  expect(await refused('survival')).toContain('no file given');
});

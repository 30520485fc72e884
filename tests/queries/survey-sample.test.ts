import { expect, test } from 'vitest';
import { closeStore } from '#queries/store.ts';
import { surveyResults } from '#queries/survey/results.ts';
import { sampleSurvey } from '#queries/survey/sample.ts';
import { addUnit, factStore } from './facts.ts';

test('sample shops have answered, real ones are never made up an answer for', async () => {
  const store = await factStore();
  await store.engine.run(
    `INSERT INTO programme VALUES ('cmc', 'Clique', 'Click', '2020-11-03', NULL, NULL, 'EUR', true, 1)`
  );
  for (let id = 1; id <= 120; id += 1) await addUnit(store.engine, { unit_id: id });
  await sampleSurvey(store);
  expect(await store.engine.query('SELECT * FROM survey_link')).toEqual([]);
  await store.engine.run('UPDATE unit SET sample = unit_id <= 100');
  await sampleSurvey(store);
  await sampleSurvey(store);
  const [n] = await store.engine.query<{ links_n: number; real_n: number; answers_n: number }>(
    `SELECT CAST(count(DISTINCT l.link_id) AS INTEGER) AS links_n,
       CAST(count(DISTINCT l.link_id) FILTER (l.unit_id > 100) AS INTEGER) AS real_n,
       CAST(count(w.link_id) FILTER (l.audience = 'shop') AS INTEGER) AS answers_n
     FROM survey_link AS l LEFT JOIN survey_answer AS w ON w.link_id = l.link_id`
  );
  expect(n?.real_n).toBe(0);
  expect(n?.links_n).toBeGreaterThan(40);
  const found = await surveyResults(store, 'cmc', 'shop', new Date('2022-01-01'));
  // The last few wait for the week in which five more have answered.
  expect(found?.whole.answered.value).toBeGreaterThan((n?.answers_n ?? 0) - 5);
  await closeStore(store);
});

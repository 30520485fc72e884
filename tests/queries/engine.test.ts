import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeStore, openStore, type Store } from '#queries/store.ts';

let store: Store;
beforeAll(async () => {
  store = await openStore({ path: ':memory:' });
  await store.engine.run('CREATE TABLE thing AS SELECT range AS n FROM range(1000)');
});
afterAll(() => closeStore(store));

test('statements asked at once on one connection all answer, each with its own', async () => {
  const ask = (n: number) =>
    store.engine.query<{ n: number }>('SELECT sum(n) + {n:Int64} AS n FROM thing', { n });
  const write = (n: number) =>
    store.engine.run('INSERT INTO thing SELECT 0 WHERE {n:Int64} < 0', { n });
  const asked = Array.from({ length: 400 }, (_, n) => (n % 4 === 3 ? write(n) : ask(n)));
  const answers = await Promise.all(asked);
  expect(answers.flatMap((rows, n) => (rows === undefined ? [] : [(rows[0]?.n ?? 0) - n]))).toEqual(
    Array.from({ length: 300 }, () => 499_500)
  );
});

test('a statement that fails does not stop the ones after it', async () => {
  const outcomes = await Promise.allSettled([
    store.engine.query('SELECT 1 AS n'),
    store.engine.query('SELECT nothing FROM nowhere'),
    store.engine.query('SELECT 2 AS n')
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('a writer’s look-ups and transactions asked at once take turns', async () => {
  const writer = await store.engine.writer();
  await store.engine.run('CREATE TABLE kept (n INTEGER)');
  const commit = (n: number) =>
    writer.commit(async (transaction) => {
      await transaction.append('kept', [{ type: 'INTEGER', values: [n] }]);
    });
  const look = (n: number) =>
    writer.query('SELECT count(*) AS n FROM kept WHERE n < {n:Int64}', { n });
  await Promise.all(Array.from({ length: 200 }, (_, n) => (n % 2 === 0 ? commit(n) : look(n))));
  expect(await writer.query('SELECT count(*) AS n FROM kept')).toEqual([{ n: 100 }]);
});

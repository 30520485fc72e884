import { describe, expect, test } from 'vitest';
import { commandNamed, commandNames } from '#commands/runner/registry.ts';
import { rowColumns, shopColumns, twinColumns, type Part } from '#model/metric.ts';
import { metrics } from '#queries/metrics/index.ts';
import { projectFiles, read } from '#tests/house/repository.ts';

const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));

describe('a plug-in bears the name of its file', () => {
  test('metrics, with underscores for hyphens', () => {
    const files = projectFiles(/^queries\/metrics\/[^/]+\.ts$/).map(baseName);
    const expected = files
      .filter((file) => file !== 'index')
      .map((file) => file.replaceAll('-', '_'));
    expect([...metrics.keys()].sort()).toEqual(expected.sort());
  });

  test.each(projectFiles(/^ingest\/mappings\/[^/]+\.json$/))('mapping %s', (path) => {
    const mapping = JSON.parse(read(path)) as { name: string; description: string };
    expect(mapping.name).toBe(baseName(path));
    expect(mapping.description).toMatch(/^[A-Z].*\.$/);
  });

  test.each(commandNames)('command %s, with a sentence of help', async (name) => {
    const command = await commandNamed(name);
    expect(command.help).toMatch(/^[A-Z][^]*\.$/);
  });
});

test('a metric is made of the documented columns and nothing else', () => {
  const allowed = new Set<string>([
    ...['and', 'or', 'not', 'true', 'false', 'null', 'is', 'case', 'when', 'then', 'else', 'end'],
    ...['coalesce', 'nullif', 'greatest', 'least', 'abs']
  ]);
  const columns = {
    days: new Set<string>(rowColumns),
    shop: new Set<string>(shopColumns),
    twin: new Set<string>(twinColumns)
  };
  const strangers = [...metrics.values()].flatMap(({ name, population, parts, linked = {} }) =>
    [
      { per: undefined, texts: [population] },
      ...[...Object.values<Part>(parts), ...Object.values<Part>(linked)].map((part) => ({
        per: part.per,
        texts: [part.sql, part.population ?? 'true']
      }))
    ].flatMap(({ per, texts }) =>
      texts
        .flatMap((sql) => sql.match(/[a-z_]\w*/gi) ?? [])
        .filter((word) => !columns[per ?? 'days'].has(word))
        .filter((word) => !allowed.has(word) && !allowed.has(word.toLowerCase()))
        .map((word) => `${name}: ${word}`)
    )
  );
  expect(strangers).toEqual([]);
});

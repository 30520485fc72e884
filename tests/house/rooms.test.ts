import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';
import { root } from '#tests/house/repository.ts';

const eslint = new ESLint({ cwd: root });

async function messages(file: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath: `${root}${file}` });
  return (result?.messages ?? []).map(({ message }) => message);
}

describe('the rooms', { timeout: 60_000 }, () => {
  test.each([
    { file: 'queries/model/problem.ts', from: 'node:fs', because: 'model is the ground floor' },
    { file: 'queries/model/problem.ts', from: '#queries/store.ts', because: 'ground floor' },
    {
      file: 'queries/store.ts',
      from: '#ingest/import.ts',
      because: 'queries never imports ingest'
    },
    { file: 'queries/store.ts', from: '#lib/format.ts', because: 'pages and commands sit on top' },
    { file: 'queries/store.ts', from: '@duckdb/node-api', because: 'one module owns DuckDB' },
    { file: 'ingest/demo/load.ts', from: '#commands/command.ts', because: 'sit on top' },
    { file: 'ingest/demo/load.ts', from: '#queries/store.ts', because: 'through the write door' },
    {
      file: 'src/lib/format.ts',
      from: '#queries/index.server.ts',
      because: 'browser code sees rows'
    },
    {
      file: 'src/routes/ops/[...path]/+server.ts',
      from: '#queries/store.server.ts',
      because: 'read through the read door'
    },
    { file: 'src/commands/doctor.ts', from: '#queries/series/ask.ts', because: 'doors' }
  ])('$file may not import $from', async ({ file, from, because }) => {
    const found = await messages(file, `import { x } from '${from}';\nexport const y = x;\n`);
    expect(found.join('\n')).toContain(because);
  });

  test('a door may be used by whom it is for', async () => {
    const text =
      "import { openStore } from '#queries/store.server.ts';\nexport const y = openStore;\n";
    expect(await messages('ingest/demo/load.ts', text)).toEqual([]);
    expect(await messages('src/commands/doctor.ts', text)).toEqual([]);
  });

  test.each([
    { text: 'export const port = process.env.PORT;\n', because: 'the environment is read in' },
    { text: 'export const x: any = 1;\n', because: 'Unexpected any' },
    { text: 'export const x = (y: string | null) => y!.length;\n', because: 'non-null assertion' },
    { text: 'Promise.resolve(1);\n', because: 'Promises must be awaited' },
    { text: '// eslint-disable-next-line no-var\nexport var x = 1;\n', because: 'say why' }
  ])('$text is refused', async ({ text, because }) => {
    expect((await messages('src/commands/doctor.ts', text)).join('\n')).toContain(because);
  });
});

import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';
import rules from './scripts/eslint/rules.js';

const duckdb = {
  regex: '^@duckdb/',
  message: 'one module owns DuckDB (queries/engines/duckdb.ts): two instances on one file lose rows'
};
const modelOnly = {
  regex: '^(?!zod$|#model/|\\./).*',
  message:
    'model is the ground floor: zod and the language, nothing else, so that every room can share it'
};
const noIngest = {
  regex: '^(#ingest/|.*/ingest/)',
  message: 'queries never imports ingest: data flows door, pipeline, facts, metrics, page, one way'
};
const noSrc = {
  regex: '^(#lib/|#commands/|.*/src/|\\$app/|@sveltejs/|svelte(/|$))',
  message: 'pages and commands sit on top: neither queries nor ingest may know them'
};
const noQueriesInside = {
  regex: '^#queries/(?!store\\.server\\.ts$)',
  message: 'ingest writes through the write door only (#queries/store.server.ts)'
};
const noDoorsInBrowser = {
  regex: '^(#queries/|#ingest/|#commands/|#lib/server/|node:|hono)',
  message:
    'browser code sees rows and descriptions, never the store: load them in a *.server.ts file'
};
const readDoorOnly = {
  regex: '^(#queries/(?!index\\.server\\.ts$)|#ingest/)',
  message:
    'routes read through the read door only (#queries/index.server.ts): what leaves is protected'
};
const doorsOnly = {
  regex: '^(#queries/(?!(index|store)\\.server\\.ts$)|#ingest/(steps|detect)/)',
  message: 'commands and the server use the two doors and what ingest offers, nobody’s insides'
};

const boundaries = (...patterns) => ({
  'no-restricted-imports': ['error', { patterns: [duckdb, ...patterns] }]
});
const environment =
  'the environment is read in src/lib/server/environment.ts only; declare a setting in queries/model/settings.ts';

export default ts.config(
  {
    ignores: [
      'build',
      '.svelte-kit',
      'data',
      'coverage',
      'node_modules',
      'tests/fixtures',
      'static'
    ]
  },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    plugins: { vitrine: rules },
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      'no-undef': 'off', // TypeScript knows
      eqeqeq: 'error',
      'max-depth': ['error', 3],
      'max-params': ['error', 5],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-console': 'off',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: environment }
      ],
      'vitrine/no-import-cycle': 'error',
      'vitrine/reasoned-disable': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }]
    }
  },
  {
    files: ['**/*.ts', '**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: {
        projectService: true,
        extraFileExtensions: ['.svelte'],
        parser: ts.parser,
        svelteConfig
      }
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }]
    }
  },
  {
    files: ['**/*.svelte'],
    rules: {
      'svelte/no-navigation-without-resolve': 'off', // the site sits at the root of its host: no base path to add
      'svelte/prefer-svelte-reactivity': 'off' // addresses are computed, never kept as state
    }
  },

  // The rooms: who may import whom, and why not.
  { files: ['queries/**'], rules: boundaries(noIngest, noSrc) },
  { files: ['queries/engines/duckdb.ts'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['queries/model/**'], rules: boundaries(modelOnly) },
  { files: ['ingest/**'], rules: boundaries(noSrc, noQueriesInside) },
  { files: ['src/**'], rules: boundaries(noDoorsInBrowser) },
  {
    files: ['src/**/*.server.ts', 'src/**/+server.ts', 'src/api/**'],
    rules: boundaries(readDoorOnly)
  },
  { files: ['src/commands/**', 'src/lib/server/**'], rules: boundaries(doorsOnly) },

  // The readers of the environment: before the settings exist, or on behalf of the tests.
  {
    files: ['src/lib/server/environment.ts', 'server.js', 'scripts/**', 'tests/**'],
    rules: { 'no-restricted-properties': 'off' }
  },
  {
    files: ['tests/**', 'scripts/**', '*.js', '*.ts'],
    rules: { 'no-restricted-imports': 'off', 'max-lines-per-function': 'off', 'max-params': 'off' }
  }
);

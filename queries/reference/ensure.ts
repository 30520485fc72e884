import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Engine } from '#queries/engines/duckdb.ts';
import { closureRows } from '#queries/reference/closure-rows.ts';
import { holidayEdition, holidayRows } from '#queries/reference/holiday-rows.ts';
import { sectorRows, type NafEntry } from '#queries/reference/sector-rows.ts';
import type { Store } from '#queries/store.ts';
import areas from './areas.sql?raw';
import closures from './closures.sql?raw';
import communeFile from './commune-file.sql?raw';
import departementFile from './departement-file.sql?raw';
import epciFile from './epci-file.sql?raw';
import holidays from './holidays.sql?raw';
import regionFile from './region-file.sql?raw';
import sectors from './sectors.sql?raw';

/** The packages stay outside the build: 12 MB of lists are read where npm put them. */
const require = createRequire(import.meta.url);
const areasPackage = '@etalab/decoupage-administratif';
const nafPackage = '@socialgouv/codes-naf';

/** One body of reference data: which edition this code brings, and how to put it in place of an older one. */
type Body = { name: string; vintage: string; load(engine: Engine): Promise<void> };

/**
 * Brings areas, sectors, dated facts and moveable holidays of the product into the store, each once per edition; a second call only compares.
 * Rows that a file brought (`import_id`) are kept. One transaction: all of it or nothing.
 * Result: names of what was loaded. Errors: StoreError.
 */
export async function ensureReference(store: Store): Promise<string[]> {
  const present = new Map(
    (
      await store.engine.query<{ name: string; vintage: string }>(
        'SELECT name, vintage FROM reference_vintage'
      )
    ).map(({ name, vintage }) => [name, vintage])
  );
  const stale = [areaBody(), sectorBody(), closureBody(), holidayBody()].filter(
    ({ name, vintage }) => present.get(name) !== vintage
  );
  if (stale.length === 0) return [];
  await store.engine.transaction(async (engine) => {
    for (const { name, vintage, load } of stale) {
      await load(engine);
      await engine.run('DELETE FROM reference_vintage WHERE name = {name:String}', { name });
      await engine.run(
        'INSERT INTO reference_vintage VALUES ({name:String}, {vintage:String}, current_timestamp::TIMESTAMP)',
        { name, vintage }
      );
    }
  });
  return stale.map(({ name }) => name);
}

function areaBody(): Body {
  const version = versionOf(areasPackage);
  const path = (list: string) => require.resolve(`${areasPackage}/data/${list}.json`);
  return {
    name: 'areas',
    vintage: `${areasPackage} ${version} ${digest(areas)}`,
    async load(engine) {
      await engine.run(communeFile, { path: path('communes'), vintage: yearOf(version) });
      await engine.run(epciFile, { path: path('epci') });
      await engine.run(departementFile, { path: path('departements') });
      await engine.run(regionFile, { path: path('regions') });
      await engine.run(areas);
    }
  };
}

function sectorBody(): Body {
  const naf: NafEntry[] = JSON.parse(
    readFileSync(require.resolve(`${nafPackage}/index.json`), 'utf8')
  );
  const rows = JSON.stringify(sectorRows(naf));
  return {
    name: 'sectors',
    vintage: `${nafPackage} ${versionOf(nafPackage)} ${digest(rows)}`,
    async load(engine) {
      await engine.run('DELETE FROM sector WHERE import_id IS NULL');
      await engine.run(sectors, { rows });
    }
  };
}

function closureBody(): Body {
  const rows = JSON.stringify(closureRows);
  return {
    name: 'closures',
    vintage: digest(rows),
    async load(engine) {
      await engine.run('DELETE FROM closure WHERE import_id IS NULL');
      await engine.run(closures, { rows });
    }
  };
}

/** The list is made only when it is wanted: its package takes a moment to load. */
function holidayBody(): Body {
  return {
    name: 'holidays',
    vintage: digest(holidayEdition()),
    async load(engine) {
      await engine.run('DELETE FROM holiday WHERE import_id IS NULL');
      await engine.run(holidays, { rows: JSON.stringify(await holidayRows()) });
    }
  };
}

const versionOf = (name: string): string =>
  (JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8')) as { version: string })
    .version;

/** The package's first number counts the years since 2020: 6.0.0 is the official list of 1 January 2026. */
const yearOf = (version: string): string => String(2020 + Number.parseInt(version, 10));

const digest = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 12);

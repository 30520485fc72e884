import { plainIdentifier, sirenStanding, siretStanding } from '#model/shop.ts';
import type { Counts } from '#queries/facts/apply.ts';
import { judgeDimension, keepBefore, type Dimension } from '#queries/facts/dimension.ts';
import type { ImportRun } from '#queries/facts/run.ts';
import { columnList, dropStage } from '#queries/facts/stage.ts';
import { literal, statements } from '#queries/facts/text.ts';
import insertUnits from '#queries/facts/units-insert.sql?raw';
import resolveUnits from '#queries/facts/units-resolve.sql?raw';

const own = [
  'kind',
  'name',
  'siren',
  'siret',
  'enterprises_n',
  'zone',
  'currency',
  'grain',
  'opened_on',
  'closed_on',
  'online_declared',
  'online_from',
  'sample'
] as const;

const units: Dimension = {
  kind: 'units',
  key: 'unit_code',
  column: 'unit',
  content: [...own, 'sector_code', 'area_code'],
  stored: `(SELECT u.*, p.sector_code, p.area_code FROM unit AS u
    LEFT JOIN unit_place AS p ON p.unit_id = u.unit_id AND p.until_on = DATE '9999-12-31') AS placed_unit`,
  is_reference: 'false'
};

/**
 * Takes the units of `parsed` in. A new sector or area with a `moved_on` day starts a new place, without one it
 * corrects the present one. Adds the changed units to `changed_unit`.
 */
export async function applyUnits(run: ImportRun): Promise<Counts> {
  const { engine, import_id } = run;
  await dropStage(engine);
  await lookUps(run);
  await engine.run(resolveUnits, { sample: run.sample });
  const counts = await judgeDimension(run, units);
  await keepBefore(run, 'unit', 'unit_code');
  for (const statement of statements(
    insertUnits
      .replaceAll('{{sets}}', own.map((c) => `${c} = k.${c}`).join(', '))
      .replaceAll('{{own}}', columnList(own))
  ))
    await engine.run(statement, { import_id });
  await dropStage(engine);
  return counts;
}

/** Codes of areas and sectors in any of their forms, and identifiers whose check digits are wrong. */
async function lookUps({ engine }: ImportRun): Promise<void> {
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE area_of AS
    SELECT t.area AS text, coalesce(a.area_code, min(l.area_code)) AS area_code
    FROM (SELECT DISTINCT area FROM parsed WHERE area IS NOT NULL) AS t
    LEFT JOIN area AS a ON a.area_code = t.area
    LEFT JOIN area_lookup AS l ON l.given = upper(t.area)
    GROUP BY t.area, a.area_code`
  );
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE sector_of AS
    SELECT t.sector AS text, coalesce(s.sector_code, min(l.sector_code)) AS sector_code
    FROM (SELECT DISTINCT sector FROM parsed WHERE sector IS NOT NULL) AS t
    LEFT JOIN sector AS s ON s.sector_code = t.sector
    LEFT JOIN sector_lookup AS l ON l.given = upper(t.sector)
    GROUP BY t.sector, s.sector_code`
  );
  const given = await engine.query<{ siren: string | null; siret: string | null }>(
    'SELECT DISTINCT siren, siret FROM parsed WHERE siren IS NOT NULL OR siret IS NOT NULL'
  );
  const bad = new Set<string>();
  for (const { siren, siret } of given) {
    if (siret !== null && siretStanding(plainIdentifier(siret)) === 'invalid')
      bad.add(`('siret', ${literal(plainIdentifier(siret))})`);
    if (siren !== null && sirenStanding(plainIdentifier(siren)) === 'invalid')
      bad.add(`('siren', ${literal(plainIdentifier(siren))})`);
  }
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE bad_identifier AS
    SELECT * FROM (VALUES ('none', ''), ${[...bad].join(', ') || "('none', '')"}) AS list(kind, text)`
  );
}

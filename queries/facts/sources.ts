import type { ImportRun } from '#queries/facts/run.ts';
import { coverVisits } from '#queries/visits/cover.ts';

/**
 * Finds or makes the source of every (unit, source name) of `resolved`, as `batch_source(source_id, unit_id, name, is_new)`.
 * A new source starts with the feed's own flags, false where the feed leaves them to the data.
 */
export async function openSources({ engine, feed, import_id, sample }: ImportRun): Promise<void> {
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE batch_source AS
    WITH named AS (SELECT DISTINCT unit_id, source_name AS name FROM resolved WHERE reason IS NULL),
    known AS (
      SELECT n.unit_id, n.name, min(s.source_id) AS source_id
      FROM named AS n LEFT JOIN source AS s ON s.unit_id = n.unit_id AND s.name = n.name GROUP BY n.unit_id, n.name
    )
    SELECT coalesce(source_id, (SELECT coalesce(max(source_id), 0) FROM source)
        + row_number() OVER (PARTITION BY source_id IS NULL ORDER BY unit_id, name))::INTEGER AS source_id,
      unit_id, name, source_id IS NULL AS is_new
    FROM known`
  );
  await engine.run(
    `INSERT INTO source (source_id, unit_id, name, kind, mapping_version, reports_online, reports_total, last_success_at, sample, import_id)
    SELECT source_id, unit_id, name, {kind:String}, {mapping_version:String}, {online:Bool}, {total:Bool}, NULL, {sample:Bool}, {import_id:Int64}
    FROM batch_source WHERE is_new`,
    {
      kind: feed.kind,
      mapping_version: feed.mapping_version,
      online: feed.reports_online ?? false,
      total: feed.reports_total ?? false,
      sample,
      import_id
    }
  );
}

/**
 * Writes what the import says its sources cover, and what they are complete for: a feed without own flags reports
 * online sales once it brought one, the total once it brought a sale in the shop (or a total of unknown mode).
 * Sources that brought nothing new keep their cover. Returns the units whose windows change.
 */
export async function closeSources({
  engine,
  feed,
  import_id,
  received_at
}: ImportRun): Promise<number[]> {
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE fed AS
    SELECT source_id, min(from_on) AS from_on, max(until_on) AS until_on, bool_or(has_online) AS has_online,
      bool_or(has_total) AS has_total, bool_or(has_change) AS has_change
    FROM fed_source GROUP BY source_id`
  );
  const span = feed.covers === 'file';
  const flag = (own: boolean | null, seen: string): string => (own === null ? seen : String(own));
  await engine.run(
    `INSERT INTO source_cover
    SELECT source_id, {import_id:Int64} AS import_id,
      ${span ? '(SELECT min(from_on) FROM fed)' : 'from_on'} AS from_on, ${span ? '(SELECT max(until_on) FROM fed)' : 'until_on'} AS until_on,
      ${flag(feed.reports_online, 'has_online')} AS reports_online, ${flag(feed.reports_total, 'has_total')} AS reports_total
    FROM fed WHERE ${span ? '(SELECT bool_or(has_change) FROM fed)' : 'has_change'}`,
    { import_id }
  );
  await engine.run(
    `UPDATE source SET last_success_at = {received_at:String}::TIMESTAMP,
      reports_online = source.reports_online OR c.reports_online, reports_total = source.reports_total OR c.reports_total
    FROM source_cover AS c WHERE c.source_id = source.source_id AND c.import_id = {import_id:Int64}`,
    { received_at, import_id }
  );
  await coverVisits(engine, { import_id, received_at, span });
  const units = await engine.query<{ unit_id: number }>(
    `SELECT DISTINCT unit_id FROM source WHERE source_id IN (
      SELECT source_id FROM source_cover WHERE import_id = {import_id:Int64}
      UNION SELECT source_id FROM visit_cover WHERE import_id = {import_id:Int64}) ORDER BY unit_id`,
    { import_id }
  );
  return units.map((row) => row.unit_id);
}

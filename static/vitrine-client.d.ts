// Made from the OpenAPI document of Vitrine by npm run generate: do not edit.
export type Answer = { rows: Array<SeriesRow>; columns: Array<Column>; meta: Meta; decomposition?: Array<Decomposition> };
export type SeriesRow = { period: string | null; from: string | null; until: string | null; sector: string | null; sector_name: string | null; area: string | null; area_name: string | null; channel: string | null; metric: string; value: number | null; status: "F" | "A" | "O" | "D" | null; currency: string | null; tax_basis: string | null; enterprises_n: number | null; coverage: number | null; low?: number | null; high?: number | null; se?: number | null; provisional: boolean; unfinished: boolean; compared_period: string | null; compared_from: string | null; compared_until: string | null; compared_value: number | null; compared_status: "F" | "A" | "O" | "D" | null };
export type Column = { name: string; type: "string" | "number" | "boolean" | "date"; meaning: Text };
export type Text = { fr: string; en: string };
export type Meta = { metrics: Array<Metric>; period: { from: string; until: string; grain: "day" | "week" | "month" | "quarter" | "year" | null } | null; align: "week" | "holiday"; compared: { from: string; until: string; kind: "usual" | "previous" | "last_year" | "custom"; align: "week" | "holiday" | "month" | "place"; matched: boolean; population: { units_n: number; enterprises_n: number; panels_n: number; text: Text } } | null; flags: Array<{ from: string; until: string; kind: string; name: Text; regular_on: string | null }>; population: { units_n: number; enterprises_n: number; panels_n: number; text: Text }; coverage: number | null; method: Array<{ method: string; alignment: string; ref_year: number; quality: string; distance_sales: string | null; units_n: number }>; vintage: string; provisional: { from: string } | null; interval: { kind: "linear" | "bootstrap"; level: number; resamples_n: number; few_n: number; text: Text } | null; freshness: { oldest_on: string | null; newest_on: string | null; refreshed_at: string | null; imported_at: string | null }; sample: boolean; protected: boolean; suppressed: { A: number; O: number; D: number } };
export type Metric = { name: string; label: Text; unit: "ratio" | "money" | "count" | "money_per_order"; meaning: Text; population: Text; caveats: Array<Text>; source: string; formula: string; definition_url: string };
export type Decomposition = { metric: string; by: string; period: string | null; from: string | null; until: string | null; compared_period: string | null; compared_from: string | null; compared_until: string | null; sector: string | null; area: string | null; channel: string | null; currency: string | null; tax_basis: string | null; status: "F" | "A" | "O" | "D" | null; before: number | null; after: number | null; change: number | null; within: number | null; mix: number | null; rest: number | null; rest_n: number; children: Array<{ code: string; name: string | null; value: number | null; compared_value: number | null; weight: number; compared_weight: number; within: number; mix: number }> };
export type Problem = { type: string; title: string; status: number; code: string; detail: string; field?: string };
export type SectorTree = { families: Array<{ code: string; name: Text; groups: Array<{ code: string; name: Text }> }>; groups: Array<{ code: string; name: Text }> };
export type Country = { code: string; name: string; regions: Array<{ code: string; name: string; departements: Array<{ code: string; name: string }> }>; departements: Array<{ code: string; name: string }> };
export type FoundAreas = { areas: Array<{ area_code: string; level: "country" | "region" | "departement" | "epci" | "commune"; name: string; departement_code: string | null; departement_name: string | null; country_code: string; population: number | null; match: "code" | "postcode" | "name"; other_name: string | null }>; found_n: number };
export type Annotation = { area: string; sector: string | null; from: string; until: string; kind: string; name: Text; source: string; regular_on: string | null };

export class ProblemError extends Error {
  problem: Problem;
}

export type Client = {
  /** Measures over time, sector, area and channel, protected. Throws ProblemError. */
  series(query: { metric: string; by?: string; from?: string; until?: string; where?: string | Array<string>; compare?: string; align?: string; interval?: string; decompose?: string; as_owner?: string; lang?: "fr" | "en"; limit?: number; cursor?: string; format?: "csv" | "csv-fr" | "xlsx" | "package" | "parquet" | "json" | "ndjson" | "sdmx-csv" }): Promise<Answer>;
  /** Every measure with its definition. Throws ProblemError. */
  metrics(query?: {  }): Promise<{ metrics: Array<Metric> }>;
  /** Families and groups of activities. Throws ProblemError. */
  sectors(query?: {  }): Promise<SectorTree>;
  /** Countries, regions and départements; with q, areas of that name, code or postcode. Throws ProblemError. */
  areas(query?: { q?: string; limit?: number }): Promise<{ countries: Array<Country> } | FoundAreas>;
  /** Lockdowns, closures, programme dates: bands and points for charts. Throws ProblemError. */
  annotations(query?: { from?: string; until?: string; area?: string; sector?: string }): Promise<{ annotations: Array<Annotation> }>;
  /** Page after page of a question; each answer has the next `limit` rows. */
  pages(query: { metric: string; by?: string; from?: string; until?: string; where?: string | Array<string>; compare?: string; align?: string; interval?: string; decompose?: string; as_owner?: string; lang?: "fr" | "en"; limit?: number; cursor?: string; format?: "csv" | "csv-fr" | "xlsx" | "package" | "parquet" | "json" | "ndjson" | "sdmx-csv" }): AsyncGenerator<Answer>;
};

export function vitrine(options?: { origin?: string; key?: string; fetch?: typeof fetch }): Client;

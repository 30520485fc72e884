/** Longest line of a text file; longer ones are no table. DuckDB's own limit lies above. */
export const line_bytes_max = 1_000_000;
/** Bytes looked at to tell separator, quote and header. */
export const sample_bytes = 256_000;
/** Columns of a table. */
export const columns_max = 2_000;
/** An xlsx file: as it lies, unpacked, and the ratio of the two (a zip bomb has a high one). */
export const xlsx_bytes_max = 100_000_000;
export const xlsx_unpacked_bytes_max = 1_000_000_000;
export const xlsx_ratio_max = 200;
/** Entries in an xlsx archive. */
export const xlsx_entries_max = 10_000;
/** One object of a JSON file. */
export const json_object_bytes_max = 16_000_000;
/** Files of one import. */
export const files_max = 1_000;

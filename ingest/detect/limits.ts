/** Longest line of a text file; longer ones are no table. DuckDB's own limit lies above. */
export const line_bytes_max = 1_000_000;
/** Bytes looked at to tell separator, quote and header. */
export const sample_bytes = 256_000;
/** Columns of a table. */
export const columns_max = 2_000;
/** An xlsx file as it lies. It is read in memory, unlike the other formats. */
export const xlsx_bytes_max = 50_000_000;
/** The same unpacked. */
export const xlsx_unpacked_bytes_max = 300_000_000;
/** Unpacked size over packed size of one entry; a zip bomb has 1,000 and more. Small entries may pass it. */
export const xlsx_ratio_max = 200;
/** Unpacked size from which the ratio counts. */
export const xlsx_ratio_from_bytes = 10_000_000;
/** Entries in an xlsx archive. */
export const xlsx_entries_max = 10_000;
/** One object of a JSON file. */
export const json_object_bytes_max = 16_000_000;
/** Files of one import. */
export const files_max = 1_000;
/** A platform's own file of records, unpacked; it is read in memory. */
export const records_bytes_max = 256_000_000;

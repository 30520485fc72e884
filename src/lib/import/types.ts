/** Who imports, and what this server takes. */
export type Session = {
  source_id: number;
  source: string;
  unit: string;
  currency: string;
  zone: string;
  upload_bytes_max: number;
  kept_hours: number;
};

export type Kind = 'orders' | 'takings' | 'visits';
export type Numbers = 'plain' | 'comma' | 'point';
export type Dates = 'iso' | 'dmy' | 'mdy';

/** What a person chose for a file; null: as detected. `columns`: our column → the file's. */
export type Choices = {
  reading: { encoding: string | null; separator: string | null; header_line: number | null };
  kind: Kind | null;
  columns: Record<string, string> | null;
  constants: Record<string, string>;
  values: Record<string, Record<string, string>>;
  formats: { numbers: Numbers | null; dates: Dates | null };
};

/** How an import ended. */
export type Ending = {
  status: 'done' | 'failed' | 'cancelled' | 'undone';
  import_id: number | null;
  read_n: number;
  accepted_n: number;
  updated_n: number;
  duplicate_n: number;
  quarantined_n: number;
  seconds: number;
  code: string | null;
  detail: string | null;
};

export type Field = { name: string; type: string; required: boolean; values: string[] | null };
export type SeenColumn = { name: string; samples: string[]; looks: string };
export type Guess = { column: string; by: 'name' | 'content' };

/** What became of the lines of a web server's log. `dropped`: by reason; moments ISO, UTC, null without a page view. */
export type CountedLog = {
  lines_n: number;
  views_n: number;
  dropped: Record<string, number>;
  unreadable_n: number;
  from_at: string | null;
  until_at: string | null;
  tells_robots: boolean;
};

/** An upload as the server understands it. */
export type View = {
  upload_id: string;
  name: string;
  bytes: number;
  uploaded_at: string;
  choices: Choices;
  ending: Ending | null;
  detected: {
    format: string;
    encoding: string | null;
    separator: string | null;
    header_line: number;
    notes: string[];
    counted: CountedLog | null;
  };
  lines: { line: number; cells: string[] }[];
  columns: SeenColumn[];
  kind_guess: Kind | null;
  guesses: Record<Kind, Record<string, Guess>>;
  fields: Record<Kind, Field[]>;
  template: { name: string; saved_at: string } | null;
  running: boolean;
};

export type PreviewCell = { raw: string | null; value: string | null; code: string | null };
export type PreviewRow = {
  row_n: number;
  cells: PreviewCell[];
  code: string | null;
  column: string | null;
};
export type Preview = {
  rows_n: number;
  looked_n: number;
  bad_n: number;
  formats: { numbers: Numbers; dates: Dates; assumed: string[] };
  columns: { name: string; label: string | null }[];
  rows: PreviewRow[];
  lines: { line: number; code: string; text: string }[];
  problems: { code: string; column: string | null; value: string | null; rows_n: number }[];
};

export type Progress = {
  status: 'running' | Ending['status'];
  phase: 'queue' | 'look' | 'rows' | 'sums';
  done: number;
  total: number | null;
  seconds: number;
  rows_per_s: number | null;
  left_s: number | null;
  ending: Ending | null;
};

/** A word of the file in a closed column; `meaning` null: nobody knows yet. */
export type Word = { value: string; rows_n: number; meaning: string | null };

export type PastImport = {
  import_id: number;
  started_at: string;
  status: string;
  file: string;
  accepted_n: number;
  updated_n: number;
  quarantined_n: number;
};
export type OpenUpload = Pick<View, 'upload_id' | 'name' | 'bytes' | 'uploaded_at' | 'ending'>;
export type Lists = { uploads: OpenUpload[]; imports: PastImport[] };

export type QuarantineGroup = {
  kind: string;
  code: string;
  column_name: string | null;
  value: string | null;
  rows_n: number;
  canonical: string | null;
  samples: { row_n: number; file: string; value: string | null; record: Record<string, string> }[];
};

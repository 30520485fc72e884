import { createWriteStream, existsSync, renameSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { NotFound } from '#model/problem.ts';
import { reasonText } from '#model/reason.ts';
import { eachRefused, type RefusedCells, type Store } from '#queries/store.server.ts';
import { openUpload } from './open-upload.ts';
import { folderOf, type Upload } from './uploads.ts';

type Lang = 'fr' | 'en';

/** Headings of the two columns put before the file's own; `valueSynonyms` and guesses know neither. */
const headings: Record<Lang, [string, string]> = {
  fr: ['Ligne refusée', 'Raison du refus'],
  en: ['Refused line', 'Reason of refusal']
};

/**
 * The refused rows of an import as a CSV file for correction: line and reason, then the row as it stands in the upload,
 * cut by the upload's own separator, so that the corrected file can be sent again. UTF-8 with byte order mark, for
 * spreadsheets. Made once per language; returns its path.
 * Errors: NotFound when the upload was not imported, or its import was undone.
 */
export async function refusedFile(store: Store, upload: Upload, lang: Lang): Promise<string> {
  const import_id = upload.ending?.status === 'done' ? upload.ending.import_id : null;
  if (import_id === null) throw new NotFound(`no import of upload: ${upload.upload_id}`);
  const path = join(folderOf(store, upload.upload_id), `refused-${import_id}-${lang}.csv`);
  if (existsSync(path)) return path;
  const { file } = await openUpload(store, upload);
  const separator = file.separator ?? ';';
  const out = createWriteStream(`${path}.new`, { mode: 0o600 });
  const write = async (text: string): Promise<void> => {
    if (!out.write(text)) await once(out, 'drain');
  };
  await write(
    `\ufeff${[...headings[lang], ...file.columns].map((text) => quoted(text, separator)).join(separator)}\r\n`
  );
  await eachRefused(
    store,
    {
      import_id,
      file: file.name,
      relation: file.relation,
      columns: file.columns,
      first_row: file.first_row ?? 1,
      rejects: file.rejects
    },
    (rows) => write(rows.map((row) => `${lineOf(row, lang, separator)}\r\n`).join(''))
  );
  out.end();
  await once(out, 'finish');
  renameSync(`${path}.new`, path);
  return path;
}

function lineOf(row: RefusedCells, lang: Lang, separator: string): string {
  const reason = reasonText(row.code, lang, { column: row.column_name, value: row.value });
  const own =
    row.line?.replace(/[\r\n]+$/, '') ??
    (row.cells ?? []).map((cell) => quoted(cell ?? '', separator)).join(separator);
  return [row.row_n === 0 ? '' : String(row.row_n), quoted(reason, separator), own].join(separator);
}

const quoted = (text: string, separator: string): string =>
  /["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;

import type { Outcome, RefusedRow, Staged } from '#queries/store.server.ts';
import type { DetectedFile } from './detect/detect.ts';
import type { Plan } from './mapping/relations.ts';

/** How one file or select was read. */
export type FileReport = { name: string; kind: string; rows_n: number; detected: Detected };

/** The dialect of a file as understood; null where the format has none. `notes`: what was assumed or left out. */
export type Detected = {
  format: string;
  encoding: string | null;
  separator: string | null;
  numbers: string | null;
  dates: string | null;
  notes: string[];
};

/** What an import did, or would do on a dry run. `import_id` is not kept then. */
export type ImportReport = Pick<
  Outcome,
  'import_id' | 'dry_run' | 'read_n' | 'accepted_n' | 'updated_n' | 'duplicate_n' | 'quarantined_n'
> & {
  files: FileReport[];
  quarantined: RefusedRow[];
  preview: Outcome['preview'];
};

/** How the files of a plan were read: those with rows of their own, and those behind views or without a use. */
export function reports(files: DetectedFile[], plan: Plan, staged: Staged[]): FileReport[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  const used = staged.map(({ input, rows_n, formats }): FileReport => {
    const file = byName.get(input.file);
    return {
      name: input.file,
      kind: input.kind,
      rows_n,
      detected: {
        ...detectedOf(file),
        numbers: formats.numbers,
        dates: formats.dates,
        notes: [...(file?.notes ?? []), ...formats.assumed]
      }
    };
  });
  const rest = files
    .filter((file) => !used.some(({ name }) => name === file.name))
    .map((file) => ({
      name: file.name,
      kind: plan.unused.includes(file.name) ? 'not used' : 'view',
      rows_n: 0,
      detected: detectedOf(file)
    }));
  return [...rest, ...used];
}

const detectedOf = (file: DetectedFile | undefined): Detected => ({
  format: file === undefined ? 'select' : file.format + (file.gzip ? ', gzip' : ''),
  encoding: file?.encoding ?? null,
  separator: file?.separator ?? null,
  numbers: null,
  dates: null,
  notes: file?.notes ?? []
});

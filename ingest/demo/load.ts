import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importFiles, type ImportReport } from '#ingest/import.ts';
import { NotFound } from '#model/problem.ts';
import { sampleSurvey } from '#queries/store.server.ts';
import { writeDemoFiles, type DemoOptions } from './generate.ts';

type ImportInput = Parameters<typeof importFiles>[0];

/** The open store, the key of the customer pseudonyms, and who hears of the progress. */
export type DemoInput = Pick<ImportInput, 'store' | 'secret' | 'on_progress' | 'signal'> & {
  options?: Partial<DemoOptions>;
};

/**
 * Makes the demo's files in a temporary folder and sends them through the import door, marked as sample; some of its shops
 * and their customers have answered the survey.
 * Returns the import's report; `imports undo` takes it all back. Errors: InvalidInput for options out of range.
 */
export async function loadDemo({ options = {}, ...door }: DemoInput): Promise<ImportReport> {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-demo-'));
  try {
    const files = await writeDemoFiles(folder, options);
    const report = await importFiles({ ...door, files, sample: true });
    await sampleSurvey(door.store);
    return report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The real files in the repository that come with a mapping: source, licence and changes stand in their README. */
export const realSample = [
  { mapping: 'ons-internet-sales', files: ['ons-internet-share-monthly-2006-2019.csv'] },
  {
    mapping: 'zurich-credit-cards',
    files: [
      'betrag_kktrans_ch_praes_CH.csv',
      'betrag_kktrans_ch_distanz_CH.csv',
      'anz_kktrans_ch_praes_CH.csv',
      'anz_kktrans_ch_distanz_CH.csv'
    ].map((name) => `swiss-credit-cards-weekly-2020/${name}`)
  }
] as const;

/**
 * Loads the real sample, one import per mapping; not marked as sample, since nobody made it up.
 * Errors: NotFound when the repository's files are not beside the program.
 */
export async function loadReal(door: Omit<DemoInput, 'options'>): Promise<ImportReport[]> {
  const folder = join(root(), 'tests', 'fixtures', 'real');
  if (!existsSync(folder)) throw new NotFound(`no real sample in: ${folder}`);
  const reports: ImportReport[] = [];
  for (const { mapping, files } of realSample)
    reports.push(
      await importFiles({ ...door, mapping, files: files.map((name) => join(folder, name)) })
    );
  return reports;
}

/** Folder of the repository: the nearest one above this file, or above its bundle, that holds the lockfile. */
function root(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package-lock.json')) && dirname(folder) !== folder)
    folder = dirname(folder);
  return folder;
}

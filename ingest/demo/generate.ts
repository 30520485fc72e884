import { createRequire } from 'node:module';
import { join } from 'node:path';
import { InvalidInput } from '#model/problem.ts';
import { openScratch } from '#queries/store.server.ts';
import calendar from './sql/calendar.sql?raw';
import orders from './sql/orders.sql?raw';
import ordersFile from './sql/orders-file.sql?raw';
import programme from './sql/programme.sql?raw';
import programmeFiles from './sql/programme-files.sql?raw';
import shops from './sql/shops.sql?raw';
import takings from './sql/takings.sql?raw';
import takingsFile from './sql/takings-file.sql?raw';
import trades from './sql/trades.sql?raw';
import unitsFile from './sql/units-file.sql?raw';
import usualFile from './sql/usual-file.sql?raw';
import visitsFile from './sql/visits-file.sql?raw';
import words from './sql/words.sql?raw';

/** What the generator can be told. `from` included, `until` excluded, local days; the seed decides every draw. */
export type DemoOptions = { units: number; from: string; until: string; seed: number };

/** 2,000 shops over 2018-2021: two years of history before the first closure, all three closures, seven months after. */
export const demoDefaults: DemoOptions = {
  units: 2000,
  from: '2018-01-01',
  until: '2022-01-01',
  seed: 1
};

/** Largest demo: at 20,000 shops over four years the files hold about 20 million rows. */
export const demoLimits = {
  units: 20_000,
  first_day: '2015-01-01',
  last_day: '2028-01-01'
} as const;

const steps = [
  words,
  trades,
  calendar,
  shops,
  takings,
  orders,
  unitsFile,
  takingsFile,
  ordersFile,
  usualFile,
  visitsFile,
  programme,
  programmeFiles
];

const files = [
  ...['units', 'takings', 'orders', 'usual', 'visits'],
  ...['programmes', 'eligibility', 'targets', 'solutions', 'enrolments']
];

/**
 * Writes the demo's canonical files (shops, their sales, programmes and their register) as Parquet into a folder.
 * Returns their paths in the order the import door wants them. Same options, same rows.
 * Errors: InvalidInput for options out of range.
 */
export async function writeDemoFiles(
  folder: string,
  given: Partial<DemoOptions> = {}
): Promise<string[]> {
  const options = checked({ ...demoDefaults, ...given });
  const communes = createRequire(import.meta.url).resolve(
    '@etalab/decoupage-administratif/data/communes.json'
  );
  const engine = await openScratch();
  try {
    await engine.run('SET VARIABLE seed = {seed:Int64}', { seed: options.seed });
    await engine.run('SET VARIABLE units = {units:Int64}', { units: options.units });
    await engine.run('SET VARIABLE from_on = {from:Date}', { from: options.from });
    await engine.run('SET VARIABLE until_on = {until:Date}', { until: options.until });
    await engine.run('SET VARIABLE communes = {communes:String}', { communes });
    await engine.run('SET VARIABLE folder = {folder:String}', { folder });
    for (const sql of steps) await engine.run(sql);
  } finally {
    await engine.close();
  }
  return files.map((name) => join(folder, `${name}.parquet`));
}

function checked(options: DemoOptions): DemoOptions {
  const { units, from, until, seed } = options;
  if (!Number.isInteger(units) || units < 1 || units > demoLimits.units)
    throw new InvalidInput(`units out of range 1 to ${demoLimits.units}: ${units}`, {
      field: 'units'
    });
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new InvalidInput(`seed not a whole number: ${seed}`, { field: 'seed' });
  for (const [field, day] of Object.entries({ from, until }))
    if (!isDay(day) || day < demoLimits.first_day || day > demoLimits.last_day)
      throw new InvalidInput(
        `day out of range ${demoLimits.first_day} to ${demoLimits.last_day}: ${day}`,
        { field }
      );
  if (from >= until)
    throw new InvalidInput(`empty period: ${from} to ${until}`, { field: 'until' });
  return options;
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;

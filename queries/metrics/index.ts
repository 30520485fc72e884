import type { Metric } from '#model/metric.ts';

const files = import.meta.glob<Record<string, Metric>>(['./*.ts', '!./index.ts'], { eager: true });

/**
 * Every metric of the folder, by name, in order of name. Asserts one metric per file, named as its file with
 * underscores for hyphens.
 */
export const metrics: ReadonlyMap<string, Metric> = collect(files);

function collect(modules: Record<string, Record<string, Metric>>): Map<string, Metric> {
  const found = new Map<string, Metric>();
  for (const [file, module] of Object.entries(modules).sort(([a], [b]) =>
    nameOf(a) < nameOf(b) ? -1 : 1
  )) {
    const expected = nameOf(file);
    const [metric, ...more] = Object.values(module);
    if (metric === undefined || more.length > 0) throw new Error(`not one metric in file: ${file}`);
    if (metric.name !== expected)
      throw new Error(`metric ${metric.name} in file of another name: ${file}`);
    found.set(metric.name, metric);
  }
  return found;
}

/** `./online-share.ts` → `online_share` */
function nameOf(file: string): string {
  return file.slice('./'.length, -'.ts'.length).replaceAll('-', '_');
}

import type { Format } from './define.ts';

/** Every form an answer can be taken away in, by the folder `formats`: adding one is adding a file. */
export const formats: readonly Format[] = Object.values(
  import.meta.glob<Record<string, Format>>('./formats/*.ts', { eager: true })
)
  .flatMap((module) => Object.values(module))
  .sort((a, b) => a.rank - b.rank);

/** The form of a name; undefined when there is none. */
export const formatNamed = (name: string): Format | undefined =>
  formats.find((format) => format.name === name);

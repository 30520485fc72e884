import type { AnnotationFault } from '#lib/text/annotations-fr.ts';

/** The fields of the form, in its order. */
export const fields = [
  'kind',
  'place',
  'sector',
  'from',
  'last',
  'name_fr',
  'name_en',
  'source'
] as const;
type Field = (typeof fields)[number];

/** What was typed, kept when something is wrong with it. */
export type TypedAnnotation = Record<Field, string>;

/** What is wrong, by field; `form`: with the whole. `places`: codes that the place may mean. */
export type AnnotationFaults = Partial<Record<Field | 'form', AnnotationFault>> & {
  places?: string;
};

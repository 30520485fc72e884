import { NotFound } from '#model/problem.ts';
import { fileTemplates, saveFileTemplate, type Store } from '#queries/store.server.ts';
import type { Caller } from './caller.ts';
import { toMapping, type Choices } from './choices.ts';
import type { Ready } from './plan-upload.ts';
import { choicesOf } from './view.ts';

const stamp = (now: Date): string => now.toISOString().replace('T', ' ').replace('Z', '');

/** The choices saved under a name. Errors: NotFound `unknown template: x`. */
export async function templateChoices(
  store: Store,
  { source_id }: Caller,
  name: string
): Promise<Choices> {
  const found = (await fileTemplates(store, source_id)).find((template) => template.name === name);
  const choices = found === undefined ? null : choicesOf(found.mapping);
  if (choices === null) throw new NotFound(`unknown template: ${name}`);
  return choices;
}

/** Keeps the choices of an upload for the next file of its source. */
export async function keepTemplate(
  store: Store,
  { name, now, ready }: { name: string; now: Date; ready: Ready },
  { source_id }: Pick<Caller, 'source_id'>
): Promise<void> {
  const { mapping } = toMapping(ready.choices, ready.kind, ready.columns);
  await saveFileTemplate(store, source_id, {
    name,
    mapping: JSON.stringify(mapping),
    saved_at: stamp(now)
  });
}

/** Adds what a word means to the newest template of its kind, so that the next file needs no answer. */
export async function rememberMeaning(
  store: Store,
  meaning: { source_id: number; kind: string; column: string; value: string; to: string; now: Date }
): Promise<void> {
  const { source_id, kind, column, value, to, now } = meaning;
  for (const { name, mapping } of await fileTemplates(store, source_id)) {
    const choices = choicesOf(mapping);
    if (choices === null || choices.kind !== kind || choices.columns === null) continue;
    const values = { ...choices.values, [column]: { ...choices.values[column], [value]: to } };
    const ready = { kind: choices.kind, columns: choices.columns, choices: { ...choices, values } };
    await keepTemplate(store, { name, now, ready }, { source_id });
    return;
  }
}

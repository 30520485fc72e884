import { factColumns, type Feed } from '#queries/store.server.ts';
import { planByMapping } from '../mapping/plan.ts';
import type { OpenFile, Plan } from '../mapping/relations.ts';
import type { Caller } from './caller.ts';
import { toMapping, type Choices, type FileKind } from './choices.ts';

/** An upload ready to be taken in: nothing required is missing any more. */
export type Ready = { kind: FileKind; columns: Record<string, string>; choices: Choices };

/** Every row under the caller's source; rows that name another unit are refused. Errors: as planByMapping. */
export function planUpload(file: OpenFile, ready: Ready, caller: Caller): Plan {
  const { kind, columns, choices } = ready;
  const known = Object.fromEntries(
    Object.entries(columns).filter(([to]) => to in factColumns[kind] && to !== 'source')
  );
  const fixed = {
    source: caller.source,
    ...(known['unit'] === undefined ? { unit: caller.unit } : {})
  };
  const plan = planByMapping([file], toMapping(choices, kind, known), fixed);
  return {
    ...plan,
    inputs: plan.inputs.map((input) => ({ ...input, only_unit: caller.unit }))
  };
}

/** The feed of a file that was imported for a source. */
export const feedOf = (caller: Caller): Feed => ({
  name: caller.source,
  kind: 'files',
  mapping_version: null,
  reports_online: null,
  reports_total: null,
  covers: 'own',
  source_id: caller.source_id
});

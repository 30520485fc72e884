import { minorDigits } from '#model/money.ts';
import { NotFound } from '#model/problem.ts';
import { known } from '#queries/series/known.ts';
import type { Store } from '#queries/store.ts';
import sourceRow from './source.sql?raw';

/** A feed and the shop it belongs to, as far as taking its records in needs them. `digits`: of the minor unit. */
export type Source = {
  source_id: number;
  name: string;
  /** connector, mapping, or `declared` */
  kind: string;
  unit_id: number;
  /** code of the unit */
  unit: string;
  zone: string;
  currency: string;
  digits: number;
  grain: 'day' | 'week' | 'month';
  sample: boolean;
  /** its owner stopped it for a while */
  paused: boolean;
};

/** The source of a number. Errors: NotFound `unknown source: 7`. */
export async function sourceOf(store: Store, source_id: number): Promise<Source> {
  const all = await known(store.engine, `source ${source_id}`, () =>
    store.engine.query<Omit<Source, 'digits'>>(sourceRow, {
      source_id,
      unit: null,
      name: null
    })
  );
  return found(all[0], `${source_id}`);
}

/** The source of a name within a unit. Errors: NotFound `unknown source: web of toys`. */
export async function sourceNamed(store: Store, unit: string, name: string): Promise<Source> {
  const [row] = await store.engine.query<Omit<Source, 'digits'>>(sourceRow, {
    source_id: null,
    unit,
    name
  });
  return found(row, `${name} of ${unit}`);
}

function found(row: Omit<Source, 'digits'> | undefined, asked: string): Source {
  if (row === undefined) throw new NotFound(`unknown source: ${asked}`, { field: 'source' });
  return { ...row, digits: minorDigits(row.currency) };
}

import type { Context } from 'hono';
import type { z } from 'zod';
import { InvalidInput } from '#model/problem.ts';
import type { Store } from '#queries/store.server.ts';
import type { CollectContext } from '../context.ts';
import { callerOf, type Caller } from './caller.ts';
import { readUpload, type Upload } from './uploads.ts';

/** A caller at work: who, on which store, when. */
export type At = { store: Store; caller: Caller; now: Date };

/** How the routes find out who asks and which upload is meant. `bytes_max`: of one upload. */
export type Doors = {
  bytes_max: number;
  at(c: Context): Promise<At>;
  upload(c: Context): Promise<At & { upload: Upload }>;
};

/** The doors of one server. */
export function doorsOf(context: CollectContext): Doors {
  const at = async (c: Context): Promise<At> => {
    const store = await context.store();
    const now = context.now();
    return { store, now, caller: await callerOf(c, store, now) };
  };
  return {
    bytes_max: context.settings.VITRINE_UPLOAD_MAX_MB * 1_000_000,
    at,
    upload: async (c) => {
      const here = await at(c);
      const upload = readUpload(here.store, here.caller.source_id, c.req.param('id') ?? '');
      return { ...here, upload };
    }
  };
}

/** A JSON body of a shape. Errors: InvalidInput naming the field. */
export async function bodyOf<T extends z.ZodType>(c: Context, shape: T): Promise<z.infer<T>> {
  const given: unknown = await c.req.json().catch((cause: unknown) => {
    throw new InvalidInput('not JSON: the body', { cause });
  });
  const parsed = shape.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? 'body';
  throw new InvalidInput(`invalid ${field}: ${issue?.message ?? ''}`, { field });
}

/** A whole number from 1 out of an address, else null. */
export function wholeNumber(text: string): number | null {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : null;
}

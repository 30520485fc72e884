import { error } from '@sveltejs/kit';
import { FiguresUnreachable } from '#model/problem.ts';

/** Work whose figures may be out of reach: then the page says so, with status 503, and shows none of them. */
export async function orUnreachable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (!(cause instanceof FiguresUnreachable)) throw cause;
    console.error(`vitrine: ${cause.message}`);
    error(cause.status, { message: cause.code });
  }
}

import type { Programme } from '#queries/index.server.ts';

/** The programme asked for by its code, else the first that anybody joined, else the first; undefined without any. */
export const chosenAmong = (
  all: readonly Programme[],
  asked: string | null
): Programme | undefined =>
  all.find(({ code }) => code === asked) ?? all.find(({ joined }) => joined) ?? all[0];

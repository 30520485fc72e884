import { pictures } from '#tests/charts/draw.ts';

/** Prints every picture as JSON, for a comparison with another process. */
export const main = (): number => {
  process.stdout.write(JSON.stringify(pictures()));
  return 0;
};

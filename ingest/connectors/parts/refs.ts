const ref_max = 200;

/** References of a payment: those there are, each once, as long as they are kept. */
export const refs = (...given: readonly (string | null)[]): string[] => [
  ...new Set(given.filter((ref) => ref !== null).map((ref) => ref.slice(0, ref_max)))
];

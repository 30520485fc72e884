/** Levels of areas that can be chosen on the map of the whole country. */
export const pickLevels = ['region', 'departement'] as const;

/** The level whose areas an address has chosen on the map: `pick=departement`; null: links of the map lead to pages. */
export const pickedLevel = (search: URLSearchParams): (typeof pickLevels)[number] | null =>
  pickLevels.find((level) => level === search.get('pick')) ?? null;

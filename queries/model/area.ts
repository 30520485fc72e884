/** Code of a commune in the official list: 5 characters, always text (01004, 2A004). A postcode looks the same and is none. */
export const communePattern = /^(\d{2}|2[AB])\d{3}$/;

/** A postcode. It is not an area: one may cover 46 communes, and a commune may have 21. Only for looking up. */
export const isPostcode = (text: string): boolean => /^\d{5}$/.test(text);

/** Municipal arrondissements: first and last code, and the commune they are part of. Source: domain note section 3. */
const arrondissements = [
  { first: 75101, last: 75120, commune: '75056' },
  { first: 69381, last: 69389, commune: '69123' },
  { first: 13201, last: 13216, commune: '13055' }
] as const;

/** The commune a code stands for: that of Paris, Lyon or Marseille for an arrondissement, else the code itself. */
export function communeOf(code: string): string {
  const number = Number(code);
  const city = arrondissements.find(({ first, last }) => number >= first && number <= last);
  return city?.commune ?? code;
}

/** Département or overseas collectivity of a commune code: 01004 → 01, 2A004 → 2A, 97411 → 974. */
export const departementOf = (commune: string): string =>
  /^9[78]/.test(commune) ? commune.slice(0, 3) : commune.slice(0, 2);

/**
 * An area's code as this product writes it, out of what a file or an address bar gives; null when it is none.
 *
 * `FR`, `BR`, `BR-SP` (ISO 3166) and `REG-11`, `DEP-2A`, `EPCI-200054781`, `COM-75056`; a bare commune or EPCI number gets
 * its prefix; arrondissements roll up. A bare `75` is refused: it is Paris as a département, Nouvelle-Aquitaine as a region.
 * Form only: whether the area exists is asked of the store.
 */
export function areaCode(text: string): string | null {
  const code = text.trim().toUpperCase();
  if (communePattern.test(code)) return `COM-${communeOf(code)}`;
  if (/^\d{9}$/.test(code)) return `EPCI-${code}`;
  if (/^COM-/.test(code))
    return communePattern.test(code.slice(4)) ? `COM-${communeOf(code.slice(4))}` : null;
  if (/^(REG-\d{2}|DEP-(\d{2}|2[AB]|9[78]\d)|EPCI-\d{9})$/.test(code)) return code;
  return /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(code) ? code : null;
}

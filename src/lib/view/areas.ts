/** An area that a typed text may mean; `other_name`: a merged commune or arrondissement it was met by. */
export type FoundArea = {
  area_code: string;
  level: 'country' | 'region' | 'departement' | 'epci' | 'commune';
  name: string;
  departement_code: string | null;
  departement_name: string | null;
  other_name: string | null;
};

/** Areas found, best first; `found_n` counts all of them. */
export type FoundAreas = { areas: FoundArea[]; found_n: number };

type Choice = { code: string; name: string };

/** A country with its régions and their départements; `departements` of its own are in no région. */
export type CountryTree = Choice & {
  regions: (Choice & { departements: Choice[] })[];
  departements: Choice[];
};

/** Areas of a name, code or postcode, accents ignored. Errors: whatever keeps the site from answering. */
export async function searchAreas(text: string, signal: AbortSignal): Promise<FoundAreas> {
  const search = new URLSearchParams({ q: text, limit: '20' });
  const response = await fetch(`/api/v1/areas?${search}`, { signal });
  if (!response.ok) throw new Error(`areas not found: ${response.status}`);
  return (await response.json()) as FoundAreas; // our own address, same version
}

let tree: Promise<CountryTree[]> | null = null;

/** Countries, régions and départements, fetched once; a failed fetch is forgotten. */
export function areaTree(): Promise<CountryTree[]> {
  return (tree ??= fetchTree().catch((error: unknown) => {
    tree = null;
    throw error;
  }));
}

async function fetchTree(): Promise<CountryTree[]> {
  const response = await fetch('/api/v1/areas');
  if (!response.ok) throw new Error(`no tree of areas: ${response.status}`);
  const { countries } = (await response.json()) as { countries: CountryTree[] }; // our own address, same version
  return countries;
}

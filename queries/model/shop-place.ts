/**
 * A shop as its own page and the rules of access know it. `areas`: codes of the areas it lies in, narrowest first; empty
 * where its place is unknown. `sample`: made up.
 */
export type ShopPlace = {
  unit: string;
  name: string;
  siret: string | null;
  kind: string;
  sample: boolean;
  currency: string;
  zone: string;
  grain: string;
  opened_on: string | null;
  closed_on: string | null;
  sector: string | null;
  area: string | null;
  areas: string[];
};

import { groundOf } from '#lib/view/ground.server.ts';
import { noView } from '#lib/view/view.ts';
import { areaTree, describeMetrics, sectorTree, type Store } from '#queries/index.server.ts';

/** Paths of the pages that stand on their own: the site's, one per measure, sector and area of a country with facts. */
export async function sitePaths(store: Store): Promise<string[]> {
  const { families, groups } = await sectorTree(store);
  const known = (await groundOf(store, noView, 'fr'))?.countries.map(({ code }) => code) ?? [];
  const countries = (await areaTree(store)).filter(({ code }) => known.includes(code));
  const sectors = [...families.flatMap((family) => [family, ...family.groups]), ...groups];
  const areas = countries.flatMap((country) => [
    country,
    ...country.regions.flatMap((region) => [region, ...region.departements]),
    ...country.departements
  ]);
  const page = (folder: string) => (code: string) => `/${folder}/${encodeURIComponent(code)}`;
  return [
    ...['/', '/sectors', '/areas', '/programme', '/solutions', '/explore', '/method', '/metrics'],
    ...describeMetrics().map(({ definition_url }) => definition_url),
    ...sectors.map(({ code }) => page('sectors')(code)),
    ...areas.map(({ code }) => page('areas')(code))
  ];
}

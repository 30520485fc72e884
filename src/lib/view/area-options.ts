import type { CountryTree, FoundArea } from '#lib/view/areas.ts';
import type { ViewTexts } from '#lib/text/view.ts';

/** One line of a list of areas; `value` empty: no choice. `depth`: its level in the tree, from 0. */
export type AreaOption = { value: string; label: string; note: string; depth: number };

/** The tree as lines: the whole first, then each country's régions with their départements. */
export function treeOptions(
  tree: readonly CountryTree[],
  { countries, everywhere }: { countries: readonly string[]; everywhere: string },
  text: ViewTexts
): AreaOption[] {
  const line = (depth: number) => (choice: { code: string; name: string }) => ({
    value: choice.code,
    label: choice.name,
    note: '',
    depth
  });
  const [first, ...others] = tree
    .filter(({ code }) => countries.includes(code))
    .toSorted((a, b) => countries.indexOf(a.code) - countries.indexOf(b.code));
  const below = ({ regions, departements }: CountryTree) => [
    ...regions.flatMap((region) => [line(1)(region), ...region.departements.map(line(2))]),
    ...departements.map(line(1))
  ];
  return [
    { value: '', label: text.areaAll(everywhere), note: '', depth: 0 },
    ...(first === undefined ? [] : below(first)),
    ...others.flatMap((country) => [line(0)(country), ...below(country)])
  ];
}

/** What was found as lines, each with what it is and where, so that areas of one name can be told apart. */
export const foundOptions = (areas: readonly FoundArea[], text: ViewTexts): AreaOption[] =>
  areas.map((area) => ({
    value: area.area_code,
    label: area.name,
    note: [area.other_name, text.levels[area.level], whereIs(area)]
      .filter((part) => part !== null)
      .join(', '),
    depth: 0
  }));

/** 13 for DEP-13, after the name of the département unless that is the area itself. */
function whereIs({ level, departement_name, departement_code }: FoundArea): string | null {
  const number = departement_code?.replace('DEP-', '') ?? null;
  if (level === 'departement' || departement_name === null) return number;
  return `${departement_name} (${number})`;
}

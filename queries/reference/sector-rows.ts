import { families, groups, outsideRetail } from '#model/sector.ts';
import { classNames } from '#queries/reference/class-names.ts';

/** One node of the sector tree as stored. */
export type SectorRow = {
  sector_code: string;
  level: 'family' | 'group' | 'class';
  name_fr: string;
  name_en: string;
  group_code: string | null;
  family_code: string | null;
  scheme: 'vitrine' | 'naf_rev2';
};

/** An entry of the French activity list. */
export type NafEntry = { id: string; label: string };

/**
 * Families, groups and classes as rows; French class names from the activity list, English ones ours.
 * Classes outside retail have no group. Errors: throws when a class is missing from the list, which a test rules out.
 */
export function sectorRows(naf: readonly NafEntry[]): SectorRow[] {
  const labels = new Map(naf.map(({ id, label }) => [id, typographic(label)]));
  const classRow = (
    code: string,
    group_code: string | null,
    family_code: string | null
  ): SectorRow => {
    const [name_fr, name_en] = [labels.get(code), classNames[code]];
    if (name_fr === undefined || name_en === undefined)
      throw new Error(`class without a name: ${code}`);
    return {
      sector_code: code,
      level: 'class',
      name_fr,
      name_en,
      group_code,
      family_code,
      scheme: 'naf_rev2'
    };
  };
  return [
    ...families.map(({ code, name }): SectorRow => ({
      ...{ sector_code: code, level: 'family', name_fr: name.fr, name_en: name.en },
      ...{ group_code: null, family_code: code, scheme: 'vitrine' }
    })),
    ...groups.map(({ code, family, name }): SectorRow => ({
      ...{ sector_code: code, level: 'group', name_fr: name.fr, name_en: name.en },
      ...{ group_code: code, family_code: family, scheme: 'vitrine' }
    })),
    ...groups.flatMap(({ code, family, classes }) =>
      Object.keys(classes).map((name) => classRow(name, code, family))
    ),
    ...Object.keys(outsideRetail).map((code) => classRow(code, null, null))
  ];
}

/** The list writes `m2`, once without a space after it, and typewriter apostrophes. */
const typographic = (label: string): string =>
  label
    .replace(/m2(?=\p{L})/gu, 'm² ')
    .replace(/m2/g, 'm²')
    .replace(/'/g, '’');

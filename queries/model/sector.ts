import type { Text } from '#model/metric.ts';

/**
 * How a class stood towards the public in November 2020, as we read the decree's list of activities onto codes.
 * `restricted`: open with part of its shelves; `mixed`: the code covers both; `not_listed`: the decree does not name it;
 * `untouched`: distance selling; `not_stated`: our source says nothing. A default only: a shop's own declaration goes first.
 */
export type Reading =
  'open' | 'restricted' | 'closed' | 'mixed' | 'not_listed' | 'untouched' | 'not_stated';

/** A family of groups, the level above. */
export type Family = { code: string; name: Text };

/** A dashboard group: a part of retail people recognise, made of classes of the activity list (NAF rev. 2). */
export type Group = {
  code: string;
  family: string;
  name: Text;
  /** class code with its dot → how it stood in November 2020 */
  classes: Readonly<Record<string, Reading>>;
};

/** An activity code: 4 digits and a letter, dot optional. The letter is not checked: NAF 2025 uses others. */
export const classPattern = /^\d{2}\.?\d{2}[A-Z]$/;

/** A class code as stored, with its dot: `4771z` → `47.71Z`; null when it is none. */
export function classCode(text: string): string | null {
  const code = text.trim().toUpperCase();
  return classPattern.test(code) ? `${code.slice(0, 2)}.${code.replace('.', '').slice(2)}` : null;
}

/** The five families, in the order people read them. */
export const families: readonly Family[] = [
  { code: 'food', name: { fr: 'Alimentation', en: 'Food' } },
  { code: 'culture', name: { fr: 'Culture et loisirs', en: 'Culture and leisure' } },
  { code: 'household', name: { fr: 'Maison et équipement', en: 'Home and equipment' } },
  { code: 'person', name: { fr: 'Mode, santé, beauté', en: 'Fashion, health, beauty' } },
  { code: 'other', name: { fr: 'Autres commerces', en: 'Other retail' } }
];

const all = (reading: Reading, ...codes: string[]): Record<string, Reading> =>
  Object.fromEntries(codes.map((code) => [code, reading]));

const group = (
  code: string,
  family: string,
  fr: string,
  en: string,
  classes: Record<string, Reading>
): Group => ({
  code,
  family,
  name: { fr, en },
  classes
});

/**
 * The 14 groups: a partition of the 50 sub-classes of division 47, with four makers of food that are shops in all but code.
 * Source: domain note section 2; the readings of November 2020 are not verified.
 */
export const groups: readonly Group[] = [
  group(
    'G01',
    'food',
    'Commerces alimentaires spécialisés',
    'Food specialists',
    all(
      'open',
      ...['47.21Z', '47.22Z', '47.23Z', '47.24Z', '47.25Z', '47.29Z'],
      ...['10.13B', '10.71B', '10.71C', '10.71D']
    )
  ),
  group(
    'G02',
    'food',
    'Alimentation générale et grands magasins',
    'General and department stores',
    {
      ...all('restricted', '47.11A', '47.11B', '47.11C', '47.11D', '47.11E', '47.11F'),
      ...all('not_listed', '47.19A', '47.19B')
    }
  ),
  group(
    'G03',
    'culture',
    'Presse, papeterie, tabac',
    'Press, stationery, tobacco',
    all('open', '47.26Z', '47.62Z')
  ),
  group(
    'G04',
    'household',
    'Informatique, téléphonie, image et son',
    'Computers, phones, audio and video',
    all('open', '47.41Z', '47.42Z', '47.43Z')
  ),
  group(
    'G05',
    'household',
    'Meubles, électroménager, décoration',
    'Furniture, appliances, home',
    all('closed', '47.53Z', '47.54Z', '47.59A', '47.59B')
  ),
  group(
    'G06',
    'household',
    'Quincaillerie, bricolage',
    'Hardware and DIY',
    all('open', '47.52A', '47.52B')
  ),
  group(
    'G07',
    'culture',
    'Livres, musique, vidéo',
    'Books, music, video',
    all('closed', '47.61Z', '47.63Z')
  ),
  group(
    'G08',
    'culture',
    'Sport, jeux et jouets',
    'Sport, games and toys',
    all('closed', '47.64Z', '47.65Z')
  ),
  group('G09', 'person', 'Vêtements, chaussures, tissus', 'Clothing, shoes, fabrics', {
    ...all('open', '47.51Z'),
    ...all('closed', '47.71Z', '47.72A', '47.72B')
  }),
  group(
    'G10',
    'person',
    'Pharmacie, matériel médical, optique',
    'Pharmacy, medical goods, optics',
    all('open', '47.73Z', '47.74Z', '47.78A')
  ),
  group(
    'G11',
    'person',
    'Beauté, montres et bijoux',
    'Beauty, watches and jewellery',
    all('closed', '47.75Z', '47.77Z')
  ),
  group(
    'G12',
    'other',
    'Fleurs, plantes, animaux',
    'Flowers, plants, pets',
    all('mixed', '47.76Z')
  ),
  group(
    'G13',
    'other',
    'Carburants, occasion, commerces divers',
    'Fuel, second-hand and other shops',
    {
      ...all('open', '47.30Z', '47.78B'),
      ...all('closed', '47.78C', '47.79Z')
    }
  ),
  group(
    'G14',
    'other',
    'Marchés, vente à distance, hors magasin',
    'Markets, distance and non-store selling',
    {
      ...all('open', '47.81Z'),
      ...all('untouched', '47.91A', '47.91B'),
      ...all('not_stated', '47.82Z', '47.89Z', '47.99A', '47.99B')
    }
  )
];

/**
 * Neighbours of retail that shop files often hold: restaurants, bars, hairdressers, beauty care. Known by name, in no group,
 * so that no figure by group counts them as retail. Readings not verified; restaurants kept take-away and delivery.
 */
export const outsideRetail: Readonly<Record<string, Reading>> = all(
  'closed',
  ...['56.10A', '56.10B', '56.10C', '56.30Z'],
  ...['96.02A', '96.02B']
);

/** The group of a class, by its code with the dot; null outside the groups. */
export const groupOf = (class_code: string): Group | null =>
  groups.find((candidate) => Object.hasOwn(candidate.classes, class_code)) ?? null;

/**
 * Sectors shut to the public by default in November 2020, widest code first: a group where all its classes were, else the
 * classes. Mixed classes are left out: nobody can tell by the code.
 */
export function closedInNovember2020(): string[] {
  const inGroups = groups.flatMap(({ code, classes }) => {
    const closed = Object.keys(classes).filter((name) => classes[name] === 'closed');
    return closed.length === Object.keys(classes).length ? [code] : closed;
  });
  return [
    ...inGroups,
    ...Object.keys(outsideRetail).filter((code) => outsideRetail[code] === 'closed')
  ];
}

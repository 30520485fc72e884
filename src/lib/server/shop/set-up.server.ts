import { connectors } from '#ingest/connectors/index.ts';
import { importRows } from '#ingest/import.ts';
import type { Lang } from '#lib/format.ts';
import { server } from '#lib/server/context.server.ts';
import type { EntryTexts } from '#lib/text/entry-fr.ts';
import { entryTextsIn } from '#lib/text/entry.ts';
import type { SetUpTexts } from '#lib/text/set-up-fr.ts';
import { setUpTextsIn } from '#lib/text/set-up.ts';
import { minorDigits, splitTax, toMajor } from '#model/money.ts';
import { reasonText } from '#model/reason.ts';
import type { ShopPlace } from '#model/shop-place.ts';
import { plainIdentifier, siretStanding } from '#model/shop.ts';
import { isEntryTax, rateOfTax, readAmount, type EntryFault } from '#model/week-entry.ts';
import { findAreas, resolveArea, sectorTree, type FoundArea } from '#queries/index.server.ts';
import { listSources, shopSheets, tellSheets, usualOf } from '#queries/store.server.ts';

/** A form as typed; what is wrong with each field, as a sentence; communes of which one must be chosen. */
export type FormAnswer = {
  faults: Record<string, string>;
  values: Record<string, string>;
  areas?: { code: string; name: string }[];
};

type Values = Readonly<Record<string, string>>;
type Words = { words: SetUpTexts; amounts: EntryTexts['faults']; lang: Lang };

const wordsIn = (lang: Lang): Words => ({
  words: setUpTextsIn(lang),
  amounts: entryTextsIn(lang).faults,
  lang
});

/** What the set-up page shows: what is known, and what can be connected. */
export async function setUpPage(shop: ShopPlace, lang: Lang) {
  const store = await server().store();
  const [area, tree, sources, usual, sheets] = await Promise.all([
    shop.area === null ? null : resolveArea(store, shop.area),
    sectorTree(store),
    listSources(store, { unit: shop.unit, now: new Date() }),
    usualOf(store, shop.unit),
    shopSheets(store, shop.unit)
  ]);
  const [declared] = usual.declared;
  const isApe = /^\d/.test(shop.sector ?? '');
  return {
    identity: {
      name: shop.name === shop.unit ? '' : shop.name,
      siret: shop.siret ?? '',
      sector: isApe ? '' : (shop.sector ?? ''),
      ape: isApe ? (shop.sector ?? '') : '',
      area_text: area?.name ?? '',
      area: shop.area ?? ''
    },
    is_named: shop.sector !== null && shop.area !== null,
    sectors: tree.families.map(({ name, groups }) => ({
      label: name[lang],
      options: groups.map((group) => ({ value: group.code, label: group.name[lang] }))
    })),
    declared:
      declared === undefined
        ? null
        : { ...declared, annual: toMajor(declared.annual_minor, declared.currency) },
    year: new Date().getUTCFullYear() - 1,
    sources: sources.map(({ name, connector, last_order_at }) => ({
      name: connectors.get(connector ?? '')?.label ?? name,
      connector,
      last_order_at
    })),
    platforms: [...connectors.values()]
      .filter(({ webhook, pull }) => webhook !== undefined || pull !== undefined)
      .map(({ name, label }) => ({ name, label })),
    sheets
  };
}

/** Saves who the shop is. Null: saved. */
export async function saveIdentity(
  shop: ShopPlace,
  values: Values,
  lang: Lang
): Promise<FormAnswer | null> {
  const { words } = wordsIn(lang);
  const faults: Record<string, string> = {};
  const { name = '', siret = '', sector = '', ape = '', area_text = '' } = values;
  if (name === '') faults['name'] = words.faults.missing;
  else if (name.length > 120) faults['name'] = words.faults.too_long;
  const plain = plainIdentifier(siret);
  if (plain !== '' && siretStanding(plain) === 'invalid') faults['siret'] = words.faults.siret;
  if (ape !== '' && !/^\d{2}\.?\d{2}[A-Z]$/i.test(ape)) faults['ape'] = words.faults.ape;
  if (ape === '' && sector === '') faults['sector'] = words.faults.choice;
  const { area, fault, areas } = await areaOf(shop, area_text, values['area'] ?? '', words);
  if (fault !== undefined) faults['area_text'] = fault;
  if (Object.keys(faults).length > 0 || area === null)
    return { faults, values, ...(areas === undefined ? {} : { areas }) };
  const row = { unit: shop.unit, name, sector: dotted(ape) || sector, area };
  const refused = await importOne('units', plain === '' ? row : { ...row, siret: plain }, shop);
  if (refused === null) return null;
  const sentence = reasonText(refused.code, lang, {
    column: refused.column_name,
    value: refused.value
  });
  const field =
    refused.column_name === 'sector' && ape !== '' ? 'ape' : (refused.column_name ?? 'name');
  return { faults: { [field === 'area' ? 'area_text' : field]: sentence }, values };
}

/** `4765z` → `47.65Z`. */
const dotted = (ape: string): string =>
  ape.toUpperCase().replace(/^(\d{2})\.?(\d{2}[A-Z])$/, '$1.$2');

async function areaOf(shop: ShopPlace, text: string, chosen: string, words: SetUpTexts) {
  if (text === '') return { area: null, fault: words.faults.missing };
  const store = await server().store();
  if (shop.area !== null && (await resolveArea(store, shop.area))?.name === text)
    return { area: shop.area };
  const { areas } = await findAreas(store, text);
  const communes = areas.filter(({ level }) => level === 'commune');
  const exact = communes.filter(({ match }) => match !== 'name');
  const [only] = communes;
  if (only === undefined) return { area: null, fault: words.faults.area };
  if (communes.length === 1) return { area: only.area_code };
  const one = communes.find(({ area_code }) => area_code === chosen);
  if (one !== undefined) return { area: one.area_code };
  const offered = (exact.length > 0 ? exact : communes).map(choiceOf);
  return { area: null, fault: words.faults.area_choose, areas: offered };
}

const choiceOf = ({ area_code, name, departement_name }: FoundArea) => ({
  code: area_code,
  name: departement_name === null ? name : `${name} (${departement_name})`
});

/** Saves what the shop usually turns over; amounts with tax at one rate are declared without it. Null: saved. */
export async function saveUsual(
  shop: ShopPlace,
  values: Values,
  lang: Lang
): Promise<FormAnswer | null> {
  const { words, amounts } = wordsIn(lang);
  const faults: Record<string, string> = {};
  const read = readAmount(values['annual'] ?? '', shop.currency);
  const wrong: EntryFault | 'missing' | null =
    'fault' in read ? read.fault : read.minor === null || read.minor === 0 ? 'missing' : null;
  if (wrong !== null)
    faults['annual'] = wrong === 'missing' ? words.faults.missing : amounts[wrong];
  const year = Number(values['ref_year'] ?? '');
  if (!Number.isInteger(year) || year < 1990 || year >= new Date().getUTCFullYear())
    faults['ref_year'] = words.faults.year;
  const tax = values['usual_tax'] ?? '';
  const distance = values['distance'] ?? '';
  if (!isEntryTax(tax)) faults['usual_tax'] = words.faults.choice;
  if (!['yes', 'no', 'unknown'].includes(distance)) faults['distance'] = words.faults.choice;
  if (Object.keys(faults).length > 0 || !isEntryTax(tax) || 'fault' in read)
    return { faults, values };
  const rate = rateOfTax(tax);
  const minor = read.minor ?? 0;
  const annual = rate === null ? minor : splitTax(minor, rate).net_minor;
  const refused = await importOne(
    'usual',
    {
      ...{ unit: shop.unit, ref_year: String(year), tax_basis: tax === 'ttc' ? 'ttc' : 'ht' },
      ...{ origin: 'declared', overrides: values['overrides'] === 'yes' ? 'yes' : 'no' },
      annual: toMajor(annual, shop.currency).toFixed(minorDigits(shop.currency)),
      ...(distance === 'unknown' ? {} : { includes_distance_sales: distance })
    },
    shop
  );
  if (refused === null) return null;
  const sentence = reasonText(refused.code, lang, {
    column: refused.column_name,
    value: refused.value
  });
  return { faults: { annual: sentence }, values };
}

/** Saves how far the product sheets are. Null: saved. */
export async function saveSheets(
  shop: ShopPlace,
  values: Values,
  { told_by, lang }: { told_by: string; lang: Lang }
): Promise<FormAnswer | null> {
  const { faults: words } = setUpTextsIn(lang);
  const faults: Record<string, string> = {};
  const counts = (['planned', 'done'] as const).map((name) => {
    const text = values[name] ?? '';
    if (!/^\d{1,6}$/.test(text)) faults[name] = text === '' ? words.missing : words.count;
    return Number(text);
  });
  const [planned_n = 0, done_n = 0] = counts;
  if (Object.keys(faults).length === 0 && done_n > planned_n) faults['done'] = words.more_done;
  if (Object.keys(faults).length > 0) return { faults, values };
  const store = await server().store();
  await tellSheets(store, { unit: shop.unit, told_by, planned_n, done_n }, new Date());
  return null;
}

/** One row through the door of imports; what it was refused for, null when it was taken. */
async function importOne(kind: 'units' | 'usual', row: Record<string, string>, shop: ShopPlace) {
  const { secret, store } = server();
  const door = { store: await store(), secret, sample: shop.sample };
  const { quarantined } = await importRows(door, kind, [row], 'set-up');
  return quarantined[0] ?? null;
}

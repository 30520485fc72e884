import type { Metric, Text, Unit } from '#model/metric.ts';
import { metrics } from '#queries/metrics/index.ts';
import { substituted } from '#queries/metrics/parts/switched.ts';

/**
 * A metric's worked example for people. `columns`: what the shops told, money in euros; `rows`: one per shop, null where
 * it told nothing; `value`: what the metric gives, as on the wire (ratios 0 and up, money in euros).
 */
export type MetricExample = {
  columns: { name: string; label: Text; unit: Extract<Unit, 'money' | 'count'> }[];
  rows: { unit: string; values: (number | null)[] }[];
  value: number | null;
};

/** Numerator and denominator in words; the denominator null where nothing is divided. */
export type FormulaInWords = { top: Text; bottom: Text | null };

const words: Record<string, Text> = {
  in_store_minor: { fr: 'Ventes en magasin', en: 'Sales in store' },
  before_minor: {
    fr: 'Ventes en magasin un an plus tôt',
    en: 'Sales in store a year before'
  },
  online_minor: { fr: 'Ventes en ligne', en: 'Online sales' },
  remote_minor: { fr: 'Ventes à distance', en: 'Remote sales' },
  unknown_minor: { fr: 'Ventes de mode inconnu', en: 'Sales of unknown mode' },
  pickup_minor: { fr: 'Dont retraits en magasin', en: 'Of which picked up in the shop' },
  refund_minor: { fr: 'Remboursements', en: 'Refunds' },
  usual_minor: { fr: 'Chiffre d’affaires habituel', en: 'Usual turnover' },
  revenue_minor: { fr: 'Toutes les ventes', en: 'All sales' },
  known_minor: {
    fr: 'Ventes des commerces dont le chiffre d’affaires entier et l’habituel sont connus',
    en: 'Sales of shops with a known whole and usual turnover'
  },
  strict_minor: { fr: 'Ventes en magasin et en ligne', en: 'Sales in store and online' },
  orders_n: { fr: 'Commandes', en: 'Orders' },
  online_orders_n: { fr: 'Commandes en ligne', en: 'Online orders' },
  site_orders_n: { fr: 'Commandes des sites des commerces', en: 'Orders of the shops’ own sites' },
  visits_n: { fr: 'Visites', en: 'Visits' },
  visitors_n: { fr: 'Visiteurs', en: 'Visitors' },
  footfall_n: { fr: 'Entrées en magasin', en: 'People at the door' },
  active_n: { fr: 'Commerces vendant en ligne', en: 'Shops selling online' },
  known_n: {
    fr: 'Commerces dont les ventes en ligne sont connues',
    en: 'Shops whose online sales are known'
  },
  silent_n: { fr: 'Commerces devenus silencieux', en: 'Shops fallen silent' },
  listed_n: { fr: 'Commerces présents sans vendre', en: 'Shops listed, not selling' },
  adopted_n: { fr: 'Premières commandes en ligne', en: 'First online orders' },
  lost_n: { fr: 'Vendeurs en ligne perdus', en: 'Shops that stopped selling online' },
  regulars_n: { fr: 'Clients réguliers ayant acheté', en: 'Regular customers who bought' },
  regulars_online_n: {
    fr: 'Dont ayant acheté en ligne',
    en: 'Of which bought online'
  },
  gained_minor: {
    fr: 'Ventes en ligne des commerces qui s’y sont mis',
    en: 'Online sales of shops that began to sell online'
  },
  substituted_minor: {
    fr: 'Ventes en magasin attendues d’après les comparables, moins celles réalisées (de zéro à toutes les ventes en ligne)',
    en: 'Sales in store expected after comparable shops, less those made (from nought to all online sales)'
  }
};

/** The worked example of a metric; null when there is no metric of that name. */
export function exampleOf(name: string): MetricExample | null {
  const metric = metrics.get(name);
  if (metric === undefined) return null;
  const { given, gives } = metric.example;
  const rows = given.map((row) => new Map<string, unknown>(Object.entries(row)));
  const told = rows.flatMap((row) => [...row].filter(([, value]) => typeof value === 'number'));
  const names = [...new Set(told.map(([column]) => column))];
  const known = Object.keys(words);
  names.sort((a, b) => known.indexOf(a) - known.indexOf(b));
  return {
    columns: names.map((column) => ({
      name: column,
      label: words[column] ?? { fr: column, en: column },
      unit: column.endsWith('_minor') ? 'money' : 'count'
    })),
    rows: rows.map((row) => ({
      unit: String(row.get('unit')),
      values: names.map((column) => {
        const value = row.get(column);
        if (typeof value !== 'number') return null;
        return column.endsWith('_minor') ? value / 100 : value;
      })
    })),
    value: gives
  };
}

/** A metric's formula in words; null when one of its parts has none. */
export function formulaInWords(name: string): FormulaInWords | null {
  const metric = metrics.get(name);
  if (metric === undefined) return null;
  const [, top, bottom] = /^(.+?)(?: \/ nullif\((.+), 0\))?$/.exec(metric.value) ?? [];
  const [above, below] = [spoken(metric, top), spoken(metric, bottom)];
  if (above === null || (bottom !== undefined && below === null)) return null;
  return { top: above, bottom: below };
}

function spoken(metric: Metric, text: string | undefined): Text | null {
  const parts = text?.replace(substituted, 'substituted_minor').split(/ ([+-]) /) ?? [];
  const said = parts.map((part): Text | null => {
    if (part === '+') return { fr: ' plus ', en: ' plus ' };
    if (part === '-') return { fr: ' moins ', en: ' less ' };
    return part in metric.parts || part === 'substituted_minor' ? (words[part] ?? null) : null;
  });
  if (said.length === 0 || said.includes(null)) return null;
  const join = (lang: keyof Text) =>
    said.map((word, i) => (i > 1 ? lower(word?.[lang] ?? '') : (word?.[lang] ?? ''))).join('');
  return { fr: join('fr'), en: join('en') };
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

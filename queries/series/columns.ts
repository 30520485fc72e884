import type { Column, Question } from '#model/question.ts';

const column = (name: Column['name'], type: Column['type'], en: string, fr: string): Column => ({
  name,
  type,
  meaning: { en, fr }
});

const intervalColumns = [
  column(
    'low',
    'number',
    'Lower end of the 95 % interval of a ratio; empty: none',
    'Borne basse de l’intervalle à 95 % d’un ratio ; vide : aucun'
  ),
  column(
    'high',
    'number',
    'Upper end of the 95 % interval of a ratio; empty: none',
    'Borne haute de l’intervalle à 95 % d’un ratio ; vide : aucun'
  ),
  column(
    'se',
    'number',
    'Standard error of a ratio, linearised over enterprises; empty: none',
    'Erreur type d’un ratio, linéarisée sur les entreprises ; vide : aucune'
  )
];

/** The columns of an answer, in order; those of intervals only where these were asked for. */
export const columnsOf = ({ interval }: Pick<Question, 'interval'>): Column[] =>
  interval === undefined ? all.filter((it) => !intervalColumns.includes(it)) : all;

const all: Column[] = [
  column(
    'period',
    'string',
    'Period, as SDMX writes it; empty when not split by period',
    'Période, notée comme en SDMX ; vide sans découpage par période'
  ),
  column('from', 'date', 'First day', 'Premier jour'),
  column('until', 'date', 'Day after the last day', 'Lendemain du dernier jour'),
  column('sector', 'string', 'Code of the sector; _U: unknown', 'Code du secteur ; _U : inconnu'),
  column('sector_name', 'string', 'Name of the sector', 'Nom du secteur'),
  column('area', 'string', 'Code of the area; _U: unknown', 'Code du territoire ; _U : inconnu'),
  column('area_name', 'string', 'Name of the area', 'Nom du territoire'),
  column('channel', 'string', 'Channel the orders came by', 'Canal des commandes'),
  column('metric', 'string', 'Measure', 'Mesure'),
  column(
    'value',
    'number',
    'Value: ratios 0 and up, money in major units; empty when suppressed or missing',
    'Valeur : ratios à partir de 0, montants en unités principales ; vide si masquée ou manquante'
  ),
  column(
    'status',
    'string',
    'F free, A hidden (few enterprises), O hidden (one dominates), D hidden (secondary), empty: missing',
    'F libre, A masquée (peu d’entreprises), O masquée (une domine), D masquée (secondaire), vide : manquante'
  ),
  column('currency', 'string', 'Currency', 'Monnaie'),
  column(
    'tax_basis',
    'string',
    'ht without VAT, ttc with VAT',
    'ht hors taxe, ttc toutes taxes comprises'
  ),
  column(
    'enterprises_n',
    'number',
    'Enterprises behind the value',
    'Entreprises derrière la valeur'
  ),
  column(
    'coverage',
    'number',
    'Share of the cell’s revenue inside the measure’s population',
    'Part des ventes de la case dans la population de la mesure'
  ),
  ...intervalColumns,
  column(
    'provisional',
    'boolean',
    'In the last three weeks of the data',
    'Dans les trois dernières semaines des données'
  ),
  column(
    'unfinished',
    'boolean',
    'Period cut by the question or by the end of the data',
    'Période coupée par la question ou par la fin des données'
  ),
  column(
    'compared_period',
    'string',
    'Period compared with; of two, their mean',
    'Période de comparaison ; de deux périodes, leur moyenne'
  ),
  column('compared_from', 'date', 'First day compared with', 'Premier jour de comparaison'),
  column(
    'compared_until',
    'date',
    'Day after the last day compared with',
    'Lendemain du dernier jour de comparaison'
  ),
  column('compared_value', 'number', 'Value compared with', 'Valeur de comparaison'),
  column(
    'compared_status',
    'string',
    'Status of the value compared with',
    'Statut de la valeur de comparaison'
  )
];

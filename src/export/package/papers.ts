import type { Exported } from '../define.ts';
import { quoted } from '../delimited.ts';
import { evidence } from '../evidence.ts';
import { data_file } from './descriptor.ts';

/** `README.md`: what the package holds, in English and French. */
export function readme(exported: Exported): string {
  const { meta, address, licence } = exported;
  const facts = evidence(exported).filter(([, text]) => text !== '');
  return [
    `# ${meta.metrics.map(({ label }) => label.en).join(', ')}`,
    ...(meta.sample
      ? ['**Sample data: made up, for trying out. / Données d’exemple, inventées.**']
      : []),
    [
      `- \`${data_file}\`: the rows / les lignes (UTF-8, comma, point, RFC 4180)`,
      '- `schema.json`: their Table Schema; `datapackage.json`: all of it for programs',
      '- `dictionary.csv`: columns and measures, in English and French / le dictionnaire des données',
      `- \`LICENCE.txt\`: ${licence === null ? 'how these figures may be used' : licence.title}`
    ].join('\n'),
    '## Reading it\n\nA hidden value is empty and its `status` is A (few enterprises, a zero over few, or net negative), O (one enterprise dominates) or D (secondary). A missing value is empty and so is its `status`. Zero is 0 with status F. Ratios run from 0 up; money is in major units of `currency`. `from` is the first day, `until` the day after the last one.',
    '## Lecture\n\nUne valeur masquée est vide et son `status` vaut A (peu d’entreprises, zéro sur peu d’entreprises, ou solde négatif), O (une entreprise domine) ou D (secondaire). Une valeur manquante est vide et son `status` aussi. Zéro est 0 avec le statut F. Les ratios partent de 0 ; les montants sont en unités principales de `currency`. `from` est le premier jour, `until` le lendemain du dernier.',
    `## What stands behind it / Ce qu’il y a derrière\n\n${facts.map(([name, text]) => `- ${name}: ${text}`).join('\n')}`,
    ...(address === null ? [] : [`## Again / De nouveau\n\n<${address}>`])
  ]
    .join('\n\n')
    .concat('\n');
}

/** `dictionary.csv`: every column and every measure with its meaning in both languages. */
export function dictionary({ columns, meta }: Exported): string {
  const lines = [
    ['kind', 'name', 'type', 'meaning_en', 'meaning_fr', 'formula', 'definition'],
    ...columns.map(({ name, type, meaning }) => [
      'column',
      name,
      type,
      meaning.en,
      meaning.fr,
      '',
      ''
    ]),
    ...meta.metrics.map(({ name, unit, meaning, population, formula, definition_url }) => [
      'measure',
      name,
      unit,
      `${meaning.en} ${population.en}`,
      `${meaning.fr} ${population.fr}`,
      formula,
      definition_url
    ])
  ];
  return lines.map((line) => `${line.map((text) => quoted(text)).join()}\n`).join('');
}

/** `LICENCE.txt`. */
export const licenceText = ({ licence, meta }: Exported): string =>
  licence === null
    ? 'The publisher of these figures has named no licence: ask before using them again.\n'
    : `${licence.title}\n${licence.path}\n\n${licence.terms}\n\nSource: Vitrine; last update: ${meta.freshness.refreshed_at ?? 'unknown'}; vintage: ${meta.vintage}\n`;

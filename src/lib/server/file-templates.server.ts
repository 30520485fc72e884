import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { factColumns, type FactKind } from '#queries/store.server.ts';
import type { Lang } from '#lib/format.ts';
import { fieldHelp, fieldName, valueText } from '#lib/import/say.ts';
import { importTextsIn } from '#lib/text/import.ts';

/** Kinds that have a template to download. */
export const templateKinds = [
  'orders',
  'takings',
  'visits',
  'units'
] as const satisfies readonly FactKind[];
export type TemplateKind = (typeof templateKinds)[number];

/** A column of a template: ours, its heading (one that an import recognises), and the example below it. */
type Column = { name: string; heading: Record<Lang, string>; example: Record<Lang, string> };

const column = (name: string, heading: [string, string], example: [string, string]): Column => ({
  name,
  heading: { fr: heading[0], en: heading[1] },
  example: { fr: example[0], en: example[1] }
});
const same = (text: string): [string, string] => [text, text];

/** An example that cannot be taken for data: a row with such a date is refused. */
const exampleDate = (date: string): [string, string] => [`exemple : ${date}`, `example: ${date}`];

const gross = column('gross', ['Montant TTC', 'Amount incl. tax'], ['48,00', '48.00']);
const rate = column('tax_rate', ['Taux de TVA', 'VAT rate'], ['20 %', '20%']);
const channel = column('channel', ['Canal de vente', 'Sales channel'], ['téléphone', 'phone']);

const columns: Record<TemplateKind, Column[]> = {
  orders: [
    column('external_id', ['Numéro de commande', 'Order number'], same('2020-1001')),
    column('ordered_at', ['Date de commande', 'Order date'], exampleDate('2020-11-03 14:30')),
    gross,
    rate,
    channel,
    column('fulfilment', ['Mode de livraison', 'Delivery'], ['retrait en magasin', 'pickup_shop']),
    column('status', ['Statut', 'Status'], ['payée', 'paid']),
    column('refund', ['Montant remboursé', 'Refunded'], same('')),
    column('customer', ['Client', 'Customer ID'], same('C-204'))
  ],
  takings: [
    column('day', ['Jour', 'Day'], exampleDate('2020-11-03')),
    gross,
    rate,
    channel,
    column('orders_n', ['Nombre de commandes', 'Orders'], same('12'))
  ],
  visits: [
    column('day', ['Jour', 'Day'], exampleDate('2020-11-03')),
    column('visits_n', ['Nombre de visites', 'Visits'], same('57')),
    column('visitors_n', ['Visiteurs', 'Visitors'], same('41'))
  ],
  units: [
    column('unit', ['Commerce', 'Shop'], ['boite-a-jouets', 'toy-box']),
    column('name', ['Nom', 'Name'], ['La Boîte à jouets', 'The Toy Box']),
    column('siret', ['SIRET', 'SIRET'], same('73282932000074')),
    column('sector', ['Secteur', 'Sector'], same('47.65Z')),
    column('area', ['Commune', 'Area'], same('69123')),
    column('zone', ['Fuseau horaire', 'Time zone'], same('Europe/Paris')),
    column('opened_on', ['opened_on', 'opened_on'], exampleDate('2015-04-01')),
    column('online_from', ['online_from', 'online_from'], same('2020-05-11'))
  ]
};

/** Headings and example of a template, for tests. */
export const templateRows = (kind: TemplateKind, lang: Lang): string[][] => [
  columns[kind].map(({ heading }) => heading[lang]),
  columns[kind].map(({ example }) => example[lang])
];

/** A template as CSV in UTF-8 with byte order mark; semicolons in French, as spreadsheets there expect. */
export function templateCsv(kind: TemplateKind, lang: Lang): string {
  const separator = lang === 'fr' ? ';' : ',';
  const cell = (text: string): string =>
    text.includes(separator) || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = templateRows(kind, lang).map((row) => row.map(cell).join(separator));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** A template as a workbook: the sheet to fill in, and one that explains every column an import takes. */
export async function templateXlsx(kind: TemplateKind, lang: Lang): Promise<Buffer> {
  const texts = importTextsIn(lang).templates;
  const [headings = [], example = []] = templateRows(kind, lang);
  const data: SheetData = [
    headings.map((value) => ({ value, type: String, fontWeight: 'bold' as const })),
    example.map((value) => ({
      value,
      type: String,
      color: '#6b665d',
      fontStyle: 'italic' as const
    }))
  ];
  return writeXlsxFile([
    {
      sheet: importTextsIn(lang).file.kinds[kind].slice(0, 31),
      data,
      stickyRowsCount: 1,
      columns: headings.map(() => ({ width: 24 }))
    },
    {
      sheet: texts.sheet,
      data: explanations(kind, lang),
      columns: [{ width: 26 }, { width: 14 }, { width: 70 }, { width: 90 }]
    }
  ]).toBuffer();
}

const hidden = ['source', 'origin', 'payment_refs', 'sample', 'version_at'];

function explanations(kind: TemplateKind, lang: Lang): SheetData {
  const texts = importTextsIn(lang);
  const line = (cells: string[], bold = false): SheetData[number] =>
    cells.map((value) => ({
      value,
      type: String,
      wrap: true,
      ...(bold ? { fontWeight: 'bold' as const } : {})
    }));
  const rows = Object.entries(factColumns[kind])
    .filter(([name]) => !hidden.includes(name))
    .map(([name, { required, values }]) => {
      const own = columns[kind].find((it) => it.name === name);
      const help = fieldHelp(name, texts);
      return line([
        own?.heading[lang] ?? name,
        required === true && (name !== 'unit' || kind === 'units') ? texts.templates.needed : '',
        help === '' ? fieldName(name, texts) : help,
        (values ?? []).map((value) => `${value} = ${valueText(name, value, texts)}`).join(' ; ')
      ]);
    });
  const { column, need, holds, values, example } = texts.templates;
  return [line([example]), line([column, need, holds, values], true), ...rows];
}

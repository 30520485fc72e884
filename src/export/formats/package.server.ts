import { defineFormat, type Exported } from '../define.ts';
import { delimited } from '../delimited.ts';
import { data_file, descriptor, tableSchema } from '../package/descriptor.ts';
import { dictionary, licenceText, readme } from '../package/papers.ts';
import { zipped, type Entry } from '../zip.server.ts';

/** A Frictionless data package: rows, schema, dictionary, readme and licence in one archive. */
export const dataPackage = defineFormat({
  name: 'package',
  extension: 'zip',
  media_type: 'application/zip',
  label: 'ZIP',
  hint: {
    en: 'data package: rows, dictionary, licence',
    fr: 'paquet : lignes, dictionnaire, licence'
  },
  rank: 4,
  alone: false,
  write: (exported) => zipped(entriesOf(exported))
});

function* entriesOf(exported: Exported): Generator<Entry> {
  yield { name: 'datapackage.json', parts: [pretty(descriptor(exported))] };
  yield { name: 'schema.json', parts: [pretty(tableSchema(exported))] };
  yield { name: 'dictionary.csv', parts: [dictionary(exported)] };
  yield { name: 'README.md', parts: [readme(exported)] };
  yield { name: 'LICENCE.txt', parts: [licenceText(exported)] };
  yield { name: data_file, parts: delimited(exported.columns, exported.rows) };
}

const pretty = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

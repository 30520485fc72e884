import { XMLParser } from 'fast-xml-parser';
import { jsonRecords } from '../parts/json.ts';

/** Nothing in a file is followed or expanded: no entities, no document types; every value stays a text. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true
});

/** Records of a file of the webservice, XML or JSON; a text that is neither stays a text, which no reader takes. */
export function parse(content: string): unknown[] {
  if (!/^\s*(\ufeff)?\s*</.test(content)) return jsonRecords(content);
  try {
    return [parser.parse(content)];
  } catch {
    return [content.slice(0, 200)]; // not well formed: told by `read` as a record nobody can read
  }
}

import type { Values } from '#commands/command.ts';
import type { Connector } from '#model/connector.ts';
import { connectorNamed } from '#ingest/connectors/index.ts';
import { InvalidInput } from '#model/problem.ts';
import {
  openConnection,
  sourceNamed,
  type Connection,
  type Source,
  type Store
} from '#queries/store.server.ts';

/** An option's text, undefined when it was not given. */
export const textOf = (values: Values, name: string): string | undefined =>
  typeof values[name] === 'string' ? values[name] : undefined;

/** An option's text. Errors: InvalidInput `no unit given`. */
export function needed(values: Values, name: string): string {
  const text = textOf(values, name);
  if (text === undefined) throw new InvalidInput(`no ${name} given`, { field: name });
  return text;
}

/** The source of the command line. Errors: InvalidInput when name or unit is missing, NotFound. */
export async function sourceGiven(
  store: Store,
  name: string | undefined,
  values: Values
): Promise<Source> {
  if (name === undefined) throw new InvalidInput('no name of the source given', { field: 'name' });
  return sourceNamed(store, needed(values, 'unit'), name);
}

/** How the source is connected, and by what. Errors: InvalidInput when it is not. */
export async function connectionOf(
  store: Store,
  source: Source,
  secret: string
): Promise<{ connection: Connection; connector: Connector }> {
  const connection = await openConnection(store, source.source_id, secret);
  if (connection === null)
    throw new InvalidInput(`source is not connected: ${source.name} of ${source.unit}`);
  return { connection, connector: connectorNamed(connection.connector) };
}

/** A whole number of hours. Errors: InvalidInput naming the option. */
export function hours(values: Values, name: string, otherwise: number): number {
  const text = textOf(values, name);
  const n = text === undefined ? otherwise : Number(text);
  if (!Number.isInteger(n) || n < 0 || n > 8760)
    throw new InvalidInput(`invalid hours: ${text ?? ''}`, { field: name });
  return n;
}

/**
 * `name=value` texts. A value `-` is the next line of standard input, so that a secret stands in no shell's history.
 * Errors: InvalidInput for a text without `=`, or when the input has too few lines.
 */
export async function pairs(
  texts: readonly string[],
  input: () => Promise<string>
): Promise<Record<string, string>> {
  const given = texts.map((text): [string, string] => {
    const at = text.indexOf('=');
    if (at < 1) throw new InvalidInput(`not name=value: ${text.slice(0, 40)}`, { field: 'set' });
    return [text.slice(0, at), text.slice(at + 1)];
  });
  const typed = given.some(([, value]) => value === '-') ? await linesOf(input) : [];
  return Object.fromEntries(
    given.map(([name, value]) => [name, value === '-' ? nextOf(typed, name) : value])
  );
}

/** One value, `-` being the first line of standard input. */
export const oneValue = async (value: string, input: () => Promise<string>): Promise<string> =>
  value === '-' ? nextOf(await linesOf(input), 'value') : value;

const linesOf = async (input: () => Promise<string>): Promise<string[]> =>
  (await input()).split(/\r?\n/).filter((line) => line !== '');

function nextOf(lines: string[], name: string): string {
  const line = lines.shift();
  if (line === undefined)
    throw new InvalidInput(`no line on standard input for: ${name}`, { field: name });
  return line;
}

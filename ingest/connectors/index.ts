import type { Connector } from '#model/connector.ts';
import { InvalidInput } from '#model/problem.ts';
import { nearest, unknown } from '#queries/store.server.ts';

const found = import.meta.glob<Record<string, unknown>>(['./*.ts', '!./index.ts'], { eager: true });

/** Every connector by its name, in the order of names. The folder is the registry: one file, one connector. */
export const connectors: ReadonlyMap<string, Connector> = new Map(
  Object.entries(found)
    .map(([file, module]) => connectorIn(file, module))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((connector) => [connector.name, connector])
);

/** The connector of a name. Errors: InvalidInput `unknown connector: shopfy (nearest: shopify)`. */
export function connectorNamed(name: string): Connector {
  const connector = connectors.get(name);
  if (connector === undefined)
    throw new InvalidInput(unknown('connector', name, nearest(name, connectors.keys())), {
      field: 'connector'
    });
  return connector;
}

/** A file of this folder holds exactly one connector, named like the file, so names are unique. */
function connectorIn(file: string, module: Record<string, unknown>): Connector {
  const name = file.slice('./'.length, -'.ts'.length);
  const own = Object.values(module).filter(isConnector);
  const [connector] = own;
  if (connector === undefined || own.length > 1 || connector.name !== name)
    throw new Error(
      `no single connector named like its file: ${file} (${own.map((it) => it.name).join(', ')})`
    );
  return connector;
}

function isConnector(value: unknown): value is Connector {
  return (
    typeof value === 'object' &&
    value !== null &&
    'read' in value &&
    'statuses' in value &&
    'settings' in value
  );
}

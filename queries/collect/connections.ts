import { NotFound } from '#model/problem.ts';
import { alone } from '#queries/facts/alone.ts';
import { statements } from '#queries/facts/text.ts';
import { sealed } from '#queries/collect/sealed.ts';
import { known } from '#queries/series/known.ts';
import type { Store } from '#queries/store.ts';
import connectionRows from './connection.sql?raw';
import saveRow from './save-connection.sql?raw';

/** How a source is connected with its platform. `settings`: as the connector's schema takes them. Times UTC. */
export type Connection = {
  source_id: number;
  connector: string;
  settings: unknown;
  /** null: not pulled */
  pull_every_hours: number | null;
  paused: boolean;
  created_at: string;
};

type Row = Omit<Connection, 'settings'> & { sealed_settings: string };

/** The connection of a source, its settings opened; null when it has none. Errors: DataRefused when sealed with another secret. */
export async function openConnection(
  store: Store,
  source_id: number,
  secret: string
): Promise<Connection | null> {
  const [row] = await known(store.engine, `connection ${source_id}`, () =>
    store.engine.query<Row>(connectionRows, { source_id })
  );
  if (row === undefined) return null;
  const { sealed_settings, ...rest } = row;
  return { ...rest, settings: JSON.parse(sealed(secret).open(sealed_settings).toString()) };
}

/** All connections, their settings closed. */
export async function listConnections(store: Store): Promise<Omit<Connection, 'settings'>[]> {
  const rows = await store.engine.query<Row>(connectionRows, { source_id: null });
  return rows.map(({ sealed_settings: _, ...row }) => row);
}

/**
 * Connects a source with its platform, or changes its connection. `reports`: what the connector says that it is complete
 * for. Errors: NotFound for an unknown source.
 */
export async function saveConnection(
  store: Store,
  secret: string,
  connection: Omit<Connection, 'created_at'> & {
    reports: { online: boolean; total: boolean };
    now?: Date;
  }
): Promise<void> {
  const { source_id, settings, reports, now = new Date(), ...rest } = connection;
  await alone(store, () =>
    store.engine.transaction(async (engine) => {
      const found = await engine.query(
        'SELECT 1 AS one FROM source WHERE source_id = {source_id:Int64}',
        {
          source_id
        }
      );
      if (found.length === 0)
        throw new NotFound(`unknown source: ${source_id}`, { field: 'source' });
      for (const statement of statements(saveRow))
        await engine.run(statement, {
          ...rest,
          source_id,
          sealed_settings: sealed(secret).seal(JSON.stringify(settings)),
          created_at: now.toISOString().replace('T', ' ').replace('Z', ''),
          online: reports.online,
          total: reports.total
        });
    })
  );
}

import { Hono } from 'hono';
import { z } from 'zod';
import { InvalidInput } from '#model/problem.ts';
import {
  settleValue,
  sourceImports,
  sourceQuarantine,
  undoSourceImport
} from '#queries/store.server.ts';
import type { CollectContext } from '../context.ts';
import { bodyOf, doorsOf, wholeNumber, type Doors } from './at.ts';
import { closeSession, hasKey, openSession, type Caller } from './caller.ts';
import { rememberMeaning } from './templates.ts';
import { receiveUpload, uploadRoutes } from './upload-routes.ts';
import { kept_hours, uploadsOf } from './uploads.ts';
import { isWorking } from './work.ts';

const imports_shown = 30;
const word = z.string().min(1).max(300);
const Meaning = z.strictObject({ kind: word, column: word, value: word, to: word });

/**
 * The import of files by their owner, step by step: session, upload, choices, preview, run, progress, undo. Everything is
 * limited to the source of the caller's key. Under /collect/v1/files.
 */
export function routes(context: CollectContext): Hono {
  const app = new Hono().basePath('/v1/files');
  const doors = doorsOf(context);
  const who = (caller: Caller) => ({ ...caller, upload_bytes_max: doors.bytes_max, kept_hours });
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
  });
  app.get('/session', async (c) =>
    hasKey(c) ? c.json(who((await doors.at(c)).caller)) : c.json(null)
  );
  app.post('/session', async (c) =>
    c.json(who(await openSession(c, await context.store(), context.now())))
  );
  app.delete('/session', (c) => {
    closeSession(c);
    return c.body(null, 204);
  });
  app.get('/', async (c) => {
    const { store, caller } = await doors.at(c);
    const uploads = uploadsOf(store, caller.source_id).map(({ choices: _, ...rest }) => ({
      ...rest,
      running: isWorking(rest.upload_id)
    }));
    return c.json({
      uploads,
      imports: await sourceImports(store, caller.source_id, imports_shown)
    });
  });
  app.post('/', async (c) =>
    c.json(await receiveUpload(await doors.at(c), c, doors.bytes_max), 201)
  );
  laterRoutes(app, doors);
  app.route('/', uploadRoutes(context, doors));
  return app;
}

/** What is done after an import: quarantine settled, an import taken back. */
function laterRoutes(app: Hono, doors: Doors): void {
  app.get('/quarantine', async (c) => {
    const { store, caller } = await doors.at(c);
    return c.json({ groups: await sourceQuarantine(store, caller.source_id) });
  });
  app.post('/quarantine/settle', async (c) => {
    const { store, caller, now } = await doors.at(c);
    const meaning = { ...(await bodyOf(c, Meaning)), source_id: caller.source_id };
    const received_at = now.toISOString().replace('T', ' ').replace('Z', '');
    const outcomes = await settleValue(store, { ...meaning, received_at });
    await rememberMeaning(store, { ...meaning, now });
    const sum = (of: 'accepted_n' | 'updated_n' | 'duplicate_n' | 'quarantined_n'): number =>
      outcomes.reduce((n, outcome) => n + outcome[of], 0);
    return c.json({
      taken_n: sum('accepted_n') + sum('updated_n') + sum('duplicate_n'),
      still_refused_n: sum('quarantined_n'),
      import_ids: outcomes.map(({ import_id }) => import_id)
    });
  });
  app.post('/imports/:import_id/undo', async (c) => {
    const { store, caller } = await doors.at(c);
    const import_id = wholeNumber(c.req.param('import_id'));
    if (import_id === null)
      throw new InvalidInput(`invalid import: ${c.req.param('import_id').slice(0, 40)}`);
    await undoSourceImport(store, caller.source_id, import_id);
    return c.json({ status: 'undone' });
  });
}

import { createReadStream, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { DataRefused, InvalidInput, VitrineError } from '#model/problem.ts';
import { undoSourceImport, type Store } from '#queries/store.server.ts';
import type { CollectContext } from '../context.ts';
import { bodyOf, type At, type Doors } from './at.ts';
import type { Caller } from './caller.ts';
import { Choices, fileKinds, missingColumns } from './choices.ts';
import { progressStream } from './follow.ts';
import type { Ready } from './plan-upload.ts';
import { previewUpload } from './preview.ts';
import { receive } from './receive.ts';
import { refusedFile } from './refused-file.ts';
import { keepTemplate, templateChoices } from './templates.ts';
import { viewUpload, wordsOf, type UploadView } from './view.ts';
import { cancelWork, isWorking, startWork } from './work.ts';
import {
  fileOf,
  newUpload,
  removeAbandoned,
  removeUpload,
  saveUpload,
  type Upload
} from './uploads.ts';

const Named = z.strictObject({ name: z.string().trim().min(1).max(80) });

/** Takes a file in as it comes, `?name=` its name; what breaks off leaves nothing. Errors: as receive. */
export async function receiveUpload(
  { store, caller, now }: At,
  c: Context,
  bytes_max: number
): Promise<UploadView> {
  removeAbandoned(store, now, isWorking);
  const upload = newUpload(store, caller.source_id, c.req.query('name') ?? '', now);
  try {
    upload.bytes = await receive(c.req.raw, fileOf(store, upload), bytes_max);
    const view = await viewUpload(store, upload, caller);
    saveUpload(store, upload);
    return view;
  } catch (error) {
    removeUpload(store, upload.upload_id);
    throw error;
  }
}

/** Everything about one upload, `/:id…`. */
export function uploadRoutes(context: CollectContext, doors: Doors): Hono {
  const app = new Hono();
  app.get('/:id', async (c) => {
    const { store, upload, caller } = await doors.upload(c);
    return c.json(await viewUpload(store, upload, caller));
  });
  app.delete('/:id', async (c) => {
    const { store, upload } = await doors.upload(c);
    refuseBusy(upload);
    removeUpload(store, upload.upload_id);
    return c.body(null, 204);
  });
  app.put('/:id/choices', async (c) => {
    const { store, upload, caller } = await doors.upload(c);
    return c.json(await choose(store, upload, caller, await bodyOf(c, Choices)));
  });
  app.post('/:id/template', async (c) => {
    const { store, upload, caller } = await doors.upload(c);
    const { name } = await bodyOf(c, Named);
    return c.json(await choose(store, upload, caller, await templateChoices(store, caller, name)));
  });
  app.put('/:id/template', async (c) => {
    const here = await doors.upload(c);
    const { name } = await bodyOf(c, Named);
    await keepTemplate(
      here.store,
      { name, now: here.now, ready: await readyOf(here) },
      here.caller
    );
    return c.json({ name });
  });
  app.get('/:id/words', async (c) => {
    const { store, upload } = await doors.upload(c);
    const { column = '', field = '', kind } = c.req.query();
    const question = { column, field, kind: fileKinds.find((own) => own === kind) ?? 'orders' };
    return c.json({ words: await wordsOf(store, upload, question) });
  });
  app.post('/:id/preview', async (c) => {
    const here = await doors.upload(c);
    const door = { store: here.store, now: here.now, secret: context.secret };
    return c.json(await previewUpload(door, here.upload, await readyOf(here), here.caller));
  });
  runRoutes(app, context, doors);
  return app;
}

function runRoutes(app: Hono, context: CollectContext, doors: Doors): void {
  app.post('/:id/run', async (c) => {
    const { store, upload, caller, now } = await doors.upload(c);
    if (upload.ending?.status === 'done')
      throw new VitrineError('already_imported', 409, 2, `already imported: ${upload.name}`);
    const door = { store, now, secret: context.secret, signal: context.signal };
    const ready = await readyOf({ store, upload, caller });
    void startWork(door, upload, ready, caller); // never fails; /progress tells how it ends
    return c.json({ status: 'running' }, 202);
  });
  app.get('/:id/progress', async (c) => {
    const { upload } = await doors.upload(c);
    return new Response(progressStream(upload), {
      headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' }
    });
  });
  app.post('/:id/cancel', async (c) => {
    const { upload } = await doors.upload(c);
    return c.json({ cancelled: cancelWork(upload.upload_id) });
  });
  app.post('/:id/undo', async (c) => {
    const { store, upload, caller } = await doors.upload(c);
    const { ending } = upload;
    if (ending?.status !== 'done' || ending.import_id === null)
      throw new InvalidInput(`not imported: ${upload.name}`);
    await undoSourceImport(store, caller.source_id, ending.import_id);
    saveUpload(store, { ...upload, ending: { ...ending, status: 'undone' } });
    return c.json({ status: 'undone' });
  });
  app.get('/:id/refused.csv', async (c) => {
    const { store, upload } = await doors.upload(c);
    const lang = c.req.query('lang') === 'en' ? 'en' : 'fr';
    const path = await refusedFile(store, upload, lang);
    const name = `${upload.name.replace(/\.[^.]+$/, '')}-${lang === 'en' ? 'refused' : 'refus'}.csv`;
    // the two declarations of a web stream, Node's and the library's, are one thing at run time
    const body = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
    return new Response(body, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        'content-length': String(statSync(path).size),
        'cache-control': 'no-store'
      }
    });
  });
}

/** Keeps what was chosen once the file can be read that way. */
async function choose(
  store: Store,
  upload: Upload,
  caller: Caller,
  choices: Choices
): Promise<UploadView> {
  refuseBusy(upload);
  const changed = { ...upload, choices };
  const view = await viewUpload(store, changed, caller);
  saveUpload(store, changed);
  return view;
}

function refuseBusy({ upload_id, name }: Upload): void {
  if (isWorking(upload_id))
    throw new VitrineError('import_running', 409, 2, `being imported: ${name}`);
}

/** What was chosen, with guesses where nothing was. Errors: DataRefused naming the first column that is missing. */
async function readyOf(here: { store: Store; upload: Upload; caller: Caller }): Promise<Ready> {
  const view = await viewUpload(here.store, here.upload, here.caller);
  const { choices } = here.upload;
  const kind = choices.kind ?? view.kind_guess;
  if (kind === null) throw new DataRefused('nobody says what the rows are', { field: 'kind' });
  const guessed = Object.entries(view.guesses[kind]).map(([to, { column }]) => [to, column]);
  const columns = choices.columns ?? (Object.fromEntries(guessed) as Record<string, string>); // pairs of texts
  const [missing] = missingColumns(kind, columns);
  if (missing !== undefined)
    throw new DataRefused(`no column for ${missing}`, { field: missing, code: 'column_missing' });
  return { kind, columns, choices };
}

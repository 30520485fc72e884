import { server } from '#lib/server/context.server.ts';
import { decide, type Viewer } from '#model/access.ts';
import { TerritoryStatus } from '#model/programme.ts';
import { pathOfAreas } from '#queries/index.server.ts';
import { addNote, comment_max, noteEvent } from '#queries/store.server.ts';

/** Whether somebody may read and write what a territory says: whoever may know the names of its shops. */
export async function mayWrite(viewer: Viewer, area: string): Promise<boolean> {
  const areas = await pathOfAreas(await server().store(), area);
  return viewer.key === null && decide(viewer, { to: 'shops', areas }, false) === 'yes';
}

/** Keeps what a form says of a programme in an area, and that somebody did; or what is wrong with it. */
export async function writeNote(
  about: { programme: string; area: string; who: string },
  given: { status: string; comment: string }
): Promise<'empty' | 'long' | null> {
  const status = TerritoryStatus.safeParse(given.status).data ?? null;
  if (status === null && given.comment.trim() === '') return 'empty';
  if (given.comment.length > comment_max) return 'long';
  const store = await server().store();
  const now = new Date();
  await addNote(store, { ...about, status, comment: given.comment }, now);
  const { programme, area, who } = about;
  await noteEvent(store, { what: 'programme note', who, about: `${programme} ${area}` }, now);
  return null;
}

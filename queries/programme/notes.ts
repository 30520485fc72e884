import type { Day } from '#model/calendar.ts';
import { masked } from '#model/personal.ts';
import type { TerritoryStatus } from '#model/programme.ts';
import type { Engine } from '#queries/engines/duckdb.ts';
import type { Writer } from '#queries/engines/writer.ts';
import type { Store } from '#queries/store.ts';
import addText from './add-note.sql?raw';
import notesText from './notes.sql?raw';

/** What an officer said of a programme in an area; the newest of an area holds. */
export type TerritoryNote = {
  note_id: number;
  area_code: string;
  status: TerritoryStatus | null;
  comment: string;
  written_on: Day;
};

/** Longest comment, characters. */
export const comment_max = 2000;

// A writer of its own: notes change no figure, so kept answers stay good.
const writers = new WeakMap<Engine, Promise<Writer>>();

/** Keeps a note; the former ones of the area stay as its history. What names a person by its form is masked. */
export async function addNote(
  store: Store,
  note: {
    programme: string;
    area: string;
    status: TerritoryStatus | null;
    comment: string;
    who: string;
  },
  now: Date
): Promise<void> {
  let writer = writers.get(store.engine);
  if (writer === undefined) writers.set(store.engine, (writer = store.engine.writer()));
  const written_at = now.toISOString().replace('T', ' ').replace('Z', '');
  const comment = masked(note.comment.trim().slice(0, comment_max));
  const { status } = note;
  await (
    await writer
  ).commit((transaction) =>
    transaction.run(addText, { ...note, comment, status: status ?? '', written_at })
  );
}

/** Notes about a programme, newest first: of one area, or with null of all. */
export const notesOf = (
  store: Store,
  programme: string,
  area: string | null
): Promise<TerritoryNote[]> =>
  store.engine.query<TerritoryNote>(notesText, { programme, area: area ?? '' });

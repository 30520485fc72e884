import type { WriterTransaction } from '#queries/engines/writer.ts';
import type { Accepted } from '#queries/collect/accept.ts';
import { inboxOf } from '#queries/collect/inbox.ts';
import type { Store } from '#queries/store.ts';
import replyAdd from './reply-add.sql?raw';
import replyKnown from './reply-known.sql?raw';

/** A request that may come again. `name`: its Idempotency-Key; `body_digest`: SHA-256, hex. */
export type ReplyName = { key_id: string; kind: string; name: string; body_digest: string };

/** Hours that an answer is kept. */
export const reply_hours = 24;

/** What a request of this name was answered within a day, and the digest of its body; null: it is new. */
export async function knownReply(
  store: Store,
  { key_id, kind, name }: ReplyName,
  now: Date
): Promise<{ body_digest: string; answer: Accepted } | null> {
  const inbox = await inboxOf(store.engine);
  const [row] = await inbox.query<{ body_digest: string; answer: string }>(replyKnown, {
    ...{ key_id, kind, name },
    from: stamp(new Date(now.getTime() - reply_hours * 3_600_000))
  });
  return row === undefined
    ? null
    : { body_digest: row.body_digest, answer: JSON.parse(row.answer) as Accepted }; // written below
}

/** Keeps an answer, in the transaction of what was answered. */
export const keepReply =
  (reply: ReplyName, now: Date) =>
  (transaction: WriterTransaction, answer: Accepted): Promise<void> =>
    transaction.run(replyAdd, {
      ...reply,
      answered_at: stamp(now),
      answer: JSON.stringify(answer)
    });

const stamp = (date: Date): string => date.toISOString().replace('T', ' ').replace('Z', '');

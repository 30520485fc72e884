import { createHash } from 'node:crypto';
import { InvalidInput, VitrineError } from '#model/problem.ts';
import {
  keepReply,
  knownReply,
  reply_hours,
  type Accepted,
  type Incoming
} from '#queries/store.server.ts';
import type { CollectContext } from '../context.ts';

/** A request that may come again. `name`: its Idempotency-Key; null: it has none. */
export type Named = { key_id: string; kind: string; name: string | null; body: Uint8Array };

/** Takes a request in; `also` keeps its answer in the same transaction. */
type Work = (also: Pick<Incoming, 'also'>) => Promise<Accepted>;

type Kept = { body_digest: string; at_ms: number; answer: Promise<Accepted> };

const name_max = 255;
const kept_ms = reply_hours * 3_600_000;
const kept_max = 10_000;

/**
 * Answers kept by Idempotency-Key for a day, so that a request sent again is told what the first one was told: on disk with
 * what it brought, whatever happens to the server in between, and in memory while it is at work.
 */
export function replies({ now, store }: Pick<CollectContext, 'now' | 'store'>) {
  const kept = new Map<string, Kept>();
  const onDisk = async (named: Named & { name: string }, body_digest: string, work: Work) => {
    const { body: _, ...place } = named;
    const reply = { ...place, body_digest };
    const before = await knownReply(await store(), reply, now());
    if (before === null) return work({ also: keepReply(reply, now()) });
    if (before.body_digest !== body_digest) throw reused(named.name);
    return before.answer;
  };
  return {
    /** Errors: those of `work`, which are not kept; `idempotency_key_reused` (422) when the body is another one. */
    async once({ name, ...asked }: Named, work: Work): Promise<Accepted> {
      if (name === null) return work({});
      if (name === '' || name.length > name_max)
        throw new InvalidInput(
          `invalid Idempotency-Key: ${name.length} characters (1 to ${name_max})`
        );
      const place = `${asked.key_id} ${asked.kind} ${name}`;
      const body_digest = createHash('sha256').update(asked.body).digest('hex');
      const before = kept.get(place);
      if (before !== undefined && now().getTime() - before.at_ms < kept_ms) {
        if (before.body_digest !== body_digest) throw reused(name);
        return before.answer;
      }
      const answer = onDisk({ ...asked, name }, body_digest, work);
      kept.delete(place);
      kept.set(place, { body_digest, at_ms: now().getTime(), answer });
      answer.catch(() => kept.delete(place)); // the caller sees the failure and may try again
      const oldest = kept.keys().next();
      if (kept.size > kept_max && oldest.done === false) kept.delete(oldest.value);
      return answer;
    }
  };
}

const reused = (name: string): VitrineError =>
  new VitrineError(
    'idempotency_key_reused',
    422,
    2,
    `Idempotency-Key used for another body: ${name}`
  );

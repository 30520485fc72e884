import { createHash } from 'node:crypto';
import { InvalidInput, VitrineError } from '#model/problem.ts';
import type { Accepted } from '#queries/store.server.ts';
import type { CollectContext } from '../context.ts';

/** A request that may come again. `name`: its Idempotency-Key; null: it has none. */
export type Named = { key_id: string; kind: string; name: string | null; body: Uint8Array };

type Kept = { digest: string; at_ms: number; answer: Promise<Accepted> };

const name_max = 255;
const kept_ms = 24 * 3_600_000;
const kept_max = 10_000;

/**
 * Answers kept by Idempotency-Key for a day, so that a request sent again is told what the first one was told. They are
 * kept in memory: after a new start the same request is answered by its content, as duplicates, and still changes nothing.
 */
export function replies({ now }: Pick<CollectContext, 'now'>) {
  const kept = new Map<string, Kept>();
  return {
    /** Errors: those of `work`, which are not kept; `idempotency_key_reused` (422) when the body is another one. */
    async once(
      { key_id, kind, name, body }: Named,
      work: () => Promise<Accepted>
    ): Promise<Accepted> {
      if (name === null) return work();
      if (name === '' || name.length > name_max)
        throw new InvalidInput(
          `invalid Idempotency-Key: ${name.length} characters (1 to ${name_max})`
        );
      const place = `${key_id} ${kind} ${name}`;
      const digest = createHash('sha256').update(body).digest('hex');
      const before = kept.get(place);
      if (before !== undefined && now().getTime() - before.at_ms < kept_ms) {
        if (before.digest !== digest)
          throw new VitrineError(
            'idempotency_key_reused',
            422,
            2,
            `Idempotency-Key used for another body: ${name}`
          );
        return before.answer;
      }
      const answer = work();
      kept.delete(place);
      kept.set(place, { digest, at_ms: now().getTime(), answer });
      answer.catch(() => kept.delete(place)); // the caller sees the failure and may try again
      const oldest = kept.keys().next();
      if (kept.size > kept_max && oldest.done === false) kept.delete(oldest.value);
      return answer;
    }
  };
}

import { PushBack, VitrineError } from '#model/problem.ts';
import type { CollectContext } from './context.ts';

/** Any error as problem details (RFC 9457); what nobody foresaw is logged under a number and says nothing. */
export function problemOf(error: unknown, context: Pick<CollectContext, 'log'>): Response {
  const known = error instanceof VitrineError ? error : unforeseen(error, context);
  const headers = new Headers({
    'content-type': 'application/problem+json',
    'cache-control': 'no-store'
  });
  if (known instanceof PushBack) headers.set('retry-after', String(known.retry_after_s));
  else if (known.status === 503) headers.set('retry-after', '5');
  if (known.status === 401) headers.set('www-authenticate', 'Bearer');
  return new Response(JSON.stringify(known.toProblem()), { status: known.status, headers });
}

function unforeseen(error: unknown, { log }: Pick<CollectContext, 'log'>): VitrineError {
  const id = crypto.randomUUID();
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
  log(`request ${id} failed: ${said}`);
  return new VitrineError('unexpected', 500, 1, `unexpected error, request ${id}`);
}

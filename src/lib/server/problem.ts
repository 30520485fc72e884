import { VitrineError } from '#model/problem.ts';

/** Any error as the one wire shape (RFC 9457 problem details); what we did not foresee is logged and says nothing. */
export function problemResponse(error: unknown): Response {
  const known = error instanceof VitrineError ? error : unforeseen(error);
  return new Response(JSON.stringify(known.toProblem()), {
    status: known.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' }
  });
}

function unforeseen(error: unknown): VitrineError {
  const id = crypto.randomUUID();
  console.error(`vitrine: request ${id} failed:`, error);
  return new VitrineError('unexpected', 500, 1, `unexpected error, request ${id}`);
}

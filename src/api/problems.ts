import type { Context } from 'hono';
import { InvalidInput, VitrineError } from '#model/problem.ts';
import { problemResponse } from '#lib/server/problem.ts';
import type { z } from 'zod';

/** Any error as problem details; what Hono throws for a body or an address it cannot read is a bad request. */
export function onError(error: Error): Response {
  const status = 'status' in error && typeof error.status === 'number' ? error.status : null;
  if (!(error instanceof VitrineError) && status !== null && status >= 400 && status < 500)
    return problemResponse(new InvalidInput(`invalid request: ${error.message}`));
  return problemResponse(error);
}

/** A verb this address does not take. */
export function wrongVerb(c: Context): Response {
  const response = problemResponse(
    new VitrineError('method_not_allowed', 405, 2, `method not allowed: ${c.req.method}`)
  );
  response.headers.set('allow', 'GET, HEAD, OPTIONS');
  return response;
}

/** What zod refused of an address, as thing and value. */
export function refuse(issue: z.core.$ZodIssue | undefined, given: unknown): InvalidInput {
  if (issue?.code === 'unrecognized_keys')
    return new InvalidInput(`unknown parameter: ${issue.keys.join(', ')}`, {
      field: issue.keys[0] ?? 'query'
    });
  const field = String(issue?.path[0] ?? 'query');
  const value: unknown =
    typeof given === 'object' && given !== null ? Reflect.get(given, field) : given;
  return new InvalidInput(
    value === undefined
      ? `parameter missing: ${field}`
      : `invalid ${field}: ${String(value).slice(0, 200)}`,
    { field }
  );
}

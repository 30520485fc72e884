import { ProblemSchema } from './schemas.ts';

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ProblemSchema } }
});

/** What any operation may answer instead: problem details with a stable `code`. */
export const refusals = {
  400: problem('A request that cannot be understood'),
  401: problem('A key or a session is needed'),
  403: problem('Not allowed to whoever asks'),
  429: problem('Too many requests; Retry-After says when to come back'),
  503: problem('The store cannot answer now')
};

import { decide, type Need, type Viewer } from '#model/access.ts';
import { VitrineError } from '#model/problem.ts';

/**
 * Lets a request of the API pass. Errors: VitrineError unauthorized (401) for nobody, forbidden (403) for somebody who may
 * not, second_factor_missing (403).
 */
export function admitTo(viewer: Viewer, need: Need, is_public: boolean): void {
  const verdict = decide(viewer, need, is_public);
  if (verdict === 'sign_in') throw new VitrineError('unauthorized', 401, 1, 'sign-in needed');
  if (verdict === 'second_factor')
    throw new VitrineError('second_factor_missing', 403, 1, 'second factor not set up');
  if (verdict === 'no') throw new VitrineError('forbidden', 403, 1, 'not allowed');
}

import { connectionText, type ConnectionProblem } from '#model/connection.ts';
import { ConnectorError } from '#model/problem.ts';

/** Problems that trying again cannot mend: somebody has to change a setting. */
const final: readonly ConnectionProblem[] = [
  'wrong_key',
  'expired_token',
  'missing_right',
  'private_address',
  'foreign_address',
  'answer_too_large'
];

/** Whether a kept problem waits for somebody to change a setting. */
export const needsSomebody = (code: string | null): boolean =>
  final.some((problem) => problem === code);

/** A connection problem as an error whose message is its sentence. `value`: the host, or what the platform said. */
export function trouble(
  code: ConnectionProblem,
  words: { platform: string; value: string },
  more: { cause?: unknown; retry_after_s?: number } = {}
): ConnectorError {
  return new ConnectorError(connectionText(code, 'en', words) ?? code, {
    ...more,
    problem: { code, value: words.value },
    is_final: final.includes(code)
  });
}

/**
 * What a status of 300 and more says about the connection; null: it may pass, so the request is worth another try.
 * Where tokens are granted a wrong or expired key is a 400 (RFC 6749, section 5.2); Amazon calls an old token forbidden.
 */
export function problemOfStatus(status: number, body: string): ConnectionProblem | null {
  if ([408, 425, 429, 500, 502, 503, 504, 520, 522, 524].includes(status)) return null;
  const has_expired = /expired|invalid_grant/i.test(body);
  if (status === 401) return has_expired ? 'expired_token' : 'wrong_key';
  if (status === 403)
    return /token[^.]{0,60}expired/i.test(body) ? 'expired_token' : 'missing_right';
  if (
    status === 400 &&
    /"?error"?\W{1,4}(invalid_grant|invalid_client|unauthorized_client)/.test(body)
  )
    return has_expired ? 'expired_token' : 'wrong_key';
  return status === 404 || status === 410 ? 'address_not_found' : 'refused';
}

const certificates =
  /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT|HOSTNAME_MISMATCH|ERR_SSL)/;

/** What a failure below HTTP says about the connection. */
export function problemOfFailure(error: unknown): ConnectionProblem {
  const code = codeOf(error);
  if (code === 'EPRIVATE') return 'private_address';
  if (code === 'ENOTFOUND') return 'address_not_found';
  if (code === 'ETIMEDOUT') return 'too_slow';
  if (certificates.test(code)) return 'certificate';
  return code === 'ECONNREFUSED' || code === 'EHOSTUNREACH' || code === 'EAI_AGAIN'
    ? 'platform_down'
    : 'cut_off';
}

/** Whether such a failure may pass by itself. */
export const mayPass = (problem: ConnectionProblem): boolean =>
  ['too_slow', 'cut_off', 'platform_down'].includes(problem);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : error instanceof Error && error.name === 'TimeoutError'
      ? 'ETIMEDOUT'
      : '';

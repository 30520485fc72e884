const headers = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'
};

/** Pages made to stand in pages of other sites; only these. */
const isEmbed = (path: string): boolean => path.startsWith('/embed/');

/**
 * The same answer with the headers that keep a browser careful; pages get their content policy from svelte.config.js.
 * `path`: of the page asked; a chart made to be embedded may be framed anywhere, nothing else may.
 */
export function careful(response: Response, path = ''): Response {
  const answer = new Response(response.body, response); // headers of an answer from elsewhere may be locked
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
  if (!isEmbed(path)) return answer;
  answer.headers.delete('x-frame-options');
  const policy = answer.headers.get('content-security-policy');
  if (policy !== null)
    answer.headers.set(
      'content-security-policy',
      policy.replace("frame-ancestors 'self'", 'frame-ancestors *')
    );
  return answer;
}

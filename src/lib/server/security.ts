const headers = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'
};

/** The same answer with the headers that keep a browser careful; pages get their content policy from svelte.config.js. */
export function careful(response: Response): Response {
  const answer = new Response(response.body, response); // headers of an answer from elsewhere may be locked
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
  return answer;
}

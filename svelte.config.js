import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
  kit: {
    adapter: adapter({ out: 'build', envPrefix: '' }),
    // The page of a week's entry registers it, no other does.
    serviceWorker: { register: false },
    inlineStyleThreshold: 20_000, // bytes: a page waits for nothing but itself before it is painted
    // API clients post CSV and forms with keys, not cookies; the check lives where cookies authenticate.
    csrf: { trustedOrigins: ['*'] },
    // Kit adds a nonce for its own script; charts carry style attributes.
    csp: {
      directives: {
        'default-src': ['self'],
        'script-src': ['self'],
        'style-src': ['self', 'unsafe-inline'],
        'img-src': ['self', 'data:', 'blob:'],
        'font-src': ['self', 'data:'],
        'object-src': ['none'],
        'base-uri': ['self'],
        'form-action': ['self'],
        'frame-ancestors': ['self']
      }
    }
  }
};

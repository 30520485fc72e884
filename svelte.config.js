import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
  kit: {
    adapter: adapter({ out: 'build', envPrefix: '' }),
    // API clients post CSV and forms with keys, not cookies; the check lives where cookies authenticate.
    csrf: { trustedOrigins: ['*'] }
  }
};
